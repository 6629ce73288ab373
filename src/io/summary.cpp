#include "feynet/io/summary.hpp"

#include <algorithm>

namespace feynet {

const ObservableResult* find_observable(const NetworkRun& run, std::string_view name) {
    const auto found = std::find_if(
        run.observables.begin(), run.observables.end(), [name](const ObservableResult& result) {
            return result.name == name;
        });
    return found == run.observables.end() ? nullptr : &*found;
}

const NetworkRun* find_run(const Summary& summary, std::string_view network) {
    const auto found =
        std::find_if(summary.runs.begin(), summary.runs.end(), [network](const NetworkRun& run) {
            return run.network == network;
        });
    return found == summary.runs.end() ? nullptr : &*found;
}

}  // namespace feynet
