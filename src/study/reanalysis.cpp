#include "feynet/study/reanalysis.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/study/measured_number.hpp"

namespace feynet {
namespace {

/// The chains of a dataset without their beginning.
Series kept_chains(const Dataset& dataset, double discard) {
    const auto n_chains = static_cast<std::size_t>(dataset.shape[0]);
    const auto n_draws = static_cast<std::size_t>(dataset.shape[1]);
    const auto first = static_cast<std::size_t>(discard * static_cast<double>(n_draws));
    std::vector<std::vector<double>> chains;
    for (std::size_t chain = 0; chain < n_chains; ++chain) {
        const auto begin = dataset.values.begin() + static_cast<Index>(chain * n_draws);
        chains.emplace_back(begin + static_cast<Index>(first), begin + static_cast<Index>(n_draws));
    }
    return Series::of_chains(chains);
}

std::optional<double> known_value(
    const Summary& known, const std::string& network, const std::string& observable) {
    const NetworkRun* const run = find_run(known, network);
    const ObservableResult* const result =
        run != nullptr ? find_observable(*run, observable) : nullptr;
    return result != nullptr ? result->exact : std::nullopt;
}

}  // namespace

std::vector<NetworkRun> reanalyse(
    const std::vector<Group>& store, const Reanalysis& how, const Summary& known) {
    require(
        how.discard >= 0.0 && how.discard < 1.0,
        "discard",
        "must be at least 0 and less than 1, got {}",
        how.discard);
    constexpr std::string_view posterior = "/posterior";
    std::vector<NetworkRun> runs;
    for (const Group& group : store) {
        const std::size_t end = group.path.rfind(posterior);
        if (end == std::string::npos) {
            continue;
        }
        NetworkRun run{.network = group.path.substr(0, end)};
        for (const Dataset& dataset : group.datasets) {
            if (dataset.dimensions == std::vector<std::string>{"chain", "draw"}) {
                const Series series = kept_chains(dataset, how.discard);
                run.observables.push_back(result_of(
                    dataset.name,
                    dataset.name,
                    estimate(series, how.window_factor),
                    known_value(known, run.network, dataset.name)));
            }
        }
        runs.push_back(std::move(run));
    }
    return runs;
}

}  // namespace feynet
