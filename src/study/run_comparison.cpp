#include "feynet/study/run_comparison.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

template <typename Named, typename Name>
const Named* find_named(const std::vector<Named>& list, Name name, const std::string& wanted) {
    const auto found = std::find_if(
        list.begin(), list.end(), [&](const Named& item) { return item.*name == wanted; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::optional<double> ComparedNumber::pull() const {
    if (first == second) {
        return 0.0;
    }
    const double error = std::hypot(first_error.value_or(0.0), second_error.value_or(0.0));
    return error > 0.0 ? std::optional((first - second) / error) : std::nullopt;
}

std::vector<ComparedNumber> compare(const Summary& first, const Summary& second) {
    std::vector<ComparedNumber> numbers;
    for (const NetworkRun& run : first.runs) {
        const NetworkRun* other = find_named(second.runs, &NetworkRun::network, run.network);
        if (other == nullptr) {
            continue;
        }
        for (const ObservableResult& a : run.observables) {
            const auto* b = find_named(other->observables, &ObservableResult::name, a.name);
            if (b != nullptr) {
                numbers.push_back({run.network, a.name, a.value, b->value, a.error, b->error});
            }
        }
    }
    return numbers;
}

}  // namespace feynet
