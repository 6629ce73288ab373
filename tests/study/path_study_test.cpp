#include "feynet/study/path_study.hpp"

#include "small_settings.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string_view>

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

TEST_CASE("study: the exact summary has levels and ground states of lattice and continuum") {
    const Summary summary = PathStudy(small_quartic()).exact();

    const auto exact = [&](std::string_view name) {
        for (const ObservableResult& observable : summary.runs[0].observables) {
            if (observable.name == name) {
                return *observable.exact;
            }
        }
        return std::nan("");
    };
    CHECK(exact("continuum_energy_0") == doctest::Approx(0.803770651234273769).epsilon(1e-11));
    CHECK(exact("continuum_energy_1") == doctest::Approx(2.737892268008434261).epsilon(1e-11));
    CHECK(exact("level_1") == exact("lattice_gap"));
    CHECK(exact("x3") == 0.0);
    REQUIRE(summary.figures.size() == 2);
    CHECK(summary.figures[0].name == "levels");
    CHECK(summary.figures[0].series[0].points.size() == 5);
    CHECK(summary.figures[0].series[1].points.size() == 5);
    CHECK(summary.figures[1].name == "ground_density");
    // Exact answers: by what, with which error; a second method; the continuum.
    CHECK(summary.remarks.size() == 3);
}

TEST_CASE("study: a free particle has exact answers but no levels") {
    PathSettings settings = small_oscillator();
    settings.time.boundary = Boundary::HalfLine;
    settings.system.potential = "free";
    settings.potential = FreeParticle{};

    const Summary summary = PathStudy(settings).exact();

    CHECK(summary.figures.empty());
    CHECK(summary.remarks.size() == 1);
}

}  // namespace feynet::test
