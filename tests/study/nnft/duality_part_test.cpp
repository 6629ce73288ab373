#include "feynet/study/nnft/duality_part.hpp"

#include "duality_plans.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::duality_part_test {
namespace {

/// Widths with numbers that approach the exact ones as 1/N.
std::vector<NetworkRun> approaching(
    const DualityPlan& plan, const DualityExact& exact, double shift) {
    std::vector<NetworkRun> runs;
    for (const Index width : plan.duality.widths) {
        const double x = 1.0 / static_cast<double>(width);
        NetworkRun run;
        ObservableResult number{.name = "x2", .formula = "⟨x²⟩"};
        number.value = exact.x2 + shift - 0.3 * x;
        number.error = 1e-3;
        run.observables.push_back(number);
        for (const double g : exact.correlator) {
            run.correlator.push_back({.lag = 0, .value = g - 0.1 * x, .error = 1e-3});
        }
        runs.push_back(run);
    }
    return runs;
}

}  // namespace

TEST_CASE("duality part: the exact answers are those of the transfer matrix") {
    const DualityPlan plan;
    const DualityExact weak(plan, 0.1);
    const DualityExact strong(plan, 1.0);

    CHECK(weak.x2 == doctest::Approx(0.4087304695).epsilon(1e-9));
    CHECK(strong.x2 == doctest::Approx(0.2529375603).epsilon(1e-9));
    CHECK(strong.correlator.front() == doctest::Approx(strong.x2).epsilon(1e-9));
    // Σ_k S(k) over the ring = n ⟨x²⟩
    double sum = 0.0;
    for (std::size_t k = 0; k < strong.spectrum.size(); ++k) {
        const bool is_single = k == 0 || 2 * k == 32;
        sum += (is_single ? 1.0 : 2.0) * strong.spectrum[k];
    }
    CHECK(sum / 32.0 == doctest::Approx(strong.x2).epsilon(1e-9));
}

TEST_CASE("duality part: independent networks are held to exact numbers, others to none") {
    const DualityPlan plan = small_duality();
    const DualityExact free(plan, 0.0);
    const DualityExact bound(plan, 1.0);

    const NetworkRun a = width_part(plan, free, run_width(plan, 0.0, 4, 1, {}));
    const NetworkRun b = width_part(plan, bound, run_width(plan, 1.0, 4, 2, {}));

    CHECK(a.verdict == "pass");
    CHECK(*a.observables[4].exact == doctest::Approx(3.0 - 1.5 / 4.0));
    CHECK(a.chi2.dof > 0);
    CHECK(b.verdict == "pass");
    CHECK_FALSE(b.observables[0].exact);
    CHECK(b.chi2.dof == 0);
    CHECK(b.group == "λ = 1");
}

TEST_CASE("duality part: numbers of another oscillator fail without a coupling") {
    const DualityPlan plan = small_duality();
    DualityPlan other = plan;
    other.system.frequency = 1.1;
    const DualityExact exact(other, 0.0);

    const NetworkRun run = width_part(plan, exact, run_width(plan, 0.0, 4, 1, {}));

    CHECK(run.verdict == "fail");
}

TEST_CASE("duality part: the limit passes where it meets the exact number and fails beside it") {
    const DualityPlan plan = small_duality();
    const DualityExact exact(plan, 1.0);

    const NetworkRun right = limit_part(plan, exact, approaching(plan, exact, 0.0));
    const NetworkRun wrong = limit_part(plan, exact, approaching(plan, exact, 0.05));

    CHECK(right.verdict == "pass");
    CHECK(right.observables.front().value == doctest::Approx(exact.x2));
    CHECK(right.correlator.size() == exact.correlator.size());
    CHECK(right.correlator[2].value == doctest::Approx(exact.correlator[2]));
    CHECK(wrong.verdict == "fail");
}

}  // namespace feynet::test::duality_part_test
