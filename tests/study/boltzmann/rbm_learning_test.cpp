#include "feynet/study/boltzmann/rbm_learning.hpp"

#include "feynet/boltzmann/learning/exact_moments.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::rbm_learning_test {

TEST_CASE("rbm learning: every fifth row of a table is held out") {
    Eigen::MatrixXd table = Eigen::MatrixXd::Ones(11, 2);
    table(4, 0) = -1.0;
    table(9, 1) = -1.0;
    const SpinLessons lessons = table_lessons(table);

    CHECK(lessons.training == Eigen::MatrixXd::Ones(9, 2));
    CHECK(lessons.held_out.rows() == 2);
    CHECK(lessons.held_out(0, 0) == -1.0);
    CHECK(lessons.held_out(1, 1) == -1.0);
    CHECK(lessons.data.n_configurations() == 1);
    CHECK_FALSE(lessons.truth);
}

TEST_CASE("rbm learning: what is watched is what can be summed") {
    const SpinLessons small = ising_lessons({.samples = 100}, {}, 1);
    const SpinLessons large = ising_lessons({.size = 5, .samples = 100}, {}, 1);

    CHECK(learning_measure(small, 9) == LearningMeasure::Divergence);
    CHECK(learning_measure(large, 9) == LearningMeasure::Likelihood);
    CHECK(learning_measure(large, 17) == LearningMeasure::Reconstruction);
    CHECK(small.held_out.rows() == sample_chains);
    CHECK(small.held_out.topRows(10) != small.training.topRows(10));
}

TEST_CASE("rbm learning: annealing and chains agree with sums over all configurations") {
    const SpinLessons lessons = ising_lessons({.size = 5, .samples = 200}, {}, 1);
    const BoltzmannMachine machine = random_machine(25, 6, 0.2, {.seed = 4});
    const LogMeanWeight measured = annealed(machine, {.chains = 512, .rungs = 100}, {}, 1);

    // four standard errors, at a fixed seed
    REQUIRE(measured.error);
    CHECK(std::abs(measured.value - exact_log_partition(machine)) < 4.0 * *measured.error);

    // ⟨v₀ v₁⟩ = Σ_h p(h) tanh(W₀h) tanh(W₁h), here from the hidden layer's own law
    BoltzmannMachine hidden(6, 25);
    hidden.weights().tail(150) = Eigen::MatrixXd(machine.coupling().transpose()).reshaped();
    const SpinData law = visible_law(hidden);
    const Eigen::ArrayXXd means = (law.spins * machine.coupling().transpose()).array().tanh();
    const double exact = (law.probabilities.array() * means.col(0) * means.col(1)).sum();
    const Eigen::MatrixXd pairs = machine_correlations(machine, lessons.held_out, 2000, {}, 2);
    // 128 000 looks, at most a few sweeps correlated: 0.02 is seven standard errors
    CHECK(std::abs(pairs(0, 1) - exact) < 0.02);
    CHECK(pairs(3, 3) == 1.0);
}

}  // namespace feynet::test::rbm_learning_test
