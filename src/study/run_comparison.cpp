#include "feynet/study/run_comparison.hpp"

#include <cmath>

namespace feynet {

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
        const NetworkRun* other = find_run(second, run.network);
        if (other == nullptr) {
            continue;
        }
        for (const ObservableResult& a : run.observables) {
            const ObservableResult* b = find_observable(*other, a.name);
            if (b != nullptr) {
                numbers.push_back({run.network, a.name, a.value, b->value, a.error, b->error});
            }
        }
    }
    return numbers;
}

}  // namespace feynet
