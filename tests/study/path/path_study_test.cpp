#include "feynet/study/path/path_study.hpp"

#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace feynet::test::path_study_test {

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
    CHECK(study.samples.size() == 15);  // posterior, sample_stats and correlator_bins of each
}

TEST_CASE("study: a path is the sum of its neurons, the largest of which are kept") {
    PathSettings settings = small_oscillator();
    settings.time.n_slices = 4;
    settings.measure.levels = 0;
    settings.network.kind = {
        NetworkKind::Step, NetworkKind::Relu, NetworkKind::Cosine, NetworkKind::Decay};

    const StudyResult study = PathStudy(settings).run({});

    for (const NetworkRun& run : study.summary.runs) {
        CAPTURE(run.network);
        REQUIRE(run.paths.terms.size() == 4);
        double before = std::numeric_limits<double>::infinity();
        std::vector<double> sum(4, 0.0);
        for (const PathTerm& term : run.paths.terms) {
            double largest = 0.0;
            for (std::size_t k = 0; k < 4; ++k) {
                sum[k] += term.values[k];
                largest = std::max(largest, std::abs(term.values[k]));
            }
            CHECK(largest <= before);
            before = largest;
        }
        for (std::size_t k = 0; k < 4; ++k) {
            CHECK(sum[k] == doctest::Approx(run.paths.paths.front()[k]).epsilon(1e-12));
        }
    }
    settings.network.kind = {NetworkKind::Site};
    CHECK(PathStudy(settings).run({}).summary.runs.front().paths.terms.empty());
}

TEST_CASE("study: the largest neurons are sought among all, also those beyond the nodes shown") {
    // The low sines of 300 cosine units have the numbers 299, 298, …, beyond the 200 nodes shown.
    PathSettings settings = small_oscillator();
    settings.time.n_slices = 300;
    settings.measure.levels = 0;
    settings.network.kind = {NetworkKind::Cosine};

    const SampledPaths paths = PathStudy(settings).run({}).summary.runs.front().paths;

    CHECK(paths.n_nodes == 300);
    CHECK(paths.time.size() == 200);
    CHECK(std::any_of(paths.terms.begin(), paths.terms.end(), [](const PathTerm& term) {
        return term.number >= 200;
    }));
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
    CHECK(exact("E1_minus_E0") == exact("lattice_gap"));
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

TEST_CASE("study: the corrected rules meet their exact answers, with ħ too") {
    for (const Discretisation rule : {
             Discretisation::MidpointCorrected,
             Discretisation::TakahashiImada,
         }) {
        for (const double hbar : {1.0, 0.3}) {
            CAPTURE(word(rule));
            CAPTURE(hbar);
            PathSettings settings = small_quartic();
            settings.time.rule = rule;
            settings.system.hbar = hbar;

            const StudyResult study = PathStudy(settings).run({});

            // Fixed seed: about 9 numbers at 4σ and a correlator at 1e-3, four times, fail one
            // honest build in 150.
            CHECK(study.summary.verdict == "pass");
        }
    }
}

TEST_CASE("study: energies of ħ are ħ times those of ħλ, times are those of the run file") {
    PathSettings quantum = small_quartic();
    quantum.system.hbar = 0.3;
    PathSettings unit = small_quartic();
    unit.potential = QuarticPotential{.coupling = 0.3};

    const Summary of_hbar = PathStudy(quantum).exact();
    const Summary of_unit = PathStudy(unit).exact();

    const std::vector<ObservableResult>& numbers = of_hbar.runs[0].observables;
    const std::vector<ObservableResult>& known = of_unit.runs[0].observables;
    REQUIRE(numbers.size() == known.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string& name = numbers[i].name;
        CAPTURE(name);
        const auto names = [&name](const char* part) { return name.find(part) < name.size(); };
        const bool is_energy = names("energy") || names("gap") || names("level") || names("minus");
        const double power = is_energy || name == "x2" ? 1.0 : name == "x4" ? 2.0 : 0.0;
        const double expected = std::pow(0.3, power) * *known[i].exact;
        CHECK(*numbers[i].exact == doctest::Approx(expected).epsilon(1e-11));
        CHECK(numbers[i].formula == known[i].formula);
    }
    CHECK(of_hbar.runs[0].correlator[3].time == 1.5);
    CHECK(of_hbar.theory.find("ħ = 0.3") != std::string::npos);
    CHECK(of_unit.theory.find("ħ") == std::string::npos);
}

TEST_CASE("study: a run tells the Ω of its decay weights where the potential has none") {
    const auto told = [](const PathSettings& settings) {
        const Summary summary = PathStudy(settings).run({}).summary;
        const bool says = std::any_of(
            summary.remarks.begin(), summary.remarks.end(), [](const std::string& remark) {
                return remark.find("Ω = ") != std::string::npos;
            });
        return std::pair(says, summary.runs[0].sampler.frequency);
    };
    PathSettings quartic = small_quartic();
    quartic.system.hbar = 0.5;

    CHECK(told(quartic) == std::pair(true, quartic.gaussian_frequency() / 0.5));
    CHECK(told(small_oscillator()) == std::pair(false, 1.0));
}

TEST_CASE("study: the frequency of decay weights is a frequency, whatever ħ") {
    PathSettings settings = small_oscillator();
    settings.system.hbar = 0.3;
    settings.network.decay_frequency = 1.0;

    CHECK(settings.gaussian_frequency() == doctest::Approx(0.3).epsilon(1e-14));
    settings.network.decay_frequency.reset();
    CHECK(settings.gaussian_frequency() == doctest::Approx(0.3).epsilon(1e-14));
}

}  // namespace feynet::test::path_study_test
