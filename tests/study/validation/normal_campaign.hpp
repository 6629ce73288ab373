#pragma once

#include "feynet/statistics/distribution.hpp"
#include "feynet/study/validation/campaign_account.hpp"

#include <string>

namespace feynet::test {

/// A finished campaign whose independent pulls are the quantiles of the normal law; `factor` makes
/// its errors that much smaller.
inline CampaignAccount normal_campaign(double factor = 1.0) {
    CampaignAccount account{.n_cases = 1, .n_done = 1, .n_runs = 100};
    constexpr int n = 100;
    for (int i = 0; i < n; ++i) {
        const double pull = normal_quantile((i + 0.5) / n);
        account.numbers.push_back(
            {.theory = i % 2 == 0 ? Theory::Path : Theory::Field,
             .case_name = "oscillator",
             .run = "run " + std::to_string(i),
             .observable = "x2",
             .exact = 0.5,
             .value = 0.5 + 0.01 * pull,
             .error = 0.01 / factor,
             .pull = pull * factor,
             .ess = 1000.0});
    }
    account.numbers.push_back(
        {.theory = Theory::Path,
         .role = NumberRole::Companion,
         .case_name = "oscillator",
         .run = "run 0",
         .observable = "x4",
         .exact = 0.75,
         .value = 0.75,
         .error = 0.1,
         .pull = 0.0});
    account.numbers.push_back(
        {.theory = Theory::Boltzmann,
         .role = NumberRole::Computed,
         .case_name = "rg-flow",
         .run = "tree",
         .observable = "deviation",
         .exact = 0.0,
         .value = 1e-9,
         .tolerance = 1e-6});
    judge_campaign(account);
    return account;
}

}  // namespace feynet::test
