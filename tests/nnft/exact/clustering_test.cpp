#include "feynet/nnft/exact/clustering.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::clustering_test {
namespace {

Inputs two_pairs(double r, double r_prime, double distance) {
    Inputs inputs(1, 4);
    inputs << 0.0, r, distance, distance + r_prime;
    return inputs;
}

Eigen::VectorXd point(double x) {
    return Eigen::VectorXd::Constant(1, x);
}

}  // namespace

TEST_CASE("clustering: at N = 2 two pairs of the oscillator stay correlated by 0.18160") {
    const CosineNeuron neuron({});
    CHECK(
        clustering_defect(neuron, 3.0, point(0.3), point(0.5)) / 2.0 ==
        doctest::Approx(0.18160).epsilon(3e-5));
}

TEST_CASE(
    "clustering: the defect is what the four-point function of far pairs tends to" *
    doctest::test_suite("long")) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    // without a cut-off corrections fall as e^{−2mR}, below one as 1/(ΛR)
    for (const double kurtosis : {1.0, 2.0, 3.0}) {
        for (const auto& [law, cutoff, distance, tolerance] :
             {std::tuple{MomentumLaw::Propagator, infinite, 20.0, 1e-14},
              {MomentumLaw::Propagator, 3.0, 4000.0, 1e-4},
              {MomentumLaw::Uniform, 3.0, 4000.0, 1e-4}}) {
            CAPTURE(kurtosis);
            const CosineNeuron neuron({law, 1, 0.8, 1.3, cutoff});
            CAPTURE(neuron.momenta().cutoff);
            const double far =
                connected_four_point(neuron, kurtosis, two_pairs(0.3, 0.9, distance));
            CHECK(
                std::abs(clustering_defect(neuron, kurtosis, point(0.3), point(0.9)) - far) <
                tolerance);
        }
    }
}

TEST_CASE("clustering: only one law of weights leaves pairs of one point uncorrelated") {
    // (κ − 1) G(0)²: ⟨φ²⟩ of one network fluctuates with Σ aᵢ², which for a = ±1 it does not
    const CosineNeuron neuron({});
    CHECK(clustering_defect(neuron, 3.0, point(0.0), point(0.0)) == doctest::Approx(0.5));
    CHECK(clustering_defect(neuron, 2.0, point(0.0), point(0.0)) == doctest::Approx(0.25));
    CHECK(clustering_defect(neuron, 1.0, point(0.0), point(0.0)) == 0.0);
}

}  // namespace feynet::test::clustering_test
