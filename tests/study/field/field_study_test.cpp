#include "feynet/study/field/field_study.hpp"

#include "feynet/io/run_file.hpp"
#include "feynet/study/field/field_analysis.hpp"
#include "feynet/study/field/field_figures.hpp"
#include "feynet/study/study_kind.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::field_study_test {
namespace {

FieldSettings settings_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "field.toml");
    return read_field_settings(file);
}

constexpr const char* every_network =
    "[network]\nkind = [\"site\", \"step\", \"relu\", \"cosine\", \"decay\", \"momentum\"]\n";

/// Two by two sites, strongly coupled, where every number is known by quadrature.
FieldSettings few_sites(const std::string& sampler) {
    return settings_of(
        "[system]\nextents = [2, 2]\nconvention = \"flow\"\nmass_squared = -4.0\nlambda = 5.0\n"
        "[run]\nseed = 5\n[verdict]\nrhat = 1.02\n" +
        sampler);
}

double largest_pull(const NetworkRun& run) {
    double largest = 0.0;
    for (const ObservableResult& result : run.observables) {
        largest = std::max(largest, std::abs(result.pull.value_or(0.0)));
    }
    return largest;
}

}  // namespace

// 6 networks with 13 pulls each within 4 and three curves at 1e-3/6 each: 8e-3 by chance.
TEST_CASE("field study: a free field agrees with its closed forms in every network") {
    const FieldSettings settings = settings_of(
        "[system]\nextents = [4, 6]\nmass_squared = 0.5\n"
        "[sampler]\nwarmup = 10\ndraws = 800\n[run]\nseed = 2\n" +
        std::string(every_network));

    const Summary summary = FieldStudy(settings).run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.size() == 6);
    CHECK(summary.figures.size() == 3);
    CHECK(summary.pictures.front().panels.size() == 6);
}

TEST_CASE("field study: samples of one mass fail against the answers of another") {
    const std::string sampler = "[sampler]\nwarmup = 10\ndraws = 800\n";
    const FieldSettings settings = settings_of("[system]\nmass_squared = 0.5\n" + sampler);
    const FieldSettings other = settings_of("[system]\nmass_squared = 0.55\n" + sampler);
    const FieldMeasurement measurement(settings);
    const FieldExperiment experiment(settings, FieldNetworkKind::Momentum, 0.5, 0);
    const FieldRecord record = run_field(experiment, measurement, settings, 0, {});
    std::vector<Figure> figures = field_figures(measurement);

    const NetworkRun right = analyse_field(
        settings, measurement, experiment, record, ExactField(settings, measurement), figures);
    const NetworkRun wrong = analyse_field(
        settings, measurement, experiment, record, ExactField(other, measurement), figures);

    CHECK(right.verdict == "pass");
    CHECK(wrong.verdict == "fail");
}

// Every schedule samples the same four sites: 8 pulls within 4 each, 8 schedules: 4e-3 by chance.
TEST_CASE(
    "field study: every update and network agrees with the quadrature of four sites" *
    doctest::test_suite("long")) {
    const std::vector<std::string> samplers{
        "[sampler]\nupdates = \"hmc\"\ndraws = 8000\n[network]\nkind = \"momentum\"\n",
        "[sampler]\nupdates = \"hmc\"\nmetric = \"unit\"\ndraws = 8000\n"
        "[network]\nkind = \"site\"\n",
        "[sampler]\nupdates = [\"hmc\", \"wolff 2\"]\ndraws = 4000\n[network]\nkind = \"step\"\n",
        "[sampler]\nupdates = [\"hmc\", \"swendsen_wang\"]\ndraws = 4000\n"
        "[network]\nkind = \"cosine\"\n",
        "[sampler]\nupdates = [\"metropolis 2\", \"swendsen_wang\"]\ndraws = 6000\n"
        "[network]\nkind = \"site\"\n",
        "[sampler]\nupdates = [\"metropolis\", \"overrelaxation 2\", \"wolff\"]\ndraws = 6000\n"
        "[network]\nkind = \"relu\"\n",
        "[sampler]\nupdates = \"metropolis 4\"\ndraws = 12000\n[network]\nkind = \"decay\"\n"};
    for (const std::string& sampler : samplers) {
        CAPTURE(sampler);
        const Summary summary = FieldStudy(few_sites(sampler)).run({}).summary;

        const NetworkRun& run = summary.runs.front();
        CHECK(run.verdict == "pass");
        CHECK(largest_pull(run) > 0.0);
        for (const std::string& remark : run.remarks) {
            CAPTURE(remark);
            CHECK(remark.empty());
        }
    }
}

TEST_CASE("field study: an interacting ring agrees with its transfer matrix") {
    const FieldSettings settings = settings_of(
        "[system]\nextents = 12\nmass_squared = -1.0\nlambda = 2.0\n"
        "[sampler]\nwarmup = 100\ndraws = 1500\n[run]\nseed = 4\n");

    const Summary summary = FieldStudy(settings).run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.front().chi2.dof > 0);
}

TEST_CASE("field study: open time and several components have their closed forms too") {
    const FieldSettings settings = settings_of(
        "[system]\nextents = [5, 4]\ntime = \"open\"\ncomponents = 2\nmass_squared = 0.4\n"
        "[sampler]\nwarmup = 10\ndraws = 800\n[run]\nseed = 2\n"
        "[network]\nkind = [\"step\", \"momentum\"]\n");

    CHECK(FieldStudy(settings).run({}).summary.verdict == "pass");
}

TEST_CASE("field study: a run has the same bits for any number of threads") {
    const FieldSettings settings = few_sites(
        "[sampler]\nupdates = [\"hmc\", \"wolff\"]\nchains = 32\ndraws = 64\nwarmup = 20\n");
    StudyHooks one;
    one.execution.n_threads = 1;
    StudyHooks three;
    three.execution.n_threads = 3;

    const StudyResult a = FieldStudy(settings).run(one);
    const StudyResult b = FieldStudy(settings).run(three);

    for (std::size_t k = 0; k < a.samples.front().datasets.size(); ++k) {
        CHECK(a.samples.front().datasets[k].values == b.samples.front().datasets[k].values);
    }
}

TEST_CASE("field study: [system] kind names it without a study") {
    RunFile file = RunFile::parse("[system]\nkind = \"field\"\nmass_squared = 0.3\n", "f.toml");
    const auto study = read_study(file);

    const Summary exact = study->exact();

    CHECK(exact.verdict == "exact");
    CHECK(exact.runs.front().observables.size() > 8);
    CHECK(
        exact.theory ==
        "free scalar field in 2 dimensions, m² = 0.3, λ = 0 (canonical convention)");
}

}  // namespace feynet::test::field_study_test
