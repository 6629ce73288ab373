#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/validation/validation_case.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// What a number of a campaign is held to.
enum class NumberRole {
    Independent,  ///< one of its chains: its pull belongs to the overall tests
    Companion,    ///< of the same chains as an independent one
    Computed,     ///< without sampling: within a tolerance
};

template <>
struct Words<NumberRole> {
    static constexpr std::array<std::string_view, 3> value{"independent", "companion", "computed"};
};

/// A number of a case beside the exact one.
struct CampaignNumber {
    Theory theory = Theory::Path;
    NumberRole role = NumberRole::Independent;
    std::string case_name;
    std::string run;         ///< network, width, time, …
    std::string observable;  ///< its name in summary.json
    double exact = 0.0;
    double value = 0.0;
    std::optional<double> error{};
    std::optional<double> pull{};
    std::optional<double> ess{};
    std::optional<double> tolerance{};  ///< of a computed number

    /// "oscillator-free-site, relu: x2"
    std::string label() const;

    /// Whether it is what its role asks for: a computed one within its tolerance, an independent
    /// one with an error from enough effective samples. The size of a pull is judged with all
    /// others.
    bool is_sound() const;
};

/// Below so many effective samples the error itself is too uncertain for a pull to follow the
/// normal law: with as many Student's t has 1.4 times the normal law's share beyond 3.
inline constexpr double least_ess = 200.0;

/// The numbers of a finished case in the order of its runs.
///
/// @throws InvalidInput if a number that the case names is not measured
std::vector<CampaignNumber> numbers_of_case(const ValidationCase& one, const Summary& summary);

}  // namespace feynet
