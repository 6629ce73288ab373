#include "feynet/study/validation/campaign_numbers.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::campaign_numbers_test {

namespace {

ObservableResult measured(std::string name, double value, double error, double exact) {
    return {
        .name = std::move(name),
        .formula = {},
        .value = value,
        .error = error,
        .ess = 5000.0,
        .exact = exact,
        .pull = (value - exact) / error};
}

Summary one_run() {
    Summary summary;
    NetworkRun run{.network = "relu"};
    run.observables = {
        measured("x2", 0.51, 0.01, 0.5),
        measured("x4", 0.7, 0.1, 0.75),
        measured("slope", 2.01, 0.1, 2.0)};
    run.observables.push_back({.name = "gap", .formula = {}, .value = 1.0, .error = 0.1});
    summary.runs.push_back(std::move(run));
    return summary;
}

}  // namespace

TEST_CASE("Campaign numbers: each number of a run has one role, one without an exact value none") {
    const ValidationCase one{.name = "a", .independent = {{"x2"}}, .computed = {{{"slope"}, 0.02}}};

    const std::vector<CampaignNumber> numbers = numbers_of_case(one, one_run());

    REQUIRE(numbers.size() == 3);
    CHECK(numbers[0].role == NumberRole::Independent);
    CHECK(numbers[0].label() == "a, relu: x2");
    CHECK(*numbers[0].pull == doctest::Approx(1.0));
    CHECK(numbers[1].role == NumberRole::Companion);
    CHECK(numbers[2].role == NumberRole::Computed);
    CHECK_FALSE(numbers[2].pull);
    CHECK_FALSE(numbers[2].error);
    CHECK(numbers[2].is_sound());
}

TEST_CASE("Campaign numbers: a computed number beyond its tolerance is not sound") {
    const ValidationCase one{.name = "a", .computed = {{{"slope"}, 0.005}}};
    const std::vector<CampaignNumber> numbers = numbers_of_case(one, one_run());
    REQUIRE(numbers.size() == 1);
    CHECK_FALSE(numbers[0].is_sound());
}

TEST_CASE("Campaign numbers: the error of a published number joins the measured one") {
    const ValidationCase one{
        .name = "a", .independent = {{"x2"}}, .published = {{"x2", 0.49, 0.0075}}};
    const CampaignNumber number = numbers_of_case(one, one_run()).front();
    CHECK(number.exact == 0.49);
    CHECK(*number.error == doctest::Approx(0.0125));
    CHECK(*number.pull == doctest::Approx(1.6));
}

TEST_CASE(
    "Campaign numbers: an independent number without an error, or from too few samples, is not "
    "sound") {
    Summary summary = one_run();
    const ValidationCase one{.name = "a", .independent = {{"x2"}}};
    summary.runs[0].observables[0].ess = 0.9 * least_ess;
    CHECK_FALSE(numbers_of_case(one, summary).front().is_sound());
    summary.runs[0].observables[0].ess.reset();
    CHECK(numbers_of_case(one, summary).front().is_sound());
    summary.runs[0].observables[0].error.reset();
    summary.runs[0].observables[0].pull.reset();
    CHECK_FALSE(numbers_of_case(one, summary).front().is_sound());
}

TEST_CASE("Campaign numbers: a number that no run measures is a mistake of the case") {
    CHECK_THROWS_AS(
        numbers_of_case({.name = "a", .independent = {{"x3"}}}, one_run()), InvalidInput);
    CHECK_THROWS_AS(
        numbers_of_case({.name = "a", .independent = {{"x2", "step"}}}, one_run()), InvalidInput);
}

}  // namespace feynet::test::campaign_numbers_test
