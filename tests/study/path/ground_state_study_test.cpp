#include "feynet/study/path/ground_state_study.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/study/path/exact_ground_state.hpp"
#include "feynet/study/path/ground_state_record.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::ground_state_study_test {
namespace {

PathSettings small(PathSettings settings) {
    settings.time.boundary = Boundary::Free;
    settings.time.spacing = 0.25;
    settings.time.n_slices = 48;
    settings.sampler.draws = 1000;
    return settings;
}

}  // namespace

TEST_CASE("ground state study: ψ₀, E₀ and |ψ₀|² pass in step and decay weights") {
    PathSettings settings = small(small_quartic());
    settings.network.kind = {NetworkKind::Step, NetworkKind::Decay};
    settings.sampler.kind = SamplerKind::Auto;  // leapfrog alone stays for long where x⁴ is steep

    const StudyResult result = GroundStateStudy(settings).run({});

    CHECK(result.summary.verdict == "pass");
    CHECK(result.summary.figures.front().series.size() == 2);
    for (const NetworkRun& run : result.summary.runs) {
        CHECK(run.observables.front().name == "ground_energy");
        CHECK(*run.observables.front().error < 0.02);
    }
}

TEST_CASE("ground state study: every series keeps as many bins as the settings say, of all draws") {
    PathSettings settings = small(small_quartic());
    settings.measure.kept = 256;
    const ExactGroundState exact(settings.path_system());
    const PathExperiment experiment(settings, NetworkKind::Decay, 0);

    const GroundStateRecord record = run_ground_state(experiment, settings, exact.grid(), 0, {});

    CHECK(record.draws == 1000);
    CHECK(record.spread.size() == 250);
    CHECK(record.weight.size() == 250);
    CHECK(record.transitions.acceptance.size() == 250);
}

TEST_CASE("ground state study: chains that stay in one place are told, whatever the pulls") {
    PathSettings settings = small(small_quartic());
    settings.sampler.step_size = 0.8;

    const NetworkRun run = GroundStateStudy(settings).run({}).summary.runs.front();

    CHECK(run.verdict == "fail");
    CHECK(std::any_of(run.remarks.begin(), run.remarks.end(), [](const std::string& remark) {
        return remark.find("a chain stayed") == 0;
    }));
}

TEST_CASE("ground state study: the wave function of another potential is far off") {
    const PathSettings settings = small(small_quartic());
    PathSettings other = settings;
    std::get<QuarticPotential>(other.potential).coupling = 2.0;
    const ExactGroundState exact(settings.path_system());
    const ExactGroundState wrong(other.path_system());
    const PathExperiment experiment(settings, NetworkKind::Decay, 0);
    const GroundStateRecord record = run_ground_state(experiment, settings, wrong.grid(), 0, {});
    const std::vector<double> means = record.spread.means();
    const Index middle = wrong.grid().size / 2;

    const double measured = wrong.functions().wave(means, middle);

    CHECK(std::abs(measured - wrong.wave()[static_cast<std::size_t>(middle)]) > 0.02);
    CHECK(
        std::abs(measured - exact.wave()[static_cast<std::size_t>(exact.grid().size / 2)]) < 0.02);
}

TEST_CASE("ground state study: paths whose ends are held are refused") {
    PathSettings settings = small(small_quartic());
    settings.time.boundary = Boundary::Periodic;
    RunFile file = RunFile::parse("[time]\nboundary = \"periodic\"\n", "run.toml");

    CHECK_THROWS_WITH_AS(GroundStateStudy{settings}, doctest::Contains("boundary"), InvalidInput);
    CHECK_THROWS_WITH_AS(
        read_ground_state_study(file), doctest::Contains("run.toml:2:1"), ConfigError);
}

}  // namespace feynet::test::ground_state_study_test
