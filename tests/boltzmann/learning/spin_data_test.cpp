#include "feynet/boltzmann/learning/spin_data.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::spin_data_test {
namespace {

/// A law of two spins, p = 0.1, 0.2, 0.3, 0.4.
SpinData two_spins() {
    return {all_spins(2), Eigen::Vector4d(0.1, 0.2, 0.3, 0.4)};
}

/// χ² of the shares of a sample against a law of two spins, three degrees of freedom.
double chi_squared(const Eigen::MatrixXd& sample, const Eigen::VectorXd& law) {
    Eigen::Vector4d counts = Eigen::Vector4d::Zero();
    for (Index k = 0; k < sample.rows(); ++k) {
        counts((sample(k, 0) > 0.0 ? 1 : 0) + (sample(k, 1) > 0.0 ? 2 : 0)) += 1.0;
    }
    const Eigen::Vector4d expected = law * static_cast<double>(sample.rows());
    return ((counts - expected).array().square() / expected.array()).sum();
}

}  // namespace

TEST_CASE("all configurations are written out once") {
    const Eigen::MatrixXd spins = all_spins(3);

    CHECK(spins.rows() == 8);
    CHECK(spins.row(0) == Eigen::RowVector3d(-1, -1, -1));
    CHECK(spins.row(5) == Eigen::RowVector3d(1, -1, 1));
    CHECK(without_repeats(spins).n_configurations() == 8);
    CHECK_THROWS_AS(all_spins(21), InvalidInput);
}

TEST_CASE("repeated configurations are counted") {
    Eigen::MatrixXd sample(4, 2);
    sample << 1, -1, 1, 1, 1, -1, 1, -1;
    const SpinData data = without_repeats(sample);

    CHECK(data.n_configurations() == 2);
    CHECK(data.probabilities.maxCoeff() == 0.75);
    CHECK(correlations(data)(0, 1) == -0.5);
    CHECK(correlations(data)(1, 1) == 1.0);
}

TEST_CASE("draws follow the law, and another law is told apart") {
    const Eigen::MatrixXd sample = drawn(two_spins(), 20000, {.seed = 4});

    // χ² of 3 is below 16.3 with a chance of 99.9 %; fixed seed
    CHECK(chi_squared(sample, two_spins().probabilities) < 16.3);
    CHECK(chi_squared(sample, Eigen::Vector4d(0.1, 0.2, 0.28, 0.42)) > 30.0);
    CHECK_THROWS_AS(drawn(two_spins(), 0, {}), InvalidInput);
}

TEST_CASE("entropy is ln 2 a spin at most, and that of a coin otherwise") {
    CHECK(
        entropy({all_spins(2), Eigen::Vector4d::Constant(0.25)}) ==
        doctest::Approx(2.0 * std::numbers::ln2));
    CHECK(entropy({all_spins(2), Eigen::Vector4d(0.0, 0.0, 1.0, 0.0)}) == 0.0);
}

}  // namespace feynet::test::spin_data_test
