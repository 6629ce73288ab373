#include "feynet/study/nnft/width_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::width_study_test {
namespace {

std::unique_ptr<Study> width_study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_width_study(file);
}

const std::string quick =
    "[inputs]\npoints = [0.0, 0.5]\n[sampler]\nnetworks = 10000\n[network]\nwidth = [4, 8, 16]\n";

const ObservableResult& named(const NetworkRun& run, const std::string& name) {
    for (const ObservableResult& result : run.observables) {
        if (result.name == name) {
            return result;
        }
    }
    FAIL("no observable ", name);
    return run.observables.front();
}

}  // namespace

TEST_CASE("width study: what is not Gaussian falls as 1/N with the coefficient of theory") {
    const Summary summary = width_study_of(
                                quick +
                                "output = \"rayleigh\"\n[measure]\n"
                                "four_point = [[0, 0, 1, 1]]\n")
                                ->run({})
                                .summary;

    // pulls below 4, p above 1e-3: a right program fails with 5e-3
    CHECK(summary.verdict == "pass");
    const ObservableResult& power = named(summary.runs[0], "exponent_four_point_0");
    CHECK(*power.exact == -1.0);
    CHECK(std::abs(power.value + 1.0) < 0.1);
    CHECK(named(summary.runs[0], "four_point_0").exact.has_value());
    CHECK(summary.figures.size() == 2);
}

TEST_CASE("width study: fewer than three widths make no power") {
    CHECK_THROWS_AS(width_study_of("[network]\nwidth = [4, 8]\n"), ConfigError);
}

TEST_CASE("width study: exact coefficients are those of theory") {
    // κ = 3: (3/2 · 3 − 3) G₀² with G₀ = ½
    const Summary summary = width_study_of(quick)->exact();
    CHECK(*named(summary.runs[0], "four_point_0").exact == doctest::Approx(0.375));
}

}  // namespace feynet::test::width_study_test
