#pragma once

#include "feynet/study/validation/campaign_directory.hpp"
#include "feynet/study/validation/campaign_numbers.hpp"
#include "feynet/study/validation/pull_test.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace feynet {

/// The independent pulls of a finished campaign with one seed.
struct SeedPulls {
    std::uint64_t seed = 0;
    std::vector<double> pulls;
};

/// All that a campaign has to say.
struct CampaignAccount {
    CampaignPlan plan;
    Index n_cases = 0;
    Index n_done = 0;
    Index n_runs = 0;
    std::map<std::string, std::string> questions;  ///< of the cases, by name
    std::vector<CampaignNumber> numbers;
    std::vector<SeedPulls> beside;            ///< the same campaign with other seeds
    PullTest test;                            ///< of the independent pulls
    std::vector<std::string> failures;        ///< why it fails, in words
    std::vector<std::string> runs_that_fail;  ///< by the thresholds of a single run
    std::string verdict;                      ///< "pass", "fail", "partial"

    /// The numbers of a theory in one role.
    std::vector<CampaignNumber> of(Theory theory, NumberRole role) const;

    /// The pulls of all numbers in one role.
    std::vector<double> pulls(NumberRole role) const;

    /// The independent pulls of all seeds.
    std::vector<double> pulls_of_all_seeds() const;

    /// The chance that a right program fails.
    double false_alarms() const;
};

/// The verdict on numbers, whose independent pulls must be a sample of the normal law; none may be
/// far off, no computed one beyond its tolerance, and none without an error. With other seeds
/// beside it, all of their pulls together must be such a sample, too.
///
/// @param account  with numbers, counts and pulls of other seeds; test, failures and verdict are
/// filled in
void judge_campaign(CampaignAccount& account);

/// Whether campaigns can stand beside one of this plan: as long, of the same theories, with other
/// seeds, and finished.
/// @throws InvalidInput naming the directory that cannot
void require_comparable(const CampaignPlan& plan, std::span<const CampaignDirectory> beside);

/// What the cases of a directory have come to, with its verdict.
///
/// @param beside  finished campaigns with other seeds
/// @throws ConfigError if a summary is damaged
CampaignAccount account_of(
    const CampaignDirectory& campaign, std::span<const CampaignDirectory> beside = {});

}  // namespace feynet
