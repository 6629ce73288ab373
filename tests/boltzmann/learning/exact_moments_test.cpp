#include "feynet/boltzmann/learning/exact_moments.hpp"

#include "any_machine.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::exact_moments_test {
namespace {

/// ln Z from all configurations of both layers.
double brute_log_partition(const BoltzmannMachine& machine) {
    const Eigen::MatrixXd visible = all_spins(machine.n_visible());
    const Eigen::MatrixXd hidden = all_spins(machine.n_hidden());
    double sum = 0.0;
    for (Index k = 0; k < visible.rows(); ++k) {
        for (Index l = 0; l < hidden.rows(); ++l) {
            sum += std::exp(exponent(machine, visible.row(k), hidden.row(l)));
        }
    }
    return std::log(sum);
}

/// [f(w + ε) − f(w − ε)]/2ε of weight k.
template <typename Function>
double difference(BoltzmannMachine machine, Index k, Function f) {
    constexpr double step = 1e-5;
    machine.weights()(k) += step;
    const double up = f(machine);
    machine.weights()(k) -= 2.0 * step;
    return (up - f(machine)) / (2.0 * step);
}

}  // namespace

TEST_CASE("ln Z is the same from the smaller layer, whichever it is") {
    for (const auto& [n, m] : {std::pair<Index, Index>{3, 5}, {5, 3}, {4, 4}}) {
        const BoltzmannMachine machine = any_machine(n, m, 0.6);

        CHECK(
            exact_log_partition(machine) ==
            doctest::Approx(brute_log_partition(machine)).epsilon(1e-14));
        CHECK(exact_moments(machine).log_partition == exact_log_partition(machine));
    }
}

TEST_CASE("moments are the slopes of ln Z") {
    for (const auto& [n, m] : {std::pair<Index, Index>{3, 4}, {4, 3}}) {
        const BoltzmannMachine machine = any_machine(n, m, 0.6);
        const Eigen::VectorXd moments = exact_moments(machine).moments;

        for (Index k = 0; k < machine.n_weights(); ++k) {
            const double slope = difference(machine, k, exact_log_partition);
            CHECK(std::abs(moments(k) - slope) < 1e-9);
        }
    }
}

TEST_CASE("the slope of the divergence is model less data") {
    const BoltzmannMachine machine = any_machine(3, 2, 0.6);
    const SpinData data = visible_law(any_machine(3, 2, 1.0, 7));
    const auto value = [&](const BoltzmannMachine& at) {
        return divergence(data, at, exact_log_partition(at));
    };
    const Eigen::VectorXd slope = exact_moments(machine).moments - data_moments(machine, data);

    for (Index k = 0; k < machine.n_weights(); ++k) {
        CHECK(std::abs(slope(k) - difference(machine, k, value)) < 1e-9);
    }
}

TEST_CASE("the divergence of a law from itself is zero, from another positive") {
    const BoltzmannMachine machine = any_machine(4, 3, 0.6);
    const double log_partition = exact_log_partition(machine);

    CHECK(std::abs(divergence(visible_law(machine), machine, log_partition)) < 1e-14);
    CHECK(divergence(visible_law(any_machine(4, 3, 0.6, 2)), machine, log_partition) > 0.01);
    CHECK(
        mean_log_likelihood(machine, visible_law(machine), log_partition) ==
        doctest::Approx(-entropy(visible_law(machine))));
}

TEST_CASE("a machine both of whose layers are large is refused") {
    CHECK_THROWS_AS(exact_log_partition(BoltzmannMachine(21, 21)), InvalidInput);
    CHECK_NOTHROW(exact_log_partition(BoltzmannMachine(200, 3)));
}

}  // namespace feynet::test::exact_moments_test
