#include "feynet/study/validation/campaign_account.hpp"

#include "feynet/core/error.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace feynet {
namespace {

std::string reason_of(const CampaignNumber& number) {
    if (number.role == NumberRole::Computed) {
        return fmt::format(
            "{} is {:.3g}, exactly {:.3g}: further off than {:g}",
            number.label(),
            number.value,
            number.exact,
            number.tolerance.value_or(0.0));
    }
    if (!number.pull) {
        return number.label() + " has no error, or no exact value";
    }
    return fmt::format(
        "{} has {:.0f} effective samples, too few for its error (at least {:g})",
        number.label(),
        number.ess.value_or(0.0),
        least_ess);
}

void take_case(const ValidationCase& one, const Summary& summary, CampaignAccount& account) {
    for (CampaignNumber& number : numbers_of_case(one, summary)) {
        account.numbers.push_back(std::move(number));
    }
    for (const NetworkRun& run : summary.runs) {
        ++account.n_runs;
        if (run.verdict == "fail") {
            account.runs_that_fail.push_back(fmt::format("{}, {}", one.name, run.network));
        }
    }
}

}  // namespace

std::vector<CampaignNumber> CampaignAccount::of(Theory theory, NumberRole role) const {
    std::vector<CampaignNumber> chosen;
    for (const CampaignNumber& number : numbers) {
        if (number.theory == theory && number.role == role) {
            chosen.push_back(number);
        }
    }
    return chosen;
}

std::vector<double> CampaignAccount::pulls(NumberRole role) const {
    std::vector<double> chosen;
    for (const CampaignNumber& number : numbers) {
        if (number.role == role && number.pull) {
            chosen.push_back(*number.pull);
        }
    }
    return chosen;
}

std::vector<double> CampaignAccount::pulls_of_all_seeds() const {
    std::vector<double> all = pulls(NumberRole::Independent);
    for (const SeedPulls& other : beside) {
        all.insert(all.end(), other.pulls.begin(), other.pulls.end());
    }
    return all;
}

double CampaignAccount::false_alarms() const {
    const double alone = false_alarm_rate(
        std::ssize(pulls(NumberRole::Independent)), std::ssize(pulls(NumberRole::Companion)));
    return beside.empty() ? alone : alone + false_alarm_rate(std::ssize(pulls_of_all_seeds()), 0);
}

void judge_campaign(CampaignAccount& account) {
    constexpr PullLimits limits;
    account.test = test_pulls(account.pulls(NumberRole::Independent), limits);
    account.failures = account.test.failures;
    if (!account.beside.empty()) {
        for (const std::string& failure :
             test_pulls(account.pulls_of_all_seeds(), limits).failures) {
            account.failures.push_back("all seeds together: " + failure);
        }
    }
    for (const CampaignNumber& number : account.numbers) {
        if (!number.is_sound()) {
            account.failures.push_back(reason_of(number));
        }
        const double limit = number.role == NumberRole::Companion ? limits.companion : limits.pull;
        if (number.pull && !(std::abs(*number.pull) <= limit)) {
            account.failures.push_back(fmt::format(
                "{} is {:+.2f} errors from the exact value (at most {:g})",
                number.label(),
                *number.pull,
                limit));
        }
    }
    if (account.numbers.empty() && account.n_done == account.n_cases) {
        account.failures.emplace_back("nothing was compared");
    }
    account.verdict = account.n_done < account.n_cases ? "partial"
                      : account.failures.empty()       ? "pass"
                                                       : "fail";
}

void require_comparable(const CampaignPlan& plan, std::span<const CampaignDirectory> beside) {
    std::set<std::uint64_t> seeds{plan.seed};
    for (const CampaignDirectory& other : beside) {
        const CampaignPlan& its = other.plan();
        require(
            its.length == plan.length && its.only == plan.only && seeds.insert(its.seed).second,
            "--beside",
            "must be the same campaign with other seeds; {} is feynet {}",
            other.directory().path().string(),
            its.command());
        require(
            account_of(other).verdict != "partial",
            "--beside",
            "must be finished campaigns; to go on with one: feynet resume {}",
            other.directory().path().string());
    }
}

CampaignAccount account_of(
    const CampaignDirectory& campaign, std::span<const CampaignDirectory> beside) {
    CampaignAccount account{.plan = campaign.plan()};
    for (const CampaignDirectory& other : beside) {
        account.beside.push_back(
            {other.plan().seed, account_of(other).pulls(NumberRole::Independent)});
    }
    for (const ValidationCase& one : account.plan.cases()) {
        ++account.n_cases;
        account.questions[one.name] = one.question;
        const std::optional<Summary> summary = campaign.summary(one);
        if (summary && summary->verdict != "partial") {
            ++account.n_done;
            take_case(one, *summary, account);
        }
    }
    judge_campaign(account);
    return account;
}

}  // namespace feynet
