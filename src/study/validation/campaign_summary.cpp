#include "feynet/study/validation/campaign_report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet {
namespace {

std::string conclusion_of(const CampaignAccount& account) {
    if (account.verdict == "partial") {
        return fmt::format("Partial: {} of {} cases are done.", account.n_done, account.n_cases);
    }
    const auto n_computed =
        std::count_if(account.numbers.begin(), account.numbers.end(), [](const auto& number) {
            return number.role == NumberRole::Computed;
        });
    if (account.verdict == "fail") {
        return fmt::format(
            "Fail: {} of what is asked of {} cases does not hold.",
            account.failures.size(),
            account.n_cases);
    }
    const std::string computed =
        n_computed > 0
            ? fmt::format(", {} computed numbers are within their tolerances", n_computed)
            : "";
    return fmt::format(
        "Pass: {} independent pulls are a sample of the normal law (χ² p = {:.2g}, KS p = "
        "{:.2g}){}.",
        account.test.n,
        account.test.chi2_p,
        account.test.distance_p,
        computed);
}

}  // namespace

std::string_view title_of(Theory theory) {
    switch (theory) {
        case Theory::Path:
            return "Path integrals";
        case Theory::Field:
            return "Lattice fields";
        case Theory::Nnft:
            return "Random networks as fields";
        case Theory::Holography:
            return "Holography";
        case Theory::Boltzmann:
            return "Boltzmann machines";
    }
    return "";
}

Summary campaign_summary(const CampaignAccount& account) {
    Summary summary;
    summary.title = "Validation";
    summary.theory =
        account.plan.only
            ? std::string(title_of(*account.plan.only))
            : "path integrals, lattice fields, random networks, holography, Boltzmann machines";
    summary.lattice = fmt::format(
        "{} cases, {} runs, {} campaign, seed {}",
        account.n_cases,
        account.n_runs,
        word(account.plan.length),
        account.plan.seed);
    summary.verdict = account.verdict;
    summary.conclusion = conclusion_of(account);
    summary.remarks = account.failures;
    if (!account.runs_that_fail.empty()) {
        summary.remarks.push_back(fmt::format(
            "By the thresholds of a single run {} of {} fail (of right ones about one in 250): {}.",
            account.runs_that_fail.size(),
            account.n_runs,
            fmt::join(account.runs_that_fail, "; ")));
    }
    summary.figures = campaign_figures(account);
    return summary;
}

}  // namespace feynet
