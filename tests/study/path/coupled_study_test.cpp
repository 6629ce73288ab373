#include "feynet/study/path/coupled_study.hpp"

#include "feynet/io/run_file.hpp"
#include "feynet/study/path/coupled_analysis.hpp"
#include "feynet/study/study_kind.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::coupled_study_test {
namespace {

constexpr const char* small_ring =
    "[time]\nspacing = 0.5\nn_slices = 16\n"
    "[sampler]\nkind = \"hmc\"\nintegrator = \"rotation\"\nwarmup = 40\ndraws = 500\n"
    "[run]\nseed = 3\n";

CoupledSettings settings_of(const std::string& system, const std::string& network) {
    RunFile file = RunFile::parse(
        "[system]\n" + system + "[network]\nkind = " + network + "\n" + small_ring, "run.toml");
    return read_coupled_settings(file);
}

CoupledSettings three_coupled(double beside) {
    CoupledSettings settings = settings_of(
        "dimensions = 3\ncoupling = [[1.0, -0.2, 0.0], [-0.2, 1.0, -0.2], [0.0, -0.2, 1.0]]\n",
        R"(["step", "decay"])");
    settings.coupling.coupling[0][1] = beside;
    settings.coupling.coupling[1][0] = beside;
    return settings;
}

double largest_pull(const Summary& summary) {
    double largest = 0.0;
    for (const NetworkRun& run : summary.runs) {
        for (const ObservableResult& result : run.observables) {
            largest = std::max(largest, std::abs(result.pull.value_or(0.0)));
        }
    }
    return largest;
}

}  // namespace

// A correct study fails by chance with about 2e-3: 24 pulls within 4, two curves at 1e-3/2.
TEST_CASE("coupled study: three coupled oscillators agree with their normal modes") {
    const StudyResult result = CoupledStudy(three_coupled(-0.2)).run({});

    CHECK(result.summary.verdict == "pass");
    CHECK(result.summary.runs.size() == 2);
    CHECK(result.summary.figures.front().series.size() == 3);
    CHECK(largest_pull(result.summary) > 0.0);
}

TEST_CASE("coupled study: samples of one coupling fail against the answers of another") {
    const CoupledSettings settings = three_coupled(-0.2);
    const CoupledSystem system = settings.coupled_system();
    const CoupledSystem other = three_coupled(-0.5).coupled_system();
    const CoupledMeasurement measurement(settings, system);
    const CoupledExperiment experiment(settings, system, NetworkKind::Decay, 0);
    const CoupledRecord record = run_coupled(experiment, measurement, settings, 0, {});
    const auto right = exact_coupled(system);
    const auto wrong = exact_coupled(other);

    const NetworkRun passes =
        analyse_coupled(settings, system, measurement, experiment, record, right.get());
    const NetworkRun fails =
        analyse_coupled(settings, system, measurement, experiment, record, wrong.get());

    CHECK(passes.verdict == "pass");
    CHECK(fails.verdict == "fail");
}

TEST_CASE(
    "coupled study: an anharmonic plane agrees with its transfer matrix" *
    doctest::test_suite("long")) {
    const CoupledSettings settings = settings_of(
        "dimensions = 2\npotential = \"expression\"\n"
        "expression = \"0.5*(x1^2+x2^2) + x1^2*x2^2\"\n",
        "\"decay\"");

    const StudyResult result = CoupledStudy(settings).run({});

    CHECK(result.summary.verdict == "pass");
    CHECK(result.summary.runs.front().correlator.front().exact.has_value());
}

TEST_CASE(
    "coupled study: without an exact answer the identities are held against theory, and said") {
    const CoupledSettings settings = settings_of(
        "dimensions = 3\npotential = \"expression\"\n"
        "expression = \"0.5*(x1^2+x2^2+x3^2) + 0.5*(x1*x2)^2 + 0.5*(x2*x3)^2\"\n",
        "\"decay\"");

    const Summary summary = CoupledStudy(settings).run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.conclusion.find("no exact answer") != std::string::npos);
    const auto& results = summary.runs.front().observables;
    const auto n_exact = std::count_if(results.begin(), results.end(), [](const auto& result) {
        return result.exact.has_value();
    });
    CHECK(n_exact == 6);  // and three ⟨xᵢ⟩ = 0
}

TEST_CASE("coupled study: dimensions in a run file of a path integral ask for it") {
    RunFile file = RunFile::parse(
        "title = \"Two\"\n[system]\ndimensions = 2\ncoupling = [[1.0, 0.1], [0.1, 1.0]]\n"
        "[time]\nn_slices = 50\n",
        "run.toml");

    const auto study = read_study(file);

    CHECK(study->title() == "Two");
    CHECK(study->exact().theory.find("2 coupled oscillators") != std::string::npos);
}

}  // namespace feynet::test::coupled_study_test
