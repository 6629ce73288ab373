#include "feynet/nnft/random_networks.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/neuron/decay_neuron.hpp"
#include "feynet/nnft/neuron/erf_neuron.hpp"
#include "feynet/nnft/neuron/gauss_neuron.hpp"
#include "feynet/nnft/neuron/relu_neuron.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace feynet::test::random_networks_test {
namespace {

/// Four different inputs in d dimensions.
Inputs four_inputs(Index d) {
    Inputs inputs(3, 4);
    inputs << 0.1, 0.4, -0.3, 0.7,  //
        -0.2, 0.5, 0.3, 0.1,        //
        0.6, -0.1, 0.2, 0.3;
    return inputs.topRows(d);
}

struct Kind {
    std::string name;
    std::unique_ptr<Neuron> neuron;
    bool has_four_point = true;
};

std::vector<Kind> all_kinds() {
    std::vector<Kind> kinds;
    const auto add = [&](const char* name, auto neuron, bool has_four_point = true) {
        kinds.push_back(
            {name, std::make_unique<decltype(neuron)>(std::move(neuron)), has_four_point});
    };
    constexpr auto uniform = MomentumLaw::Uniform;
    constexpr auto propagator = MomentumLaw::Propagator;
    add("erf, d = 1", ErfNeuron({1, 1.0, 1.0}));
    add("erf, d = 2", ErfNeuron({2, 1.2, 0.5}));
    add("relu, d = 1", ReluNeuron({1, 1.0, 1.0}));
    add("relu, d = 3", ReluNeuron({3, 1.3, 0.5}), false);
    add("gauss, d = 1", GaussNeuron({1, 0.5, 0.5}));
    add("gauss, d = 3", GaussNeuron({3, 0.7, 0.4}));
    add("cosine, propagator, d = 1", CosineNeuron({propagator, 1, 1.0, 2.0}));
    add("cosine, propagator, d = 2", CosineNeuron({propagator, 2, 1.5, 1.0, 5.0}));
    add("cosine, propagator, d = 3", CosineNeuron({propagator, 3, 1.0, 1.0, 4.0}));
    add("cosine, uniform, d = 1", CosineNeuron({uniform, 1, 1.0, 1.0, 4.0}));
    add("cosine, uniform, d = 2", CosineNeuron({uniform, 2, 1.0, 0.5, 3.0}));
    add("cosine, uniform, d = 3", CosineNeuron({uniform, 3, 1.0, 1.0, 2.0}));
    // times from 0.1 on, the window being from −0.5 on
    add("step", DecayNeuron({0.0, 1.3, -0.5, 2.0}));
    add("decay", DecayNeuron({1.5, 0.8, -0.5, 1.5}));
    add("decay, some times after the window", DecayNeuron({0.7, 1.0, -0.5, 0.95}));
    return kinds;
}

/// A mean and its error over independent networks.
struct Mean {
    double value = 0.0;
    double error = 0.0;

    double pull(double exact) const { return (value - exact) / error; }
};

/// ⟨f(x₁) … f(x_n)⟩ over `draws` × lanes networks, n ≤ 4.
Mean mean_product(const RandomNetworks& networks, const Inputs& inputs, Index n, int draws) {
    Block f;
    double sum = 0.0;
    double squares = 0.0;
    Stream stream{.seed = 11};
    for (int i = 0; i < draws; ++i) {
        ++stream.trajectory;
        networks.draw(stream, inputs, f);
        const Lanes product = f.leftCols(n).rowwise().prod();
        sum += product.sum();
        squares += product.square().sum();
    }
    const double count = static_cast<double>(lanes) * draws;
    const double mean = sum / count;
    return {mean, std::sqrt((squares / count - mean * mean) / count)};
}

/// The exact ⟨f₁f₂f₃f₄⟩ at one width.
double exact_four_point(const RandomNetworks& networks, const Inputs& inputs) {
    const Neuron& neuron = networks.neuron();
    const auto k = [&](Index i, Index j) { return kernel(neuron, inputs.col(i), inputs.col(j)); };
    const double wick = k(0, 1) * k(2, 3) + k(0, 2) * k(1, 3) + k(0, 3) * k(1, 2);
    return wick + connected_four_point(neuron, kurtosis(networks.output_law()), inputs) /
                      static_cast<double>(networks.width());
}

}  // namespace

TEST_CASE("random networks: the two-point function is the kernel at every width") {
    // 45 pulls below 4: a right program fails with 3e-3
    for (const Kind& kind : all_kinds()) {
        const Inputs inputs = four_inputs(kind.neuron->n_inputs());
        const double exact = kernel(*kind.neuron, inputs.col(0), inputs.col(1));
        for (const Index width : {1, 4, 100}) {
            CAPTURE(kind.name);
            CAPTURE(width);
            const RandomNetworks networks(*kind.neuron, OutputLaw::Gaussian, width);
            const Mean found = mean_product(networks, inputs, 2, width > 10 ? 500 : 3000);
            CHECK(std::abs(found.pull(exact)) < 4.0);
        }
    }
}

TEST_CASE(
    "random networks: the four-point function is exact at finite width for every law" *
    doctest::test_suite("long")) {
    // 42 pulls below 4: a right program fails with 3e-3
    for (const Kind& kind : all_kinds()) {
        if (!kind.has_four_point) {
            continue;
        }
        const Inputs inputs = four_inputs(kind.neuron->n_inputs());
        for (const OutputLaw law :
             {OutputLaw::Gaussian, OutputLaw::Constant, OutputLaw::Rayleigh}) {
            CAPTURE(kind.name);
            CAPTURE(word(law));
            const RandomNetworks networks(*kind.neuron, law, 3);
            const Mean found = mean_product(networks, inputs, 4, 5000);
            CHECK(std::abs(found.pull(exact_four_point(networks, inputs))) < 4.0);
        }
    }
}

TEST_CASE("random networks: the samples refuse another kernel, width and law") {
    const CosineNeuron neuron({MomentumLaw::Propagator, 1, 1.0, 1.0});
    const CosineNeuron heavier({MomentumLaw::Propagator, 1, 1.1, 1.0});
    const Inputs inputs = four_inputs(1);
    const RandomNetworks networks(neuron, OutputLaw::Constant, 3);
    const RandomNetworks wider(neuron, OutputLaw::Constant, 6);
    const RandomNetworks other_law(neuron, OutputLaw::Gaussian, 3);

    const Mean two = mean_product(networks, inputs, 2, 40000);
    const Mean four = mean_product(networks, inputs, 4, 40000);

    CHECK(std::abs(two.pull(kernel(heavier, inputs.col(0), inputs.col(1)))) > 5.0);
    CHECK(std::abs(four.pull(exact_four_point(wider, inputs))) > 5.0);
    CHECK(std::abs(four.pull(exact_four_point(other_law, inputs))) > 5.0);
    CHECK(std::abs(four.pull(exact_four_point(networks, inputs))) < 4.0);
}

TEST_CASE("random networks: neurons of every part have numbers of their own") {
    const CosineNeuron neuron({});
    const Inputs at_origin = Inputs::Zero(1, 1);
    // one neuron more than a part: were parts equal, the variance would nearly double
    const RandomNetworks networks(neuron, OutputLaw::Constant, 2048);
    Block f;
    double squares = 0.0;
    constexpr int draws = 250;
    for (std::uint32_t i = 0; i < draws; ++i) {
        networks.draw({.seed = 5, .trajectory = i}, at_origin, f);
        squares += f.square().mean();
    }
    // ⟨f²⟩ = ½ with relative error √(2/2000): 4 σ, false alarm 6e-5
    CHECK(squares / draws == doctest::Approx(0.5).epsilon(4.0 * std::sqrt(2.0 / 2000.0)));
}

TEST_CASE("random networks: draws side by side are as independent as trajectories") {
    // of one neuron, of some that share a part, of more than a part
    const ErfNeuron neuron({2, 1.2, 0.5});
    const Inputs inputs = four_inputs(2);
    for (const Index width : {1, 100, 1500}) {
        CAPTURE(width);
        const RandomNetworks networks(neuron, OutputLaw::Gaussian, width);
        constexpr Index n_draws = 400;
        Block one;
        Block all;
        networks.draw({.seed = 8}, inputs, one);
        networks.draw({.seed = 8}, inputs, n_draws, all);
        REQUIRE(all.cols() == 4 * n_draws);
        CHECK((all.leftCols(4) == one).all());
        double product = 0.0;
        double next = 0.0;
        double squared = 0.0;
        for (Index i = 0; i + 1 < n_draws; ++i) {
            const Lanes fields = all.col(4 * i) * all.col(4 * i + 1);
            product += fields.sum();
            squared += fields.square().sum();
            next += (all.col(4 * i) * all.col(4 * i + 4)).sum();
        }
        // 4 σ for six numbers: a right program fails with 4e-4
        constexpr double count = (n_draws - 1) * lanes;
        const double exact = kernel(neuron, inputs.col(0), inputs.col(1));
        const double variance = kernel(neuron, inputs.col(0), inputs.col(0));
        const double error = std::sqrt(squared / count - exact * exact) / std::sqrt(count);
        CHECK(std::abs(product / count - exact) < 4.0 * error);
        CHECK(std::abs(next / count) < 4.0 * variance / std::sqrt(count));
    }
}

TEST_CASE("random networks: widths that make no sense are refused") {
    const CosineNeuron neuron({});
    CHECK_THROWS_AS(RandomNetworks(neuron, OutputLaw::Gaussian, 0), InvalidInput);
    CHECK_THROWS_AS(
        RandomNetworks(neuron, OutputLaw::Gaussian, RandomNetworks::most_neurons + 1),
        InvalidInput);
}

}  // namespace feynet::test::random_networks_test
