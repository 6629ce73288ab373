#pragma once

#include "feynet/study/read_run.hpp"
#include "feynet/study/validation/validation_case.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// How long the runs of a campaign are.
enum class CampaignLength { Quick, Full };

template <>
struct Words<CampaignLength> {
    static constexpr std::array<std::string_view, 2> value{"quick", "full"};
};

/// Which cases a campaign runs, how long, and with which random numbers.
struct CampaignPlan {
    CampaignLength length = CampaignLength::Quick;
    std::optional<Theory> only;  ///< nothing: every theory
    std::uint64_t seed = 1;

    /// The plan as a file: its three keys and this build of the program.
    std::string text() const;

    /// @throws ConfigError if the text is no plan
    static CampaignPlan parse(std::string text, const std::string& name);

    /// The words after `feynet` that run it.
    std::string command() const;

    /// The cases of its theories.
    std::vector<ValidationCase> cases() const;
};

/// The theory of that name.
/// @param key  what it was given for, in messages
/// @throws InvalidInput naming the valid words and the nearest one
Theory theory_named(std::string_view key, std::string_view name);

/// The seed of a case: of another campaign or another case it is another one. It fits into 63 bits,
/// the whole numbers of a run file.
std::uint64_t seed_of_case(std::uint64_t campaign_seed, std::string_view name);

/// The run of a case, with its length and its seed.
/// @throws ConfigError with the place of the first mistake
ReadRun run_of_case(const ValidationCase& one, const CampaignPlan& plan);

}  // namespace feynet
