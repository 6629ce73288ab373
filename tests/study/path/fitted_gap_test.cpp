#include "feynet/study/path/fitted_gap.hpp"

#include "feynet/study/path/path_study.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::fitted_gap_test {
namespace {

/// β = 16.
PathSettings cold(const AnyPotential& potential) {
    PathSettings settings = small_oscillator();
    settings.potential = potential;
    settings.time.spacing = 0.125;
    settings.time.n_slices = 128;
    settings.sampler.kind = SamplerKind::Auto;
    settings.sampler.draws = 4000;
    return settings;
}

const PolynomialPotential uneven{{0.0, 0.4, 0.5, 0.4, 0.5}};

std::optional<ObservableResult> measured(const PathSettings& settings, double exact) {
    const PathExperiment experiment(settings, NetworkKind::Decay, 0);
    const PathRecord record =
        run_chains(experiment, PathMeasurement(settings), settings, 0, {.n_threads = 1});
    return fitted_gap(settings.path_system(), record.correlator, exact);
}

}  // namespace

// Two numbers at 4σ: one honest build in 10⁴ fails. A gap wrong by 10 % is many errors away.
TEST_CASE("fitted gap: it is E₁ − E₀, whether or not ⟨x⟩ vanishes" * doctest::test_suite("long")) {
    for (const AnyPotential& potential : {AnyPotential{QuarticPotential{}}, AnyPotential{uneven}}) {
        const PathSettings settings = cold(potential);
        const double exact = exact_path(settings.path_system())->gap();

        const std::optional<ObservableResult> gap = measured(settings, exact);

        REQUIRE(gap.has_value());
        CHECK(std::abs(*gap->pull) < 4.0);
        CHECK(*gap->error < 0.02 * gap->value);
        CHECK(*gap->p >= 1e-3);
        CHECK(std::abs(gap->value - 1.1 * exact) > 4.0 * *gap->error);
    }
}

TEST_CASE("fitted gap: a hot ring and open ends have none") {
    PathSettings hot = cold(QuarticPotential{});
    hot.time.n_slices = 24;
    hot.sampler.draws = 500;
    PathSettings open = hot;
    open.time.boundary = Boundary::HalfLine;

    CHECK_FALSE(measured(hot, 1.0).has_value());
    CHECK_FALSE(measured(open, 1.0).has_value());
}

TEST_CASE("fitted gap: a correlator with a constant in it gives no number called gap") {
    PathSettings settings = cold(uneven);
    settings.sampler.draws = 100;

    const Summary summary = PathStudy(settings).run({}).summary;

    CHECK(summary.runs[0].effective_gap.empty());
    CHECK(std::none_of(
        summary.runs[0].observables.begin(),
        summary.runs[0].observables.end(),
        [](const ObservableResult& observable) { return observable.name == "gap"; }));
}

}  // namespace feynet::test::fitted_gap_test
