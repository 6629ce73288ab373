#include "feynet/study/correlator_samples.hpp"

#include <algorithm>
#include <string_view>

namespace feynet {
namespace {

constexpr std::string_view ending = "/correlator_bins";
constexpr Index most_numbers_kept = Index{1} << 19U;
constexpr Index least_bins = 16;

/// How many neighbours are joined: a power of two, as the bins of the series themselves are.
Index joined(const VectorSeries& correlator) {
    const Index of_a_bin = correlator.n_chains() * correlator.n_components();
    const Index wanted = std::max(least_bins, most_numbers_kept / of_a_bin);
    Index width = 1;
    while (correlator.size() / width > wanted) {
        width *= 2;
    }
    return width;
}

std::string_view network_of(const Group& group) {
    const std::string_view path = group.path;
    const bool is_one =
        path.size() > ending.size() && path.substr(path.size() - ending.size()) == ending;
    return is_one ? path.substr(0, path.size() - ending.size()) : std::string_view{};
}

const Dataset* dataset_in(const std::vector<Group>& store, const std::string& network) {
    for (const Group& group : store) {
        if (network_of(group) == network) {
            for (const Dataset& dataset : group.datasets) {
                if (dataset.name == "correlator" && dataset.shape.size() == 3) {
                    return &dataset;
                }
            }
        }
    }
    return nullptr;
}

}  // namespace

Group correlator_samples(
    const VectorSeries& correlator, double spacing, const std::string& network) {
    const Index width = joined(correlator);
    const Index n_bins = correlator.size() / width;
    const auto n_lags = static_cast<std::size_t>(correlator.n_components());
    Dataset bins{
        .name = "correlator",
        .shape = {correlator.n_chains(), n_bins, correlator.n_components()},
        .values = {},
        .dimensions = {"chain", "bin", "lag"},
        .long_name = "mean of G(k) over successive draws"};
    for (Index chain = 0; chain < correlator.n_chains(); ++chain) {
        for (Index bin = 0; bin < n_bins; ++bin) {
            std::vector<double> mean(n_lags, 0.0);
            for (Index i = 0; i < width; ++i) {
                const auto values = correlator.bin(chain, bin * width + i);
                for (std::size_t k = 0; k < n_lags; ++k) {
                    mean[k] += values[k] / static_cast<double>(width);
                }
            }
            bins.values.insert(bins.values.end(), mean.begin(), mean.end());
        }
    }
    Dataset times{
        .name = "time",
        .shape = {correlator.n_components()},
        .values = {},
        .dimensions = {"lag"},
        .long_name = "time of the lag"};
    for (Index k = 0; k < correlator.n_components(); ++k) {
        times.values.push_back(spacing * static_cast<double>(k));
    }
    return {.path = network + std::string(ending), .datasets = {std::move(bins), std::move(times)}};
}

std::optional<VectorSeries> correlator_in(
    const std::vector<Group>& store, const std::string& network, double discard) {
    const Dataset* const bins = dataset_in(store, network);
    if (bins == nullptr) {
        return std::nullopt;
    }
    const Index n_chains = bins->shape[0];
    const Index n_bins = bins->shape[1];
    const Index n_lags = bins->shape[2];
    const auto first = static_cast<Index>(discard * static_cast<double>(n_bins));
    if (n_chains < 1 || n_lags < 1 || n_bins - first < 1) {
        return std::nullopt;
    }
    // one bin of room more than there are: a full series joins its bins
    VectorSeries series(n_chains, n_lags, n_bins + 2 + n_bins % 2);
    const std::span<const double> all = bins->values;
    for (Index chain = 0; chain < n_chains; ++chain) {
        for (Index bin = first; bin < n_bins; ++bin) {
            const auto at = static_cast<std::size_t>((chain * n_bins + bin) * n_lags);
            series.append(chain, all.subspan(at, static_cast<std::size_t>(n_lags)));
        }
    }
    return series;
}

std::vector<std::string> networks_with_correlator(const std::vector<Group>& store) {
    std::vector<std::string> networks;
    for (const Group& group : store) {
        if (const std::string_view network = network_of(group); !network.empty()) {
            networks.emplace_back(network);
        }
    }
    return networks;
}

}  // namespace feynet
