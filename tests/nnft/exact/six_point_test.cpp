#include "feynet/nnft/exact/six_point.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/neuron/relu_neuron.hpp"
#include "feynet/nnft/observable/connected_functions.hpp"
#include "feynet/nnft/random_networks.hpp"
#include "feynet/statistics/gamma_method.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::six_point_test {
namespace {

Inputs six_inputs() {
    Inputs inputs(1, 6);
    inputs << 0.1, 0.15, 0.5, 0.55, 0.9, 0.95;
    return inputs;
}

/// The pull of G₆ᶜ of 8 × draws networks against an exact N² G₆ᶜ.
double pull(const RandomNetworks& networks, const Inputs& inputs, double exact, int draws) {
    const SeparatedSixPoint six({0, 1, 2, 3, 4, 5});
    const NPointFunctions functions(six.products());
    VectorSeries series(lanes, functions.size());
    Stream stream{.seed = 31};
    Block f;
    Block values;
    for (int i = 0; i < draws; ++i) {
        ++stream.trajectory;
        networks.draw(stream, inputs, f);
        functions.measure(f, values);
        series.append(0, values);
    }
    const GammaResult found = gamma_method(
        six, [&](std::span<const double> means) { return six.gradient(means); }, series);
    const auto n = static_cast<double>(networks.width());
    return (found.mean - exact / (n * n)) / found.unreliable_error;
}

}  // namespace

TEST_CASE("six-point function: cumulants of one neuron at one input") {
    // cos⁶ has mean 5/16: N² G₆ᶜ = (⟨a⁶⟩ 5/2 − 45/2 ⟨a⁴⟩ + 30) G(0)³, of Rayleigh weights zero, as
    // a cos c is then Gaussian
    const CosineNeuron cosine({});
    const Inputs origin = Inputs::Zero(1, 6);
    const double h6 = six_point(cosine, origin);
    CHECK(h6 == doctest::Approx(2.5 / 8.0));
    CHECK(connected_six_point(cosine, OutputLaw::Constant, h6, origin) == doctest::Approx(1.25));
    CHECK(std::abs(connected_six_point(cosine, OutputLaw::Rayleigh, h6, origin)) < 1e-13);
    // ReLU of one normal: ⟨h⁶⟩ = 15/2, K = 1/2, κ₆ = 660 K³
    const ReluNeuron relu({1, 1.0, 0.0});
    CHECK(
        connected_six_point(relu, OutputLaw::Gaussian, 7.5, Inputs::Ones(1, 6)) ==
        doctest::Approx(660.0 / 8.0));
    const GaussNeuron gauss({1, 1.0, 0.5});
    CHECK(six_point(gauss, origin) == doctest::Approx(std::exp(3.0)));
}

TEST_CASE("six-point function: networks have it at separated inputs, and fall as 1/N²") {
    // three pulls below 4.5: a right program fails with 2e-5
    const CosineNeuron cosine({});
    const Inputs inputs = six_inputs();
    const double exact =
        connected_six_point(cosine, OutputLaw::Constant, six_point(cosine, inputs), inputs);
    const RandomNetworks one(cosine, OutputLaw::Constant, 1);
    const RandomNetworks two(cosine, OutputLaw::Constant, 2);
    CHECK(std::abs(pull(one, inputs, exact, 4000)) < 4.5);
    CHECK(std::abs(pull(two, inputs, exact, 4000)) < 4.5);
    CHECK(std::abs(pull(two, inputs, 2.0 * exact, 4000)) > 4.5);

    const GaussNeuron gauss({1, 0.3, 0.1});
    const double other =
        connected_six_point(gauss, OutputLaw::Constant, six_point(gauss, inputs), inputs);
    const RandomNetworks single(gauss, OutputLaw::Constant, 1);
    CHECK(std::abs(pull(single, inputs, other, 4000)) < 4.5);
    CHECK(std::abs(pull(single, inputs, 1.5 * other, 4000)) > 4.5);
}

TEST_CASE("six-point function: uniform momenta are refused") {
    const CosineNeuron neuron({MomentumLaw::Uniform, 1, 1.0, 1.0, 4.0});
    CHECK_THROWS_AS(six_point(neuron, Inputs::Zero(1, 6)), InvalidInput);
}

}  // namespace feynet::test::six_point_test
