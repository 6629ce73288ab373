#include "feynet/study/validation/campaign_account.hpp"

#include "study/validation/normal_campaign.hpp"

#include <doctest/doctest.h>

namespace feynet::test::campaign_account_test {

namespace {

/// The verdict after `change` has been made to one number of a right campaign.
template <typename Change>
CampaignAccount changed(std::size_t index, Change change) {
    CampaignAccount account = normal_campaign();
    change(account.numbers[index]);
    judge_campaign(account);
    return account;
}

constexpr std::size_t companion = 100;
constexpr std::size_t computed = 101;

}  // namespace

TEST_CASE("Campaign: a right one passes") {
    const CampaignAccount account = normal_campaign();
    CHECK(account.verdict == "pass");
    CHECK(account.failures.empty());
    CHECK(account.pulls(NumberRole::Independent).size() == 100);
    CHECK(account.of(Theory::Field, NumberRole::Independent).size() == 50);
    CHECK(account.false_alarms() == doctest::Approx(2.68e-3).epsilon(0.01));
}

TEST_CASE("Campaign: one whose errors are halved, or doubled, fails") {
    CHECK(normal_campaign(2.0).verdict == "fail");
    CHECK(normal_campaign(0.5).verdict == "fail");
}

TEST_CASE("Campaign: one number far off fails it, and is named") {
    const CampaignAccount one = changed(3, [](CampaignNumber& number) { number.pull = -4.6; });
    CHECK(one.verdict == "fail");
    CHECK(one.failures.back().find("oscillator, run 3: x2") != std::string::npos);
    CHECK(changed(companion, [](CampaignNumber& number) { number.pull = 4.9; }).verdict == "pass");
    CHECK(changed(companion, [](CampaignNumber& number) { number.pull = 5.1; }).verdict == "fail");
}

TEST_CASE("Campaign: a computed number that is off and a number without an error fail it") {
    CHECK(changed(computed, [](CampaignNumber& n) { n.value = 2e-6; }).verdict == "fail");
    CHECK(changed(0, [](CampaignNumber& n) {
              n.error.reset();
              n.pull.reset();
          }).verdict == "fail");
}

TEST_CASE(
    "Campaign: it is partial until all cases are done, and fails where nothing was compared") {
    CampaignAccount account = normal_campaign();
    account.n_cases = 2;
    judge_campaign(account);
    CHECK(account.verdict == "partial");
    CampaignAccount nothing{.n_cases = 1, .n_done = 1};
    judge_campaign(nothing);
    CHECK(nothing.verdict == "fail");
}

TEST_CASE("Campaign: seeds that pass alone fail together where all errors are a little too small") {
    // Widths of 1.15: χ² of 100 pulls is 132, p = 0.03; of 300 it is 397, p = 3e-4.
    CampaignAccount account = normal_campaign(1.15);
    REQUIRE(account.verdict == "pass");
    const double alone = account.false_alarms();
    const std::vector<double> pulls = account.pulls(NumberRole::Independent);
    account.beside = {{2, pulls}, {3, pulls}};
    judge_campaign(account);

    CHECK(account.pulls_of_all_seeds().size() == 300);
    CHECK(account.verdict == "fail");
    CHECK(account.failures.front().substr(0, 19) == "all seeds together:");
    CHECK(account.false_alarms() > alone);
}

}  // namespace feynet::test::campaign_account_test
