#include "feynet/study/path/stochastic_quantisation_study.hpp"

#include "feynet/core/error.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

namespace feynet::test::stochastic_quantisation_study_test {
namespace {

StochasticQuantisationStudy::Settings small(const PathSettings& path) {
    StochasticQuantisationStudy::Settings settings;
    settings.path = path;
    settings.path.time.boundary = Boundary::Free;
    settings.path.time.spacing = 0.25;
    settings.path.time.n_slices = 120;
    settings.process.paths = 8000;
    settings.process.lags = 12;
    settings.process.langevin_steps = 8000;
    return settings;
}

std::string refused(const StochasticQuantisationStudy::Settings& settings) {
    try {
        const StochasticQuantisationStudy study(settings);
        return "";
    } catch (const InvalidInput& error) {
        return error.argument();
    }
}

}  // namespace

TEST_CASE("stochastic quantisation: both readings pass for an oscillator and a quartic") {
    for (const PathSettings& path : {small_oscillator(), small_quartic()}) {
        const StudyResult result = StochasticQuantisationStudy(small(path)).run({});

        CHECK(result.summary.verdict == "pass");
        CHECK(result.summary.figures.size() == 2);
    }
}

TEST_CASE("stochastic quantisation: without extrapolation the Langevin process is off") {
    StochasticQuantisationStudy::Settings settings = small(small_oscillator());
    settings.process.steps = {0.4, 0.2, 0.1};

    const StudyResult result = StochasticQuantisationStudy(settings).run({});

    const FigureSeries& series = result.summary.figures[1].series.front();
    const FigurePoint& largest_step = series.points.front();
    // ⟨x²⟩ = 1/(1 − ε/2) for V = x²/2.
    CHECK(std::abs(largest_step.value - 1.25) < 4.9 * *largest_step.error);
    CHECK(std::abs(largest_step.value - 1.0) > 4.9 * *largest_step.error);
}

TEST_CASE("stochastic quantisation: stopped early, it is partial") {
    StudyHooks hooks;
    hooks.execution.stop = [] { return true; };

    const StudyResult result = StochasticQuantisationStudy(small(small_oscillator())).run(hooks);

    CHECK(result.summary.verdict == "partial");
}

TEST_CASE("stochastic quantisation: what cannot be is refused by name") {
    const StochasticQuantisationStudy::Settings good = small(small_quartic());
    auto lags = good;
    auto steps = good;
    auto paths = good;
    lags.process.lags = 100;
    steps.process.steps = {0.1, 0.1, 0.2};
    paths.process.paths = 10;

    CHECK(refused(good).empty());
    CHECK(refused(lags) == "lags");
    CHECK(refused(steps) == "steps");
    CHECK(refused(paths) == "paths");
}

}  // namespace feynet::test::stochastic_quantisation_study_test
