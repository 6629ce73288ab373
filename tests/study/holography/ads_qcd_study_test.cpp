#include "feynet/study/holography/ads_qcd_study.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace feynet::test::ads_qcd_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_ads_qcd_study(file);
}

StudyResult run(const std::string& text, int threads = 1) {
    StudyHooks hooks;
    hooks.execution.n_threads = threads;
    return study_of(text)->run(hooks);
}

const ObservableResult* find(const Summary& summary, const std::string& name) {
    return find_observable(summary.runs.at(0), name);
}

bool is_remarked(const Summary& summary, const std::string& words) {
    std::vector<std::string> remarks = summary.remarks;
    const std::vector<std::string>& of_run = summary.runs.at(0).remarks;
    remarks.insert(remarks.end(), of_run.begin(), of_run.end());
    return std::any_of(remarks.begin(), remarks.end(), [&](const std::string& remark) {
        return remark.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE(
    "the precise mode meets the lattice's condensates and says that L is prior" *
    doctest::test_suite("long")) {
    const std::string file = "[fit]\nvalley = [3.0, 5.0]\n";
    const Summary summary = run(file).summary;
    CHECK(summary.verdict == "pass");
    for (int i = 1; i <= 6; ++i) {
        const ObservableResult* condensate = find(summary, "condensate_" + std::to_string(i));
        REQUIRE(condensate != nullptr);
        CHECK(std::abs(condensate->value - *condensate->exact) < 0.0025);
    }
    CHECK(find(summary, "least_metric")->value > 0.0);
    CHECK(find(summary, "chi2")->value > find(summary, "chi2_floor")->value);
    CHECK(is_remarked(summary, "determined by the data: 2 numbers"));
    CHECK(is_remarked(summary, "prior, not data: L and λ apart from one number"));

    // Asked for more than the floor allows, it fails.
    CHECK(
        run("[fit]\nmodes = 2\nvalley = [3.0, 5.0]\n[study]\ntolerance = 0.002\n")
            .summary.verdict == "fail");
}

TEST_CASE(
    "the neural ODE meets the condensates; with the coefficient of the slide it has none" *
    doctest::test_suite("long")) {
    const std::string mode = "[study]\nmode = \"neural-ode\"\n";
    const Summary summary = run(mode).summary;
    CHECK(summary.verdict == "pass");
    CHECK(find(summary, "rms")->value == doctest::Approx(7.853e-4).epsilon(1e-3));
    CHECK(is_remarked(summary, "erratum"));
    const Summary printed =
        run(mode +
            "[polynomial]\ncoefficients = [3.7719, -2.22235, 55.5384, -130.8117, 150.8853, "
            "6.9468, 7.6071, 8.0108, 8.2351]\n")
            .summary;
    CHECK(printed.verdict == "fail");
    CHECK(is_remarked(printed, "β/α = -1.018"));
}

TEST_CASE(
    "the paper's networks are the same for any number of threads" * doctest::test_suite("long")) {
    const std::string file =
        "[study]\nmode = \"paper\"\n[training]\nseeds = 3\nepochs = 3\npoints = 200\nkeep = "
        "1000.0\n";
    const Summary one = run(file, 1).summary;
    const Summary two = run(file, 2).summary;
    REQUIRE(find(one, "radius") != nullptr);
    CHECK(find(one, "radius")->value == find(two, "radius")->value);
    CHECK(find(one, "h_14")->value == find(two, "h_14")->value);
    const Summary other = run(file + "[run]\nseed = 2\n").summary;
    CHECK(find(one, "h_14")->value != find(other, "h_14")->value);
}

TEST_CASE("the exact answer is the equation of state") {
    const Summary summary = study_of("title = \"QCD\"\n")->exact();
    CHECK(summary.verdict == "exact");
    CHECK(*find(summary, "chi2_floor")->exact == doctest::Approx(71.95).epsilon(1e-3));
}

TEST_CASE("mistakes of a run file are found") {
    CHECK_THROWS_AS(study_of("[study]\nmode = \"precis\"\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[study]\ndata = \"nowhere.csv\"\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[study]\ntolerance = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[fit]\nmodes = 1\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[fit]\nvalley = [3.0, -1.0]\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[training]\nseeds = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[polynomial]\ncoefficients = [1.0]\n"), ConfigError);
}

}  // namespace feynet::test::ads_qcd_study_test
