#include "feynet/study/validation/campaign_numbers.hpp"

#include "feynet/core/error.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

const PublishedNumber* published_in(const ValidationCase& one, std::string_view observable) {
    const auto found = std::find_if(
        one.published.begin(), one.published.end(), [&](const PublishedNumber& number) {
            return number.observable == observable;
        });
    return found == one.published.end() ? nullptr : &*found;
}

CampaignNumber campaign_number(
    const ValidationCase& one, const NetworkRun& run, const ObservableResult& measured) {
    CampaignNumber number{
        .theory = one.theory,
        .case_name = one.name,
        .run = run.network,
        .observable = measured.name,
        .exact = measured.exact.value_or(std::nan("")),
        .value = measured.value,
        .error = measured.error,
        .pull = measured.pull,
        .ess = measured.ess};
    if (const PublishedNumber* const known = published_in(one, measured.name)) {
        number.exact = known->value;
        if (number.error) {
            number.error = std::hypot(*number.error, known->error);
        }
        number.pull = pull_of(number.value, number.error, number.exact);
    }
    return number;
}

/// The number in its role; nothing if it has none.
std::optional<CampaignNumber> with_role(
    const ValidationCase& one, const NetworkRun& run, const ObservableResult& measured) {
    const auto is_meant = [&](const NumberChoice& choice) {
        return choice.holds(run.network, measured.name);
    };
    CampaignNumber number = campaign_number(one, run, measured);
    const auto computed = std::find_if(
        one.computed.begin(), one.computed.end(), [&](const ComputedNumber& candidate) {
            return is_meant(candidate.which);
        });
    if (computed != one.computed.end() && measured.exact) {
        number.role = NumberRole::Computed;
        number.tolerance = computed->tolerance;
        number.error.reset();
        number.pull.reset();
        number.ess.reset();
        return number;
    }
    if (std::any_of(one.independent.begin(), one.independent.end(), is_meant)) {
        return number;
    }
    number.role = NumberRole::Companion;
    return number.pull && !one.independent.empty() ? std::optional(number) : std::nullopt;
}

/// @throws InvalidInput if no number is the one that is meant
void require_found(
    const ValidationCase& one,
    const NumberChoice& choice,
    const std::vector<CampaignNumber>& numbers) {
    require(
        std::any_of(
            numbers.begin(),
            numbers.end(),
            [&](const CampaignNumber& number) {
                return choice.holds(number.run, number.observable);
            }),
        one.name,
        "must measure {}{}{}",
        choice.observable,
        choice.run.empty() ? "" : " in runs that begin with ",
        choice.run);
}

}  // namespace

std::string CampaignNumber::label() const {
    return fmt::format("{}, {}: {}", case_name, run, observable);
}

bool CampaignNumber::is_sound() const {
    if (role == NumberRole::Computed) {
        return tolerance && std::abs(value - exact) <= *tolerance;
    }
    return role == NumberRole::Companion ||
           (pull.has_value() && ess.value_or(least_ess) >= least_ess);
}

std::vector<CampaignNumber> numbers_of_case(const ValidationCase& one, const Summary& summary) {
    std::vector<CampaignNumber> numbers;
    for (const NetworkRun& run : summary.runs) {
        for (const ObservableResult& measured : run.observables) {
            if (auto number = with_role(one, run, measured)) {
                numbers.push_back(std::move(*number));
            }
        }
    }
    for (const NumberChoice& choice : one.independent) {
        require_found(one, choice, numbers);
    }
    for (const ComputedNumber& computed : one.computed) {
        require_found(one, computed.which, numbers);
    }
    return numbers;
}

}  // namespace feynet
