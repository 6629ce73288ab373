#include "feynet/study/nnft/nnft_study.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::nnft_study_test {
namespace {

std::unique_ptr<Study> nnft_study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_nnft_study(file);
}

}  // namespace

TEST_CASE("nnft study: every kind at every width is a part, and every kind has its figures") {
    const Summary summary = nnft_study_of(
                                "[network]\nkind = [\"cosine\", \"erf\"]\nwidth = [1, 4]\n"
                                "[sampler]\nnetworks = 5000\n")
                                ->run({})
                                .summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.size() == 4);
    CHECK(summary.runs[3].network == "erf, N = 4");
    CHECK(summary.figures.size() == 6);
    CHECK(summary.figures[1].series[0].points.size() == 2);
}

TEST_CASE("nnft study: stopped early, it says so") {
    StudyHooks hooks;
    int asked = 0;
    hooks.execution.n_threads = 1;
    hooks.execution.stop = [&asked] { return ++asked > 400; };

    const Summary summary = nnft_study_of("[sampler]\nnetworks = 50000\n")->run(hooks).summary;

    CHECK(summary.verdict == "partial");
}

TEST_CASE("nnft study: exact answers are kernels") {
    const Summary summary = nnft_study_of("[network]\nmass = 2.0\n")->exact();

    CHECK(*summary.runs[0].observables[0].exact == doctest::Approx(0.25));
}

}  // namespace feynet::test::nnft_study_test
