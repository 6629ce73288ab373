#pragma once

#include "feynet/study/validation/campaign_directory.hpp"
#include "feynet/study/validation/campaign_numbers.hpp"
#include "feynet/study/validation/pull_test.hpp"

#include <map>
#include <string>
#include <vector>

namespace feynet {

/// All that a campaign has to say.
struct CampaignAccount {
    CampaignPlan plan;
    Index n_cases = 0;
    Index n_done = 0;
    Index n_runs = 0;
    std::map<std::string, std::string> questions;  ///< of the cases, by name
    std::vector<CampaignNumber> numbers;
    PullTest test;                            ///< of the independent pulls
    std::vector<std::string> failures;        ///< why it fails, in words
    std::vector<std::string> runs_that_fail;  ///< by the thresholds of a single run
    std::string verdict;                      ///< "pass", "fail", "partial"

    /// The numbers of a theory in one role.
    std::vector<CampaignNumber> of(Theory theory, NumberRole role) const;

    /// The pulls of all numbers in one role.
    std::vector<double> pulls(NumberRole role) const;

    /// The chance that a right program fails.
    double false_alarms() const;
};

/// The verdict on numbers, whose independent pulls must be a sample of the normal law; none may be
/// far off, no computed one beyond its tolerance, and none without an error.
///
/// @param account  with numbers and counts; test, failures and verdict are filled in
void judge_campaign(CampaignAccount& account);

/// What the cases of a directory have come to, with its verdict.
/// @throws ConfigError if a summary is damaged
CampaignAccount account_of(const CampaignDirectory& campaign);

}  // namespace feynet
