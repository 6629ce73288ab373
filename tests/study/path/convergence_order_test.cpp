#include "feynet/study/path/convergence_order.hpp"

#include "continuum_plans.hpp"
#include "feynet/core/random.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::convergence_order_test {
namespace {

constexpr double known_gap = 2.737892268008434260956 - 0.803770651234273769354;

/// Exact rates of one discretisation with normal errors of the given size.
std::vector<SampledRate> noisy_rates(
    const ContinuumPlan& plan, Discretisation rule, double error, std::uint32_t repetition) {
    std::vector<SampledRate> rates;
    Block noise(lanes, std::ssize(plan.continuum.sampled_spacings));
    fill_normals(Stream{.seed = 17, .trajectory = repetition}, Purpose::Test, noise);
    for (const double a : plan.continuum.sampled_spacings) {
        const double exact = plan.rate(a).exact(*exact_path(plan.ring(rule, a).path_system()));
        const double shift = error * noise(0, std::ssize(rates));
        rates.push_back(
            {.spacing = a,
             .measured = {.mean = exact + shift, .error = error},
             .exact = exact,
             .rhat = 1.0,
             .sampler = {},
             .correlator = {}});
    }
    return rates;
}

}  // namespace

TEST_CASE("convergence order: the limits are those of the continuum") {
    const ContinuumPlan plan = quartic_plan();

    const ContinuumLimits limits(plan);

    CHECK(std::abs(limits.gap - known_gap) < 1e-10);
    // What higher states add to the first decay of G(t): |⟨0|x|3⟩|²/|⟨0|x|1⟩|² = 0.00197.
    CHECK(limits.rate - limits.gap == doctest::Approx(0.0043).epsilon(0.01));
}

TEST_CASE("convergence order: the gap of x²/2 + x⁴ has p = 2, 1, 2, 4 within 0.2") {
    const ContinuumPlan plan = quartic_plan();
    const ContinuumLimits limits(plan);
    for (const Discretisation rule : every_discretisation) {
        CAPTURE(word(rule));

        const ExactOrder order(plan, rule, limits);

        CHECK(order.fit.determined);
        CHECK(std::abs(order.fit.power - expected_order(plan, rule)) < 0.2);
        CHECK(order.fit.scatter_error() < 0.01);
    }
}

TEST_CASE("convergence order: the oscillator has p = 2, 2, 2, 4") {
    ContinuumPlan plan = quartic_plan();
    plan.path.potential = HarmonicPotential{};
    const ContinuumLimits limits(plan);
    CHECK(limits.gap == doctest::Approx(1.0).epsilon(1e-10));
    for (const Discretisation rule : every_discretisation) {
        CAPTURE(word(rule));
        const double known = rule == Discretisation::TakahashiImada ? 4.0 : 2.0;

        CHECK(expected_order(plan, rule) == known);
        CHECK(std::abs(ExactOrder(plan, rule, limits).fit.power - known) < 0.02);
    }
}

TEST_CASE("convergence order: a limit that is wrong by 1e-5 spoils the fourth order") {
    const ContinuumPlan plan = quartic_plan();
    ContinuumLimits limits(plan);
    limits.gap -= 1e-5;

    const ExactOrder order(plan, Discretisation::TakahashiImada, limits);

    CHECK(std::abs(order.fit.power - 4.0) > 0.2);
}

TEST_CASE("convergence order: ħ leaves the orders and scales the gap") {
    ContinuumPlan plan = quartic_plan();
    plan.path.system.hbar = 0.5;
    ContinuumPlan unit = quartic_plan();
    unit.path.potential = QuarticPotential{.coupling = 0.5};

    const ContinuumLimits limits(plan);
    const ContinuumLimits known(unit);

    CHECK(limits.gap == doctest::Approx(0.5 * known.gap).epsilon(1e-10));
    CHECK(limits.rate == doctest::Approx(0.5 * known.rate).epsilon(1e-10));
}

TEST_CASE("convergence order: sampled orders scatter about the exact one by their errors") {
    const ContinuumPlan plan = quartic_plan();
    const ContinuumLimits limits(plan);
    constexpr std::uint32_t n = 100;
    double squares = 0.0;
    for (std::uint32_t i = 0; i < n; ++i) {
        const auto rates = noisy_rates(plan, Discretisation::Midpoint, 3e-4, i);
        const SampledOrder order(rates, limits);
        REQUIRE(order.is_measured);
        squares += std::pow((order.fit.power - order.exact.power) / order.fit.power_error, 2);
    }
    // Mean square of n unit normals, 1 ± √(2/n); 4.4σ: 1e-5.
    CHECK(std::abs(squares / n - 1.0) < 4.4 * std::sqrt(2.0 / n));
}

TEST_CASE("convergence order: an order that errors hide, or without errors, is not measured") {
    const ContinuumPlan plan = quartic_plan();
    const ContinuumLimits limits(plan);
    auto rates = noisy_rates(plan, Discretisation::Midpoint, 3e-4, 0);
    const auto hidden = noisy_rates(plan, Discretisation::TakahashiImada, 3e-2, 0);

    CHECK_FALSE(SampledOrder(hidden, limits).is_measured);
    rates[1].measured.error.reset();
    CHECK_FALSE(SampledOrder(rates, limits).is_measured);
}

}  // namespace feynet::test::convergence_order_test
