#include "feynet/study/path/propagator_study.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::propagator_study_test {
namespace {

PropagatorStudy::Settings small(const PathSettings& path) {
    PropagatorStudy::Settings settings;
    settings.path = path;
    settings.path.time.spacing = 0.25;
    settings.path.time.x_initial = 0.4;
    settings.ends.times = {0.75, 2.0};
    settings.ends.end_points = 8;
    settings.annealing.paths = 4000;
    return settings;
}

std::string refused(const PropagatorStudy::Settings& settings) {
    try {
        const PropagatorStudy study(settings);
        return "";
    } catch (const InvalidInput& error) {
        return error.argument();
    }
}

/// The largest distance of the points of one study from the exact values of another.
double largest_pull(const Summary& measured, const Summary& exact) {
    double largest = 0.0;
    std::size_t i = 0;
    for (const FigureSeries& series : measured.figures.front().series) {
        for (const FigurePoint& point : series.points) {
            const double kernel = *exact.runs.front().observables[i].exact;
            largest = std::max(largest, std::abs(point.value - kernel) / *point.error);
            ++i;
        }
    }
    return largest;
}

}  // namespace

TEST_CASE("propagator study: oscillator, free particle and quartic pass their own verdict") {
    PathSettings free = small_oscillator();
    free.potential = FreeParticle{};
    for (const PathSettings& path : {small_oscillator(), free, small_quartic()}) {
        const StudyResult result = PropagatorStudy(small(path)).run({});

        CHECK(result.summary.verdict == "pass");
        CHECK(result.summary.runs.size() == 2);
        CHECK(result.summary.figures.front().series.size() == 2);
        CHECK(result.summary.figures.front().series.front().points.size() == 8);
    }
}

TEST_CASE("propagator study: the kernel of another potential is far from what was measured") {
    PropagatorStudy::Settings other = small(small_quartic());
    std::get<QuarticPotential>(other.path.potential).coupling = 1.5;
    other.ends.lowest = -1.0;
    other.ends.highest = 1.0;
    PropagatorStudy::Settings own = small(small_quartic());
    own.ends = other.ends;

    const StudyResult result = PropagatorStudy(own).run({});

    CHECK(largest_pull(result.summary, PropagatorStudy(own).exact()) < 4.0);
    CHECK(largest_pull(result.summary, PropagatorStudy(other).exact()) > 5.0);
}

TEST_CASE("propagator study: the distance of the lattice from Mehler's kernel falls as a²") {
    const auto distance = [](double spacing) {
        PropagatorStudy::Settings settings = small(small_oscillator());
        settings.path.time.spacing = spacing;
        settings.ends.times = {1.0};
        const std::string remark = PropagatorStudy(settings).exact().remarks.back();
        return std::stod(remark.substr(remark.find("within") + 7));
    };

    CHECK(distance(0.1) / distance(0.05) == doctest::Approx(4.0).epsilon(0.05));
}

TEST_CASE("propagator study: stopped early, it is partial") {
    StudyHooks hooks;
    hooks.execution.stop = [] { return true; };

    const StudyResult result = PropagatorStudy(small(small_quartic())).run(hooks);

    CHECK(result.summary.verdict == "partial");
}

TEST_CASE("propagator study: what cannot be is refused by name") {
    const PropagatorStudy::Settings good = small(small_quartic());
    auto times = good;
    auto odd = good;
    auto many = good;
    auto range = good;
    auto frequency = good;
    times.ends.times = {0.25};
    odd.ends.times = {1.1};
    many.ends.end_points = 1;
    range.ends.lowest = 1.0;
    range.ends.highest = -1.0;
    frequency.path.network.decay_frequency = -2.0;

    CHECK(refused(good).empty());
    CHECK(refused(times) == "times");
    CHECK(refused(odd) == "times");
    CHECK(refused(many) == "end_points");
    CHECK(refused(range) == "highest");
    CHECK(refused(frequency) == "decay_frequency");
    RunFile file = RunFile::parse("[time]\nn_slices = 5\n", "run.toml");
    CHECK_THROWS_WITH_AS(
        read_propagator_study(file), doctest::Contains("run.toml:2:1"), ConfigError);
}

}  // namespace feynet::test::propagator_study_test
