#include "feynet/io/pyerrors_json.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/json_object.hpp"
#include "feynet/io/provenance.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <numeric>

namespace feynet {
namespace {

/// A text as JSON has it.
std::string json_text(std::string_view text) {
    const std::string line = to_json_line({{{"x", std::string(text)}}});
    const std::size_t colon = line.find(':');
    const std::size_t begin = line.find('"', colon);
    return line.substr(begin, line.rfind('"') + 1 - begin);
}

/// One chain: the deviations of its draws from the mean of all chains.
std::string replica(
    const Dataset& dataset, std::size_t chain, double mean, std::string_view ensemble) {
    const auto n_draws = static_cast<std::size_t>(dataset.shape[1]);
    std::vector<std::string> deltas;
    deltas.reserve(n_draws);
    for (std::size_t draw = 0; draw < n_draws; ++draw) {
        const double value = dataset.values[chain * n_draws + draw];
        deltas.push_back(fmt::format("[{},{}]", draw + 1, value - mean));
    }
    return fmt::format(
        R"({{"name":{},"deltas":[{}]}})",
        json_text(fmt::format("{}|r{:02}", ensemble, chain + 1)),
        fmt::join(deltas, ","));
}

std::string observable(const Dataset& dataset, std::string_view ensemble) {
    const double sum = std::accumulate(dataset.values.begin(), dataset.values.end(), 0.0);
    require(
        std::isfinite(sum),
        dataset.name,
        "must be finite numbers for pyerrors; export as csv, npy or netcdf instead");
    const double mean = sum / static_cast<double>(dataset.values.size());
    std::vector<std::string> replicas;
    for (Index chain = 0; chain < dataset.shape[0]; ++chain) {
        replicas.push_back(replica(dataset, static_cast<std::size_t>(chain), mean, ensemble));
    }
    return fmt::format(
        R"({{"type":"Obs","layout":"1","value":[{}],"tag":{},"data":[{{"id":{},"replica":[{}]}}]}})",
        mean,
        json_text(dataset.name),
        json_text(ensemble),
        fmt::join(replicas, ","));
}

}  // namespace

std::string pyerrors_json(
    const Group& posterior, std::string_view ensemble, std::string_view description) {
    std::vector<std::string> observables;
    for (const Dataset& dataset : posterior.datasets) {
        const bool is_series = dataset.dimensions == std::vector<std::string>{"chain", "draw"};
        if (is_series && !dataset.values.empty()) {
            observables.push_back(observable(dataset, ensemble));
        }
    }
    require(!observables.empty(), "DIR", "must be a run that keeps series of chain and draw");
    return fmt::format(
        R"({{"program":{},"version":"1.0","description":{},"obsdata":[{}]}})",
        json_text("feynet " + version()),
        json_text(description),
        fmt::join(observables, ","));
}

}  // namespace feynet
