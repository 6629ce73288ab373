#include "feynet/nnft/observable/reflection_matrix.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/random_networks.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace feynet::test::reflection_matrix_test {
namespace {

const ReflectionMatrix& nine_times() {
    static const ReflectionMatrix reflection(evenly_spaced_times(2.0, 9));
    return reflection;
}

/// M measured on `draws` × lanes networks.
VectorSeries sample(const Neuron& neuron, Index width, int draws, std::uint16_t run) {
    const RandomNetworks networks(neuron, OutputLaw::Gaussian, width);
    VectorSeries series(lanes, nine_times().size(), 256);
    Stream stream{.seed = 17, .run = run};
    Block f;
    Block values;
    for (int i = 0; i < draws; ++i) {
        ++stream.trajectory;
        networks.draw(stream, nine_times().inputs(), f);
        nine_times().measure(f, values);
        series.append(0, values);
    }
    return series;
}

}  // namespace

TEST_CASE("reflection matrix: a sharp cut-off makes states of negative norm") {
    // the momenta of an oscillator below Λ; all digits of another computation
    for (const auto& [cutoff, lowest] :
         {std::pair{4.0, -0.0795}, {8.0, -0.0367}, {16.0, -0.0124}, {64.0, -0.0030}}) {
        const CosineNeuron neuron({MomentumLaw::Uniform, 1, 1.0, 1.0, cutoff});
        CAPTURE(neuron.momenta().cutoff);
        CHECK(std::abs(lowest_eigenvalue(nine_times().exact(neuron)) - lowest) < 6e-5);
    }
}

TEST_CASE("reflection matrix: that of the whole oscillator has rank one") {
    // G(tᵢ + tⱼ) = G(0) e^{−ωtᵢ} e^{−ωtⱼ}: one state, of energy ω
    const Eigen::MatrixXd m = nine_times().exact(CosineNeuron({}));
    const Eigen::ArrayXd state = (-nine_times().inputs().row(0).head(9).transpose().array()).exp();
    CHECK((m - 0.5 * state.matrix() * state.matrix().transpose()).norm() < 1e-14);
    CHECK(std::abs(lowest_eigenvalue(m)) < 1e-14);
}

TEST_CASE("reflection matrix: only the time is reflected, and elements are symmetrised") {
    Inputs points(2, 2);
    points << 0.5, 1.0, 3.0, -4.0;
    const ReflectionMatrix reflection(points);
    Inputs expected(2, 4);
    expected << 0.5, 1.0, -0.5, -1.0, 3.0, -4.0, 3.0, -4.0;
    CHECK(reflection.inputs() == expected);

    Block f(lanes, 4);
    f.rowwise() = Eigen::Array4d(2.0, 3.0, 5.0, 7.0).transpose();
    Block values;
    reflection.measure(f, values);
    const Eigen::RowVectorXd row = values.row(3);
    const Eigen::MatrixXd m = reflection.matrix({row.data(), 3});
    CHECK(m == Eigen::Matrix2d{{10.0, 14.5}, {14.5, 21.0}});
}

TEST_CASE("reflection matrix: measured, it is negative below a cut-off and not without one") {
    // against the exact eigenvalue below 5 σ, against zero 5 σ on either side: a right program
    // fails with 2e-6
    const CosineNeuron sharp({MomentumLaw::Uniform, 1, 1.0, 1.0, 4.0});
    const CosineNeuron whole({MomentumLaw::Propagator, 1, 1.0, 1.0});
    const double exact = lowest_eigenvalue(nine_times().exact(sharp));

    const LowestEigenvalue found = lowest_eigenvalue(nine_times(), sample(sharp, 4, 2500, 1), 16);
    const LowestEigenvalue other = lowest_eigenvalue(nine_times(), sample(whole, 4, 2500, 2), 16);

    CHECK(found.errors_below_zero() > 5.0);
    CHECK(std::abs(found.bound - exact) < 5.0 * found.error);
    CHECK(other.errors_below_zero() < 5.0);
    // twin: the eigenvalue of the mean itself would call the positive matrix negative
    CHECK(other.plain < -0.5 * other.error);
}

TEST_CASE("reflection matrix: noise makes the bound neither negative nor its error wrong") {
    // 100 runs of few networks with λ = 0 exactly; pulls have t-like tails (63 degrees of freedom):
    // their mean is within 5/√100 of 0, that of their squares within 5√(2/100) of 1, 1e-6 each
    const CosineNeuron whole({});
    constexpr int runs = 100;
    Eigen::ArrayXd pulls(runs);
    Eigen::ArrayXd plain(runs);
    for (int run = 0; run < runs; ++run) {
        const LowestEigenvalue found = lowest_eigenvalue(
            nine_times(), sample(whole, 1, 64, static_cast<std::uint16_t>(100 + run)), 16);
        pulls[run] = -found.errors_below_zero();
        plain[run] = found.plain / found.error;
    }
    CHECK(std::abs(pulls.mean()) < 0.5);
    CHECK(std::abs(pulls.square().mean() - 1.0) < 0.7);
    // twin: the eigenvalue of the mean does look negative
    CHECK(plain.mean() < -0.5);
}

TEST_CASE("reflection matrix: points and blocks that make no sense are refused") {
    CHECK_THROWS_AS(ReflectionMatrix(Inputs(1, 0)), InvalidInput);
    CHECK_THROWS_AS(ReflectionMatrix(Inputs::Constant(1, 2, -0.1)), InvalidInput);
    CHECK_THROWS_AS(evenly_spaced_times(0.0, 9), InvalidInput);
    CHECK_THROWS_AS(evenly_spaced_times(2.0, 1), InvalidInput);
    CHECK_THROWS_AS(
        lowest_eigenvalue(nine_times(), sample(CosineNeuron({}), 1, 4, 9), 5), InvalidInput);
}

}  // namespace feynet::test::reflection_matrix_test
