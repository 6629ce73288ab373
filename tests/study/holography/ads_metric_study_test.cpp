#include "feynet/study/holography/ads_metric_study.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/run_file.hpp"
#include "feynet/study/study_kind.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::ads_metric_study_test {
namespace {

Summary run_of(const std::string& text, int n_threads = 1) {
    RunFile file = RunFile::parse(text, "run.toml");
    StudyHooks hooks;
    hooks.execution.n_threads = n_threads;
    return read_study(file)->run(hooks).summary;
}

std::string refusal_of(const std::string& text) {
    try {
        RunFile file = RunFile::parse(text, "run.toml");
        read_study(file);
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "";
}

double number_of(const NetworkRun& run, const std::string& name) {
    const ObservableResult* const found = find_observable(run, name);
    REQUIRE(found != nullptr);
    return found->value;
}

const std::string curve = "[study]\nkind = \"ads-metric\"\n[data]\nnoise = 1e-4\n";
const std::string labels =
    "[study]\nkind = \"ads-metric\"\nmode = \"paper\"\ndata = \"labels\"\n"
    "[data]\npoints = 250\n[training]\nseeds = 4\nrate = 4e-3\n";

}  // namespace

TEST_CASE("a black hole is recovered from its boundary curve, with what the data determine") {
    const Summary summary = run_of(curve);
    CHECK(summary.verdict == "pass");
    REQUIRE(summary.runs.size() == 1);
    CHECK(number_of(summary.runs[0], "modes") == 2.0);
    CHECK(number_of(summary.runs[0], "relative_error") < 0.05);
    CHECK(summary.figures.size() == 5);
    CHECK(summary.runs[0].remarks.size() == 3);
}

TEST_CASE("a metric of one's own is recovered, and one without a horizon refused") {
    const std::string own =
        curve + "source_high = 2.0\n[bulk]\nmetric = \"1/eta + eta*(1 + 1.6*exp(-eta^2))\"\n";
    CHECK(run_of(own).verdict == "pass");
    CHECK(
        refusal_of(curve + "[bulk]\nmetric = \"3 + eta\"\n").find("must go as 1/eta") !=
        std::string::npos);
    CHECK(
        refusal_of(curve + "[bulk]\nmetric = \"1/x\"\n").find("expression of eta alone") !=
        std::string::npos);
}

TEST_CASE("trained starts are the same for any number of threads") {
    const Summary one = run_of(labels, 1);
    const Summary two = run_of(labels, 2);
    REQUIRE(one.runs[0].observables.size() == two.runs[0].observables.size());
    for (std::size_t i = 0; i < one.runs[0].observables.size(); ++i) {
        CHECK(one.runs[0].observables[i].value == two.runs[0].observables[i].value);
    }
    CHECK(one.figures.size() == 2);
}

TEST_CASE("questions without an answer are refused where they stand") {
    const std::string kind = "[study]\nkind = \"ads-metric\"\n";
    CHECK(
        refusal_of(kind + "mode = \"paper\"\ndata = \"curve\"\n").find("a curve has no labels") !=
        std::string::npos);
    CHECK(refusal_of(kind + "data = \"table\"\n").find("file: must be given") != std::string::npos);
    CHECK(
        refusal_of(kind + "data = \"table\"\n[data]\nfile = \"none.csv\"\n")
            .find("[data] file: must name a file beside the run file, there is no none.csv") !=
        std::string::npos);
    CHECK(
        refusal_of(kind + "[bulk]\neta_horizon = 2\n").find("above eta_horizon") !=
        std::string::npos);
}

}  // namespace feynet::test::ads_metric_study_test
