#include "feynet/statistics/series.hpp"

#include "feynet/core/error.hpp"

#include <cassert>

namespace feynet {

Series::Series(Index n_chains, Index capacity) : series_(n_chains, 1, capacity) {}

Series Series::of_chains(const std::vector<std::vector<double>>& chains) {
    Series result(static_cast<Index>(chains.size()));
    for (std::size_t c = 0; c < chains.size(); ++c) {
        require(
            chains[c].size() == chains.front().size(),
            "chains",
            "must be equally long, got {} and {} measurements",
            chains.front().size(),
            chains[c].size());
        for (const double value : chains[c]) {
            result.push(static_cast<Index>(c), value);
        }
    }
    return result;
}

Series::Series(const VectorSeries& series, Index component)
    : series_(series.select(std::span(&component, 1))) {}

void Series::append(Index first_chain, const Lanes& values) {
    for (Index lane = 0; lane < lanes; ++lane) {
        push(first_chain + lane, values[lane]);
    }
}

std::span<const double> Series::chain(Index chain) const {
    const Index n = size();
    if (n == 0) {
        return {};
    }
    return {series_.bin(chain, 0).data(), static_cast<std::size_t>(n)};
}

VectorSeries join(const std::vector<std::reference_wrapper<const Series>>& series) {
    require(!series.empty(), "series", "must be at least one, got none");
    VectorSeries result = series.front().get().as_vector_series();
    for (std::size_t i = 1; i < series.size(); ++i) {
        result = result.beside(series[i].get().as_vector_series());
    }
    return result;
}

}  // namespace feynet
