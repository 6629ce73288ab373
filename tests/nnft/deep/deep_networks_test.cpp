#include "feynet/nnft/deep/deep_networks.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/deep/deep_kernel.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::deep_networks_test {
namespace {

Inputs three_inputs() {
    Inputs inputs(2, 3);
    inputs << 0.1, 0.9, -0.3,  //
        -0.2, 0.5, 0.6;
    return inputs;
}

/// A mean and its error over networks.
struct Mean {
    double value = 0.0;
    double error = 0.0;

    double pull(double exact) const { return (value - exact) / error; }
    double pull(const Mean& other) const {
        return (value - other.value) / std::hypot(error, other.error);
    }
};

class Means {
public:
    void add(const Lanes& values) {
        sum_ += values.sum();
        squares_ += values.square().sum();
        n_ += lanes;
    }
    Mean mean() const {
        const double value = sum_ / n_;
        return {value, std::sqrt((squares_ / n_ - value * value) / n_)};
    }

private:
    double sum_ = 0.0;
    double squares_ = 0.0;
    double n_ = 0.0;
};

/// f by drawing every weight there is.
void draw_all_weights(const DeepPrior& prior, Index n, const Stream& stream, Block& f) {
    const Inputs inputs = three_inputs();
    const double s_w = prior.layer.weight_scale;
    const double s_b = prior.layer.bias_scale;
    const Index k = inputs.cols();
    std::vector<Block> below;
    for (Index j = 0; j < k; ++j) {
        below.emplace_back(inputs.col(j).transpose().replicate(lanes, 1).array());
    }
    for (Index layer = 0; layer <= prior.depth; ++layer) {
        const Index fan_in = below[0].cols();
        const Index units = layer == prior.depth ? 1 : n;
        Block weights(lanes, units * (fan_in + 1));
        fill_normals(stream, in_part(Purpose::Test, static_cast<int>(layer)), weights);
        for (Index j = 0; j < k; ++j) {
            Block z(lanes, units);
            for (Index i = 0; i < units; ++i) {
                const auto mine = weights.middleCols(i * (fan_in + 1), fan_in + 1);
                z.col(i) = s_b * mine.col(fan_in) +
                           s_w / std::sqrt(static_cast<double>(fan_in)) *
                               (mine.leftCols(fan_in) * below[static_cast<std::size_t>(j)])
                                   .rowwise()
                                   .sum();
            }
            if (layer < prior.depth) {
                activate(prior.activation, z);
            }
            below[static_cast<std::size_t>(j)] = z;
        }
    }
    f.resize(lanes, k);
    for (Index j = 0; j < k; ++j) {
        f.col(j) = below[static_cast<std::size_t>(j)].col(0);
    }
}

struct Moments {
    Mean two;
    Mean four;
};

template <typename Draw>
Moments moments(int draws, Draw draw) {
    Means two;
    Means four;
    Block f;
    for (int i = 0; i < draws; ++i) {
        draw(Stream{.seed = 21, .trajectory = static_cast<std::uint32_t>(i)}, f);
        two.add(f.col(0) * f.col(1));
        four.add(f.col(0) * f.col(1) * f.col(2).square());
    }
    return {two.mean(), four.mean()};
}

}  // namespace

TEST_CASE(
    "deep networks: their law is that of networks all of whose weights are drawn" *
    doctest::test_suite("long")) {
    // 8 pulls below 4: a right program fails with 5e-4
    constexpr int draws = 20'000;
    for (const Activation activation : {Activation::Erf, Activation::Relu}) {
        for (const Index depth : {1, 3}) {
            CAPTURE(word(activation));
            CAPTURE(depth);
            const DeepPrior prior{activation, {2, 1.5, 0.3}, depth};
            const DeepNetworks networks(prior, OutputLaw::Gaussian, 3);
            const Moments found = moments(draws, [&](const Stream& stream, Block& f) {
                networks.draw(stream, three_inputs(), f);
            });
            const Moments all = moments(draws, [&](const Stream& stream, Block& f) {
                draw_all_weights(prior, 3, stream, f);
            });
            CHECK(std::abs(found.two.pull(all.two)) < 4.0);
            CHECK(std::abs(found.four.pull(all.four)) < 4.0);
        }
    }
}

TEST_CASE(
    "deep networks: the samples refuse another width and depth" * doctest::test_suite("long")) {
    constexpr int draws = 20'000;
    const auto four_of = [&](Index width, Index depth) {
        const DeepNetworks networks(
            {Activation::Erf, {2, 1.5, 0.3}, depth}, OutputLaw::Gaussian, width);
        return moments(draws, [&](const Stream& stream, Block& f) {
            networks.draw(stream, three_inputs(), f);
        });
    };
    const DeepPrior prior{Activation::Erf, {2, 1.5, 0.3}, 3};
    const Moments all = moments(
        draws, [&](const Stream& stream, Block& f) { draw_all_weights(prior, 3, stream, f); });
    CHECK(std::abs(all.four.pull(four_of(8, 3).four)) > 5.0);
    CHECK(std::abs(all.two.pull(four_of(3, 2).two)) > 5.0);
}

TEST_CASE(
    "deep networks: covariances given the hidden layers average to the two-point function" *
    doctest::test_suite("long")) {
    // 9 pulls below 4: a right program fails with 6e-4
    const DeepPrior prior{Activation::Erf, {2, 1.5, 0.3}, 2};
    for (const OutputLaw law : {OutputLaw::Gaussian, OutputLaw::Constant, OutputLaw::Rayleigh}) {
        CAPTURE(word(law));
        const DeepNetworks networks(prior, law, 200);
        Means product;
        Means covariance;
        Block f;
        Block q;
        for (std::uint32_t i = 0; i < 1000; ++i) {
            networks.draw({.seed = 2, .trajectory = i}, three_inputs(), f);
            networks.draw_covariance({.seed = 3, .trajectory = i}, three_inputs(), q);
            product.add(f.col(2) * f.col(0));
            covariance.add(q.col(3));
        }
        const Mean two = product.mean();
        const Mean smooth = covariance.mean();
        CHECK(std::abs(two.pull(smooth)) < 4.0);
        CHECK(smooth.error < 0.2 * two.error);
        const auto exact = deep_fluctuations(prior, three_inputs().col(2), three_inputs().col(0));
        CHECK(std::abs(smooth.pull(exact.kernel[1] + exact.shift[1] / 200.0)) < 4.0);
        CHECK(
            std::sqrt(exact.spread(1, 1) / 200.0 / 8000.0) ==
            doctest::Approx(smooth.error).epsilon(0.1));
    }
}

TEST_CASE(
    "deep networks: the two-point function approaches the kernel as 1/N, as predicted" *
    doctest::test_suite("long")) {
    // 4 pulls below 4, the terms in 1/N² below their errors: a right program fails with 3e-4
    Inputs inputs(2, 2);
    inputs << 1.0, -1.0,  //
        0.2, 0.1;
    for (const auto& [activation, bias] :
         {std::pair{Activation::Erf, 0.0}, {Activation::Relu, 1.0}}) {
        CAPTURE(word(activation));
        const DeepPrior prior{activation, {2, 3.0, bias}, 3};
        const auto exact = deep_fluctuations(prior, inputs.col(0), inputs.col(1));
        for (const Index width : {32, 128}) {
            CAPTURE(width);
            const DeepNetworks networks(prior, OutputLaw::Gaussian, width);
            Means covariance;
            Block q;
            for (std::uint32_t i = 0; i < 2000; ++i) {
                networks.draw_covariance({.seed = 4, .trajectory = i}, inputs, q);
                covariance.add(q.col(1));
            }
            const Mean found = covariance.mean();
            const double shift = exact.shift[1] / static_cast<double>(width);
            CHECK(std::abs(found.pull(exact.kernel[1] + shift)) < 4.0);
            if (width == 32) {
                CHECK(std::abs(found.pull(exact.kernel[1])) > 5.0);
            }
        }
    }
}

TEST_CASE("deep networks: at one point a ReLU-net has the kernel's variance at every width") {
    // 2 pulls below 4: a right program fails with 1.3e-4
    const DeepPrior prior{Activation::Relu, {2, 1.2, 0.5}, 3};
    const Inputs point = three_inputs().leftCols(1);
    for (const Index width : {1, 4}) {
        CAPTURE(width);
        const DeepNetworks networks(prior, OutputLaw::Gaussian, width);
        Means variance;
        Block q;
        for (std::uint32_t i = 0; i < 20'000; ++i) {
            networks.draw_covariance({.seed = 6, .trajectory = i}, point, q);
            variance.add(q.col(0));
        }
        CHECK(std::abs(variance.mean().pull(deep_kernel(prior, point)(0, 0))) < 4.0);
    }
}

TEST_CASE(
    "deep networks: equal inputs and inputs on a ray, whose covariances are singular, agree") {
    const DeepPrior prior{Activation::Relu, {1, 1.2, 0.0}, 2};
    const DeepNetworks networks(prior, OutputLaw::Constant, 20);
    Inputs inputs(1, 4);
    inputs << 0.5, 0.5, 1.0, 0.25;
    Block f;
    networks.draw({.seed = 7}, inputs, f);
    CHECK((f.col(0) - f.col(1)).abs().maxCoeff() < 1e-12);
    CHECK((2.0 * f.col(0) - f.col(2)).abs().maxCoeff() < 1e-12);
    CHECK((0.5 * f.col(0) - f.col(3)).abs().maxCoeff() < 1e-12);
    CHECK(f.col(0).abs().minCoeff() > 1e-6);
}

TEST_CASE("deep networks: units of one layer share no random number, however many") {
    // ⟨σ²⟩ of 3000 units: its spread over networks is that of independent units, 4 σ of 400 numbers
    const DeepPrior prior{Activation::Erf, {1, 1.0, 0.5}, 1};
    const Inputs point = Inputs::Constant(1, 1, 0.7);
    constexpr double width = 3000;
    const DeepNetworks networks(prior, OutputLaw::Gaussian, 3000);
    const auto exact = deep_fluctuations(prior, point.col(0), point.col(0));
    Block q;
    double squares = 0.0;
    for (std::uint32_t i = 0; i < 50; ++i) {
        networks.draw_covariance({.seed = 5, .trajectory = i}, point, q);
        squares += (q - exact.kernel[0]).square().sum();
    }
    CHECK(
        squares / 400.0 ==
        doctest::Approx(exact.spread(0, 0) / width).epsilon(4.0 * std::sqrt(2.0 / 400.0)));
}

TEST_CASE("deep networks: what makes no sense is refused") {
    const DeepPrior prior;
    CHECK_THROWS_AS(DeepNetworks(prior, OutputLaw::Gaussian, 0), InvalidInput);
    CHECK_THROWS_AS(DeepNetworks({Activation::Erf, {}, 0}, OutputLaw::Gaussian, 10), InvalidInput);
}

}  // namespace feynet::test::deep_networks_test
