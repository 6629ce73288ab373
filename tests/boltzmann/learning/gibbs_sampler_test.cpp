#include "feynet/boltzmann/learning/gibbs_sampler.hpp"

#include "any_machine.hpp"
#include "feynet/boltzmann/learning/exact_moments.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::gibbs_sampler_test {
namespace {

/// χ² per degree of freedom of visits against a law of four spins, every fourth sweep.
double visits_chi_squared(const BoltzmannMachine& machine, const SpinData& law) {
    GibbsSampler sampler(machine);
    Block spins = independent_spins(machine, {.seed = 3});
    Eigen::ArrayXd visits = Eigen::ArrayXd::Zero(law.n_configurations());
    for (std::uint32_t t = 0; t < 20000; ++t) {
        sampler.sweep(spins, {.seed = 3, .trajectory = t});
        for (int lane = 0; lane < lanes && t % 4 == 0; ++lane) {
            Index state = 0;
            for (Index i = 0; i < 4; ++i) {
                state |= spins(lane, i) > 0.0 ? Index{1} << i : 0;
            }
            visits(state) += 1.0;
        }
    }
    const Eigen::ArrayXd expected = law.probabilities.array() * visits.sum();
    return ((visits - expected).square() / expected).sum() / double(visits.size() - 1);
}

}  // namespace

TEST_CASE("fields are b + Wᵀv and a + βWh, for any number of units") {
    for (const auto& [n, m] : {std::pair<Index, Index>{1, 1}, {9, 18}, {11, 7}}) {
        const BoltzmannMachine machine = any_machine(n, m, 1.0);
        const GibbsSampler sampler(machine);
        Block visible(lanes, n);
        fill_normals({.seed = 2}, Purpose::Test, visible);
        Block hidden;
        Block back;
        sampler.hidden_fields(visible, hidden);
        sampler.visible_fields(hidden, back, 0.3);

        Eigen::MatrixXd theta = visible.matrix() * machine.coupling();
        theta.rowwise() += machine.hidden().transpose();
        Eigen::MatrixXd fields = 0.3 * theta * machine.coupling().transpose();
        fields.rowwise() += machine.visible().transpose();
        CHECK((hidden.matrix() - theta).cwiseAbs().maxCoeff() < 1e-13);
        CHECK((back.matrix() - fields).cwiseAbs().maxCoeff() < 1e-12);
    }
}

TEST_CASE("sweeps visit every configuration as often as the law says, and tell another law") {
    const BoltzmannMachine machine = any_machine(4, 5, 0.5);
    BoltzmannMachine other = machine;
    other.coupling(0, 0) += 0.5;

    // χ²/15 is below 2.6 with a chance of 99.9 %; fixed seed
    CHECK(visits_chi_squared(machine, visible_law(machine)) < 2.6);
    CHECK(visits_chi_squared(machine, visible_law(other)) > 5.0);
}

TEST_CASE("a spin is up with probability 1/(1 + e^{−2 field}), however strong the field") {
    Block spins;
    Block fields(lanes, 3);
    Block uniforms(lanes, 3);
    for (int lane = 0; lane < lanes; ++lane) {
        fields.row(lane) << 0.5, 800.0, -800.0;
        uniforms.row(lane).setConstant(lane < 4 ? 0.731 : 0.7311);
    }
    draw_spins(fields, uniforms, spins);

    // 1/(1 + e⁻¹) = 0.73106
    CHECK((spins.col(0).head(4) == 1.0).all());
    CHECK((spins.col(0).tail(4) == -1.0).all());
    CHECK((spins.col(1) == 1.0).all());
    CHECK((spins.col(2) == -1.0).all());
}

}  // namespace feynet::test::gibbs_sampler_test
