#include "feynet/study/run_comparison.hpp"

#include <doctest/doctest.h>

namespace feynet::test::run_comparison_test {

namespace {

Summary run_with(double x2, std::optional<double> error) {
    Summary summary;
    summary.runs.push_back({.network = "relu"});
    summary.runs.back().observables.push_back(
        {.name = "x2", .formula = "", .value = x2, .error = error});
    return summary;
}

}  // namespace

TEST_CASE("two runs differ in units of the errors of both") {
    const auto numbers = compare(run_with(1.5, 0.3), run_with(1.0, 0.4));

    REQUIRE(numbers.size() == 1);
    CHECK(numbers.front().observable == "x2");
    CHECK(*numbers.front().pull() == doctest::Approx(1.0).epsilon(1e-14));
}

TEST_CASE("equal numbers agree without an error, others cannot be judged") {
    CHECK(compare(run_with(1.0, {}), run_with(1.0, {})).front().pull() == 0.0);
    CHECK_FALSE(compare(run_with(1.0, {}), run_with(2.0, {})).front().pull().has_value());
}

TEST_CASE("what only one run has is left") {
    Summary other = run_with(1.0, 0.1);
    other.runs.front().network = "step";

    CHECK(compare(run_with(1.0, 0.1), other).empty());
}

}  // namespace feynet::test::run_comparison_test
