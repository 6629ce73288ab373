#include "feynet/statistics/vector_series.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace feynet {

namespace {

std::size_t as_size(Index i) {
    return static_cast<std::size_t>(i);
}

Index default_capacity(Index n_chains, Index n_components) {
    require(n_chains >= 1, "n_chains", "must be at least 1, got {}", n_chains);
    require(n_components >= 1, "n_components", "must be at least 1, got {}", n_components);
    const Index most = VectorSeries::most_numbers / n_chains / n_components;
    require(
        most >= 2,
        "n_components",
        "must leave room for two measurements of each chain, got {} in {} chains",
        n_components,
        n_chains);
    Index capacity = 2;
    while (2 * capacity <= std::min(most, VectorSeries::most_bins)) {
        capacity *= 2;
    }
    return capacity;
}

}  // namespace

void VectorSeries::keep_at_most(Index bins) {
    require(bins >= 2 && bins % 2 == 0, "bins", "must be even and at least 2, got {}", bins);
    capacity_ = std::min(capacity_, bins);
    for (Chain& chain : chains_) {
        while (n_bins(chain) >= capacity_) {
            halve(chain);
        }
    }
}

VectorSeries::VectorSeries(Index n_chains, Index n_components)
    : VectorSeries(n_chains, n_components, default_capacity(n_chains, n_components)) {}

VectorSeries::VectorSeries(Index n_chains, Index n_components, Index capacity)
    : n_components_(n_components), capacity_(capacity) {
    require(n_chains >= 1, "n_chains", "must be at least 1, got {}", n_chains);
    require(n_components >= 1, "n_components", "must be at least 1, got {}", n_components);
    require(
        capacity >= 2 && capacity % 2 == 0,
        "capacity",
        "must be even and at least 2, got {}",
        capacity);
    const std::vector<double> zeros(as_size(n_components), 0.0);
    chains_.resize(
        as_size(n_chains),
        Chain{.bins = {}, .singles = {}, .open_bin = zeros, .mean = zeros, .square = zeros});
}

void VectorSeries::append(Index chain, std::span<const double> values) {
    assert(chain >= 0 && chain < n_chains());
    assert(static_cast<Index>(values.size()) == n_components_);
    add(chains_[as_size(chain)], [&](Index j) { return values[as_size(j)]; });
}

void VectorSeries::append(Index first_chain, const Block& values) {
    assert(first_chain >= 0 && first_chain + lanes <= n_chains());
    assert(values.cols() == n_components_);
    for (Index lane = 0; lane < lanes; ++lane) {
        add(chains_[as_size(first_chain + lane)], [&](Index j) { return values(lane, j); });
    }
}

void VectorSeries::append_bin(Index first_chain, const Block& means, const Block& one) {
    assert(first_chain >= 0 && first_chain + lanes <= n_chains());
    assert(means.cols() == n_components_ && one.cols() == n_components_);
    for (Index lane = 0; lane < lanes; ++lane) {
        Chain& chain = chains_[as_size(first_chain + lane)];
        assert(chain.n_open == 0 && chain.singles.size() == chain.bins.size());
        see(chain, [&](Index j) { return one(lane, j); });
        for (Index j = 0; j < n_components_; ++j) {
            chain.bins.push_back(means(lane, j));
            chain.singles.push_back(one(lane, j));
        }
        if (n_bins(chain) == capacity_) {
            halve(chain);
        }
    }
}

Index VectorSeries::next_bin_width(Index chain) const {
    assert(chain >= 0 && chain < n_chains());
    return chains_[as_size(chain)].bin_width;
}

/// Counts a single measurement in the variance.
template <typename Value>
void VectorSeries::see(Chain& chain, Value value) const {
    ++chain.n_seen;
    const double weight = 1.0 / static_cast<double>(chain.n_seen);
    for (Index j = 0; j < n_components_; ++j) {
        const double x = value(j);
        double& mean = chain.mean[as_size(j)];
        const double deviation = x - mean;
        mean += weight * deviation;
        chain.square[as_size(j)] += deviation * (x - mean);
    }
}

template <typename Value>
void VectorSeries::add(Chain& chain, Value value) const {
    assert(chain.singles.empty());
    see(chain, value);
    for (Index j = 0; j < n_components_; ++j) {
        chain.open_bin[as_size(j)] += value(j);
    }
    if (++chain.n_open == chain.bin_width) {
        close_bin(chain);
    }
}

void VectorSeries::close_bin(Chain& chain) const {
    const double weight = 1.0 / static_cast<double>(chain.bin_width);
    for (double& sum : chain.open_bin) {
        chain.bins.push_back(weight * sum);
        sum = 0.0;
    }
    chain.n_open = 0;
    if (n_bins(chain) == capacity_) {
        halve(chain);
    }
}

void VectorSeries::halve(Chain& chain) const {
    const std::size_t k = as_size(n_components_);
    const std::size_t half = as_size(n_bins(chain) / 2);
    for (std::size_t i = 0; i < half; ++i) {
        for (std::size_t j = 0; j < k; ++j) {
            chain.bins[i * k + j] =
                0.5 * (chain.bins[2 * i * k + j] + chain.bins[(2 * i + 1) * k + j]);
        }
    }
    chain.bins.resize(half * k);
    if (!chain.singles.empty()) {
        for (std::size_t i = 1; i < half; ++i) {
            std::copy_n(&chain.singles[2 * i * k], k, &chain.singles[i * k]);
        }
        chain.singles.resize(half * k);
    }
    chain.bin_width *= 2;
}

void VectorSeries::cut_to_shortest() {
    Index width = 1;
    for (const Chain& chain : chains_) {
        width = std::max(width, chain.bin_width);
    }
    for (Chain& chain : chains_) {
        while (chain.bin_width < width) {
            halve(chain);
        }
    }
    const std::size_t shortest = as_size(size() * n_components_);
    for (Chain& chain : chains_) {
        chain.bins.resize(shortest);
        chain.singles.resize(std::min(chain.singles.size(), shortest));
        chain.n_open = 0;
        std::fill(chain.open_bin.begin(), chain.open_bin.end(), 0.0);
    }
}

Index VectorSeries::n_bins(const Chain& chain) const {
    return static_cast<Index>(chain.bins.size()) / n_components_;
}

void VectorSeries::check(const Chain& chain) const {
    const std::size_t k = as_size(n_components_);
    require(
        chain.bins.size() % k == 0 && n_bins(chain) < capacity_ &&
            (chain.singles.empty() || chain.singles.size() == chain.bins.size()) &&
            chain.open_bin.size() == k && chain.mean.size() == k && chain.square.size() == k &&
            chain.bin_width >= 1 && chain.n_open >= 0 && chain.n_open < chain.bin_width,
        "chain",
        "must be one of {} components and fewer than {} bins, got {} numbers",
        k,
        capacity_,
        chain.bins.size());
}

Index VectorSeries::size() const {
    Index shortest = n_bins(chains_.front());
    for (const Chain& chain : chains_) {
        shortest = std::min(shortest, n_bins(chain));
    }
    return shortest;
}

Index VectorSeries::n_draws() const {
    const auto shortest =
        std::min_element(chains_.begin(), chains_.end(), [](const Chain& a, const Chain& b) {
            return a.n_seen < b.n_seen;
        });
    return size() > 0 ? shortest->n_seen : 0;
}

Index VectorSeries::bin_width() const {
    assert(std::all_of(chains_.begin(), chains_.end(), [&](const Chain& chain) {
        return chain.bin_width == chains_.front().bin_width;
    }));
    return chains_.front().bin_width;
}

std::span<const double> VectorSeries::bin(Index chain, Index i) const {
    assert(chain >= 0 && chain < n_chains() && i >= 0);
    const std::vector<double>& bins = chains_[as_size(chain)].bins;
    return std::span(bins).subspan(as_size(i * n_components_), as_size(n_components_));
}

bool VectorSeries::has_singles() const {
    return std::none_of(
        chains_.begin(), chains_.end(), [](const Chain& chain) { return chain.singles.empty(); });
}

std::span<const double> VectorSeries::single(Index chain, Index i) const {
    assert(chain >= 0 && chain < n_chains() && i >= 0);
    const std::vector<double>& singles = chains_[as_size(chain)].singles;
    return std::span(singles).subspan(as_size(i * n_components_), as_size(n_components_));
}

std::vector<double> VectorSeries::means() const {
    std::vector<double> result(as_size(n_components_), 0.0);
    const Index n = size();
    for (Index chain = 0; chain < n_chains(); ++chain) {
        for (Index i = 0; i < n; ++i) {
            const std::span<const double> values = bin(chain, i);
            for (std::size_t j = 0; j < result.size(); ++j) {
                result[j] += values[j];
            }
        }
    }
    for (double& sum : result) {
        sum /= static_cast<double>(n_chains() * n);
    }
    return result;
}

double VectorSeries::variance(Index component) const {
    assert(component >= 0 && component < n_components_);
    const std::size_t j = as_size(component);
    double count = 0.0;
    double mean = 0.0;
    double square = 0.0;
    for (const Chain& chain : chains_) {
        if (chain.n_seen == 0) {
            continue;
        }
        // two sets of measurements united: Σ (x − mean)² grows by δ² n m/(n + m)
        const auto n = static_cast<double>(chain.n_seen);
        const double deviation = chain.mean[j] - mean;
        square += chain.square[j] + deviation * deviation * count * n / (count + n);
        mean += deviation * n / (count + n);
        count += n;
    }
    return count > 0.0 ? square / count : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace feynet
