#include "feynet/boltzmann/quantum/feed_forward_state.hpp"

#include "feynet/boltzmann/quantum/spin_configurations.hpp"
#include "feynet/core/error.hpp"
#include "slopes_of.hpp"
#include "some_machine.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <complex>

namespace feynet::test::feed_forward_state_test {
namespace {

Eigen::VectorXcd real_weights(const WaveFunction& wave) {
    Eigen::VectorXcd weights = some_machine(wave.n_parameters(), 1, 0.6).visible;
    weights.imag().setZero();
    return weights;
}

}  // namespace

TEST_CASE("one hidden unit gives modulus and phase of a feed-forward state") {
    const FeedForwardState wave(2, 1, no_symmetry(2));
    Eigen::VectorXcd weights(5);
    weights << 0.7, 0.4, 0.1, 0.5, -0.3;  // c₁, c₂, b, W

    const Eigen::MatrixXd spins = spin_configurations({0b01}, 2);

    const std::complex<double> expected =
        std::complex<double>(0.7, 0.4) * std::tanh(0.1 + 0.5 + 0.3);
    CHECK(std::abs(wave.log_amplitudes(weights, spins)(0) - expected) < 1e-15);
}

TEST_CASE("the slopes of a feed-forward state are those of ln ψ, though it is not analytic") {
    const Eigen::MatrixXd spins = all_spin_configurations(5);
    for (const auto& group : {no_symmetry(5), ring_translations(5)}) {
        const FeedForwardState wave(5, 3, group);

        CHECK_FALSE(wave.is_analytic());
        CHECK(wave.n_parameters() == 3 * 8);
        CHECK(error_of_slopes(wave, real_weights(wave), spins) < 1e-9);
    }
}

TEST_CASE("a feed-forward state of a ring does not see a translation") {
    const FeedForwardState wave(6, 2, ring_translations(6));
    const FeedForwardState plain(6, 2, no_symmetry(6));

    const Eigen::MatrixXd spins = all_spin_configurations(6);

    CHECK(change_by_translation(wave, real_weights(wave), spins) < 1e-13);
    CHECK(change_by_translation(plain, real_weights(plain), spins) > 0.1);
    CHECK_THROWS_AS(FeedForwardState(3, 0, no_symmetry(3)), InvalidInput);
}

}  // namespace feynet::test::feed_forward_state_test
