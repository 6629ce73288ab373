#include "feynet/study/nnft/duality_record.hpp"

#include "duality_plans.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::duality_record_test {
namespace {

double pull_of_mean(const GammaResult& result, double exact) {
    return (result.mean - exact) / *result.error;
}

}  // namespace

TEST_CASE("duality record: the spectral weights of the oscillator are the inverse stiffnesses") {
    for (const Index n : {8, 9}) {
        OscillatorRing ring{.n_slices = n, .spacing = 0.5};
        std::vector<double> correlator;
        for (Index t = 0; t <= n / 2; ++t) {
            correlator.push_back(ring.correlator(t));
        }

        const std::vector<double> weights = spectral_weights(correlator, n);

        for (Index k = 0; k <= n / 2; ++k) {
            const double exact = 1.0 / ring.mode_stiffness(k);
            CHECK(weights[static_cast<std::size_t>(k)] == doctest::Approx(exact).epsilon(1e-12));
        }
    }
}

TEST_CASE(
    "duality record: histogram and power of independent networks are 1/λ_k, of another ω not") {
    // 4 widths' worth of 10 pulls below 4.5: false alarm 7e-5 each law
    for (const OutputLaw law : {OutputLaw::Constant, OutputLaw::Rayleigh}) {
        DualityPlan plan = small_duality();
        plan.duality.output = law;
        const DualityRecord record = run_width(plan, 0.0, 3, 1, {});
        OscillatorRing wrong = plan.ring();
        wrong.frequency *= 1.1;
        const auto counted = gamma_method(record.frequencies());
        const auto power = spectral_weights(record.correlator(), plan.time.n_slices);
        double largest = 0.0;
        for (Index k = 0; k < record.n_lags; ++k) {
            const auto i = static_cast<std::size_t>(k);
            const double exact = 1.0 / plan.ring().mode_stiffness(k);
            CHECK(std::abs(pull_of_mean(counted[i], exact)) < 4.5);
            CHECK(std::abs(pull_of_mean(power[i], exact)) < 4.5);
            const double other = 1.0 / wrong.mode_stiffness(k);
            largest = std::max(largest, std::abs(pull_of_mean(counted[i], other)));
        }
        CHECK(largest > 6.0);
    }
}

TEST_CASE("duality record: both ways of breaking independence have one ⟨φ²⟩, of another λ not") {
    // 4 σ: false alarm 6e-5
    DualityPlan plan = small_duality();
    const auto mean_square = [&plan](double coupling, Index phase_steps, std::uint16_t run) {
        plan.duality.phase_steps = phase_steps;
        const DualityRecord record = run_width(plan, coupling, 4, run, {});
        return gamma_method(Series(record.moments(), 0));
    };
    const GammaResult refresh = mean_square(1.0, 0, 1);
    const GammaResult both = mean_square(1.0, 3, 2);
    const GammaResult other = mean_square(1.3, 3, 3);
    const auto apart = [&refresh](const GammaResult& one) {
        return std::abs(one.mean - refresh.mean) / std::hypot(*one.error, *refresh.error);
    };

    CHECK(apart(both) < 4.0);
    CHECK(apart(other) > 6.0);
}

TEST_CASE("duality record: same seed, same bits, for any number of threads") {
    DualityPlan plan = small_duality();
    plan.duality.draws = 100;
    plan.duality.chains = 24;
    Execution one;
    one.n_threads = 1;
    Execution two;
    two.n_threads = 2;

    const DualityRecord a = run_width(plan, 1.0, 4, 1, one);
    const DualityRecord b = run_width(plan, 1.0, 4, 1, two);

    CHECK(a.measured.means() == b.measured.means());
    CHECK(a.draws == 100);
}

}  // namespace feynet::test::duality_record_test
