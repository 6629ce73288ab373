#include "feynet/boltzmann/learning/contrastive_training.hpp"

#include "any_machine.hpp"
#include "feynet/boltzmann/learning/exact_moments.hpp"
#include "feynet/boltzmann/learning/ising_machine.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace feynet::test::contrastive_training_test {
namespace {

SpinData critical_torus() {
    return written_out(ising_square(3, 3, 0.5 * std::log1p(std::sqrt(2.0)))).law;
}

BoltzmannMachine trained(
    const Eigen::MatrixXd& samples,
    const ContrastivePlan& plan,
    const TaskRunner& run = one_after_another) {
    const double width = plan.units == MachineUnits::Spin ? 0.1 : 0.025;
    ContrastiveTraining training(
        random_machine(samples.cols(), 9, width, {.seed = 2}), samples, plan, {.seed = 2});
    for (Index e = 0; e < plan.n_epochs; ++e) {
        training.epoch(run);
    }
    return training.averaged();
}

double left_of(const SpinData& law, const BoltzmannMachine& machine) {
    return divergence(law, machine, exact_log_partition(machine));
}

}  // namespace

TEST_CASE("moments of eight configurations are those of the same data") {
    const BoltzmannMachine machine = any_machine(5, 4, 0.5);
    Block visible(lanes, 5);
    fill_normals({.seed = 2}, Purpose::Test, visible);
    visible = visible.sign();
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(machine.n_weights());
    add_moments(GibbsSampler(machine), visible, 0.125, sum);

    const SpinData data{visible.matrix(), Eigen::VectorXd::Constant(lanes, 0.125)};
    CHECK((sum - data_moments(machine, data)).cwiseAbs().maxCoeff() < 1e-14);
}

TEST_CASE("a machine learns the critical torus from samples" * doctest::test_suite("long")) {
    const SpinData law = critical_torus();
    const Eigen::MatrixXd samples = drawn(law, 20000, {.seed = 2});

    // n_par/2N_s = 0.0025 is what the samples themselves leave open
    const ContrastivePlan plan{.n_sweeps = 5, .batch = 400, .n_epochs = 20};
    CHECK(left_of(law, trained(samples, plan)) < 0.006);
    const ContrastivePlan persistent{
        .chains = ModelChains::Persistent,
        .n_sweeps = 5,
        .batch = 400,
        .n_epochs = 40,
        .rate = 0.005};
    CHECK(left_of(law, trained(samples, persistent)) < 0.01);
    const ContrastivePlan binary{
        .n_sweeps = 5, .batch = 400, .n_epochs = 20, .rate = 0.08, .units = MachineUnits::Binary};
    CHECK(left_of(law, trained(samples, binary)) < 0.02);

    // the same samples with every spin drawn from another row: no correlation is left to learn
    Eigen::MatrixXd mixed = samples;
    for (Index i = 0; i < 9; ++i) {
        mixed.col(i) << samples.col(i).tail(1000 * i + 1), samples.col(i).head(19999 - 1000 * i);
    }
    CHECK(left_of(law, trained(mixed, {.n_sweeps = 1, .batch = 400, .n_epochs = 5})) > 0.5);
}

TEST_CASE("the order in which tasks are done changes no bit") {
    const Eigen::MatrixXd samples = drawn(critical_torus(), 800, {.seed = 2});
    const ContrastivePlan plan{
        .chains = ModelChains::Persistent, .n_sweeps = 2, .batch = 200, .n_epochs = 2};
    const TaskRunner backwards = [](Index n, const std::function<void(Index)>& task) {
        for (Index k = n; k > 0; --k) {
            task(k - 1);
        }
    };

    CHECK(trained(samples, plan).weights() == trained(samples, plan, backwards).weights());
}

TEST_CASE("strong couplings give data back, none gives half of it back") {
    const Eigen::MatrixXd samples = drawn(critical_torus(), 801, {.seed = 2});
    BoltzmannMachine copies(9, 9);
    CHECK(std::abs(reconstruction_error(copies, samples, {.seed = 1}) - 0.5) < 0.03);
    for (Index i = 0; i < 9; ++i) {
        copies.coupling(i, i) = 20.0;
    }
    CHECK(reconstruction_error(copies, samples, {.seed = 1}) == 0.0);
}

TEST_CASE("plans that make no sense are refused") {
    const Eigen::MatrixXd samples = Eigen::MatrixXd::Ones(100, 9);
    CHECK_THROWS_AS(trained(samples, {.batch = 12}), InvalidInput);
    CHECK_THROWS_AS(trained(samples, {.batch = 104}), InvalidInput);
    CHECK_THROWS_AS(trained(samples, {.n_sweeps = 0, .batch = 8}), InvalidInput);
    CHECK_THROWS_AS(trained(samples, {.batch = 8, .n_epochs = 0}), InvalidInput);
    CHECK_THROWS_AS(
        ContrastiveTraining(BoltzmannMachine(8, 2), samples, {.batch = 8}, {}), InvalidInput);
}

}  // namespace feynet::test::contrastive_training_test
