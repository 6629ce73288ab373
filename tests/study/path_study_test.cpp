#include "feynet/study/path_study.hpp"

#include "small_settings.hpp"

#include <doctest/doctest.h>

namespace feynet::test {

TEST_CASE("study: five networks meet the exact oscillator") {
    PathSettings settings = small_oscillator();
    settings.network.kind = {
        NetworkKind::Site,
        NetworkKind::Step,
        NetworkKind::Relu,
        NetworkKind::Cosine,
        NetworkKind::Decay};

    const StudyResult study = PathStudy(settings).run({});

    // Fixed seed: about 45 numbers at 4σ and five correlators at 2e-4 would fail one honest run in
    // 250.
    CHECK(study.summary.verdict == "pass");
    CHECK(study.summary.runs.size() == 5);
    CHECK(study.samples.size() == 10);
}

TEST_CASE("study: a wrong frequency is seen") {
    PathSettings settings = small_oscillator();
    const StudyResult study = PathStudy(settings).run({});
    PathSettings wrong = settings;
    wrong.potential = HarmonicPotential{.mass = 1.0, .frequency = 1.1};
    const PathSystem system = wrong.path_system();
    const auto exact = exact_path(system);
    const PathExperiment experiment(settings, NetworkKind::Decay, 0);
    const PathMeasurement measurement(settings);
    const PathRecord record = run_chains(experiment, measurement, settings, 0, {});

    const NetworkRun run = analyse(wrong, measurement, experiment, record, *exact);

    CHECK(study.summary.verdict == "pass");
    CHECK(run.verdict == "fail");
}

TEST_CASE("study: the exact summary has the observables of a run, without measurements") {
    const Summary summary = PathStudy(small_quartic()).exact();

    REQUIRE(summary.runs.size() == 1);
    for (const ObservableResult& observable : summary.runs[0].observables) {
        CHECK(observable.exact.has_value());
        CHECK_FALSE(observable.error.has_value());
    }
}

}  // namespace feynet::test
