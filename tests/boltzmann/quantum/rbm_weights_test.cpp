#include "feynet/boltzmann/quantum/rbm_weights.hpp"

#include "some_machine.hpp"

#include <doctest/doctest.h>

namespace feynet::test::rbm_weights_test {

TEST_CASE("the amplitude is the sum over the hidden units of a Boltzmann machine") {
    const RbmWeights weights = some_machine(3, 4, 0.5);

    for (Index state = 0; state < 8; ++state) {
        const Eigen::VectorXd s = spins_of(state, 3);
        std::complex<double> sum = 0.0;
        for (Index hidden = 0; hidden < 16; ++hidden) {
            const Eigen::VectorXd h = spins_of(hidden, 4);
            const std::complex<double> bonds =
                s.cast<std::complex<double>>()
                    .cwiseProduct(weights.coupling * h.cast<std::complex<double>>())
                    .sum();
            sum += std::exp(
                weights.visible.cwiseProduct(s).sum() + weights.hidden.cwiseProduct(h).sum() +
                bonds);
        }
        CHECK(std::abs(std::exp(log_amplitude(weights, s)) / sum - 1.0) < 1e-14);
    }
}

TEST_CASE("weights far beyond the range of exp leave the logarithm finite") {
    RbmWeights weights = some_machine(3, 2, 1.0);
    weights.coupling.setConstant(1000.0);
    weights.hidden.setZero();
    weights.visible.setZero();

    CHECK(log_amplitude(weights, Eigen::Vector3d::Ones()).real() == doctest::Approx(6000.0));
    CHECK(log_amplitude(weights, -Eigen::Vector3d::Ones()).real() == doctest::Approx(6000.0));
}

}  // namespace feynet::test::rbm_weights_test
