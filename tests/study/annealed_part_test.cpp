#include "feynet/study/annealed_part.hpp"

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "small_settings.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test {
namespace {

constexpr AnnealingLimits limits{.pull = 4.0, .p = 1e-3, .n_paths = 100};

NetworkRun good_part() {
    NetworkRun part{.network = "T = 1"};
    part.observables.push_back(
        {.name = "log_partition",
         .formula = "ln Z",
         .value = 1.0,
         .error = 0.1,
         .tau_int = std::nullopt,
         .ess = 90.0,
         .rhat = std::nullopt,
         .exact = 1.1,
         .pull = -1.0});
    part.sampler.chains = 10;
    part.sampler.draws = 10;
    return part;
}

FigureSeries good_curve() {
    return {
        .label = "T = 1",
        .points = {figure_point(0.0, 1.0, 0.1, 1.05)},
        .test = {.value = 1.0, .dof = 1, .p = 0.5, .lags = ""}};
}

std::string verdict_on(NetworkRun part, const FigureSeries& curve) {
    judge_annealed(limits, curve, part);
    return part.verdict;
}

}  // namespace

TEST_CASE("annealed part: it passes when every number and the curve keep the limits") {
    CHECK(verdict_on(good_part(), good_curve()) == "pass");
    CHECK(verdict_on(good_part(), {}) == "pass");
}

TEST_CASE("annealed part: a far number, a far point, a bad curve or a remark fails it") {
    NetworkRun far = good_part();
    far.observables.front().pull = 4.1;
    NetworkRun remarked = good_part();
    remarked.remarks.emplace_back("ln Z has no error");
    FigureSeries off = good_curve();
    off.points.push_back(figure_point(1.0, 2.0, 0.1, 1.0));
    FigureSeries unlikely = good_curve();
    unlikely.test.p = 1e-4;
    FigureSeries unknown = good_curve();
    unknown.test.p = std::nan("");

    CHECK(verdict_on(far, good_curve()) == "fail");
    CHECK(verdict_on(remarked, good_curve()) == "fail");
    CHECK(verdict_on(good_part(), off) == "fail");
    CHECK(verdict_on(good_part(), unlikely) == "fail");
    CHECK(verdict_on(good_part(), unknown) == "fail");
}

TEST_CASE("annealed part: too few paths make it partial, and with it the summary") {
    NetworkRun part = good_part();
    part.sampler.draws = 9;
    judge_annealed(limits, {}, part);
    NetworkRun whole = good_part();
    judge_annealed(limits, {}, whole);

    CHECK(part.verdict == "partial");
    CHECK(verdict_of_parts({.runs = {whole}}, 1) == "pass");
    CHECK(verdict_of_parts({.runs = {whole, part}}, 2) == "partial");
    CHECK(verdict_of_parts({.runs = {whole}}, 2) == "partial");
}

TEST_CASE("annealed part: ln Z of a quadratic action is exact to rounding, and says so") {
    const PathSettings settings = small_oscillator();
    const PathSystem system = settings.path_system();
    const double exact = exact_path(system)->log_partition();
    const AnnealingSettings annealing{.paths = 1000};
    const AnnealedRun run = annealing.run(1, 0);
    const AnnealedPaths paths(system, 1.0, annealing.goal(), run.stream);
    const AnnealedRecord record = paths.run(PositionMoment(system.grid(), 2, 0), run, {});

    const NetworkRun part = annealed_part("decay", paths, record, exact);

    const ObservableResult& log_partition = part.observables.front();
    REQUIRE(log_partition.error.has_value());
    CHECK(*log_partition.error < 1e-11);
    CHECK(std::abs(*log_partition.pull) < 4.0);
    CHECK(part.remarks.empty());
}

TEST_CASE("annealed part: a reference that says nothing of the action leaves no error") {
    PathSettings settings = small_quartic();
    std::get<QuarticPotential>(settings.potential).coupling = 30.0;
    const PathSystem system = settings.path_system();
    const AnnealingSettings annealing{.paths = 1000, .max_rungs = 1};
    const AnnealedRun run = annealing.run(1, 0);
    const AnnealedPaths paths(system, 0.5, annealing.goal(), run.stream);
    const AnnealedRecord record = paths.run(PositionMoment(system.grid(), 2, 0), run, {});

    const NetworkRun part =
        annealed_part("decay", paths, record, exact_path(system)->log_partition());

    CHECK_FALSE(part.observables.front().error.has_value());
    CHECK(part.remarks.size() == 1);
}

}  // namespace feynet::test
