#include "feynet/study/path/weight_statistics.hpp"

#include "feynet/study/path/path_study.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::weight_statistics_test {
namespace {

PathSettings asking(PathSettings settings) {
    settings.measure.observables = {ObservableFamily::Weights};
    settings.network.kind = {
        NetworkKind::Site,
        NetworkKind::Step,
        NetworkKind::Relu,
        NetworkKind::Cosine,
        NetworkKind::Decay};
    settings.sampler.kind = SamplerKind::Auto;
    return settings;
}

const ObservableResult& named(const NetworkRun& run, const std::string& name) {
    const auto found = std::find_if(
        run.observables.begin(), run.observables.end(), [&](const ObservableResult& observable) {
            return observable.name == name;
        });
    REQUIRE(found != run.observables.end());
    return *found;
}

/// The largest |pull| of all points of all networks.
double largest_pull(const Figure& figure) {
    double largest = 0.0;
    for (const FigureSeries& series : figure.series) {
        for (const FigurePoint& point : series.points) {
            REQUIRE(point.pull.has_value());
            largest = std::max(largest, std::abs(*point.pull));
        }
    }
    return largest;
}

}  // namespace

TEST_CASE("weights: they are measured where the run file asks for them") {
    CHECK_FALSE(WeightStatistics::of(small_oscillator()).has_value());
    CHECK(WeightStatistics::of(asking(small_oscillator())).has_value());
}

// 3 × 5 × 16 numbers: a pull beyond 4.6 has a chance of 1e-3.
TEST_CASE(
    "weights: those of an oscillator are Gaussian with covariance (AᵀKA)⁻¹" *
    doctest::test_suite("long")) {
    for (const Boundary boundary : {Boundary::Periodic, Boundary::HalfLine}) {
        PathSettings settings = asking(small_oscillator());
        settings.time.boundary = boundary;
        settings.sampler.draws = 2000;

        const Summary summary = PathStudy(settings).run({}).summary;

        REQUIRE(summary.figures.size() == 3);
        for (const Figure& figure : summary.figures) {
            CAPTURE(figure.name);
            REQUIRE(figure.series.size() == 5);
            CHECK(largest_pull(figure) < 4.6);
        }
        CHECK(summary.verdict == "pass");
        for (const FigurePoint& point : summary.figures[0].series.back().points) {
            CHECK(*point.exact == doctest::Approx(1.0));
        }
        for (const FigurePoint& point : summary.figures[2].series.back().points) {
            CHECK(std::abs(*point.exact) < 1e-12);
        }
    }
}

TEST_CASE("weights: a frequency wrong by 5 % is seen in them") {
    PathSettings settings = asking(small_oscillator());
    settings.network.kind = {NetworkKind::Decay};
    settings.sampler.draws = 2000;
    const PathExperiment experiment(settings, NetworkKind::Decay, 0);
    const PathRecord record =
        run_chains(experiment, PathMeasurement(settings), settings, 0, {.n_threads = 1});
    PathSettings wrong = settings;
    wrong.potential = HarmonicPotential{.frequency = 1.05};
    NetworkRun right_run;
    NetworkRun wrong_run;

    WeightStatistics::of(settings)->add_results(*record.weights, experiment.network(), right_run);
    WeightStatistics::of(wrong)->add_results(*record.weights, experiment.network(), wrong_run);

    CHECK(std::abs(*named(right_run, "weight_width").pull) < 4.0);
    CHECK(std::abs(*named(wrong_run, "weight_width").pull) > 5.0);
}

TEST_CASE("weights: a steep wall makes the weights of a site flatter than Gaussian") {
    PathSettings settings = asking(small_quartic());
    settings.potential = QuarticPotential{.coupling = 5.0};
    settings.network.kind = {NetworkKind::Site};
    settings.sampler.draws = 2000;

    const Summary summary = PathStudy(settings).run({}).summary;

    const ObservableResult& kurtosis = named(summary.runs[0], "weight_kurtosis");
    CHECK_FALSE(kurtosis.exact.has_value());
    CHECK(kurtosis.value < -10.0 * *kurtosis.error);
    CHECK_FALSE(named(summary.runs[0], "weight_width").exact.has_value());
}

}  // namespace feynet::test::weight_statistics_test
