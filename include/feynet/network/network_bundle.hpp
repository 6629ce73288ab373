#pragma once

#include "feynet/network/linear_network.hpp"

#include <memory>
#include <vector>

namespace feynet {

/// D linear networks side by side on one grid, one for each coordinate of a path in D dimensions.
///
/// Weights and paths are those of the members one after the other: member i has the columns
/// i n … (i + 1) n − 1. The operations are those of LinearNetwork, member by member, and cost as
/// much as D of them.
class NetworkBundle {
public:
    /// @param members  at least one, all on the same grid
    explicit NetworkBundle(std::vector<std::unique_ptr<LinearNetwork>> members);

    const TimeGrid& grid() const { return members_.front()->grid(); }
    Index size() const { return static_cast<Index>(members_.size()); }
    const LinearNetwork& member(Index i) const { return *members_[static_cast<std::size_t>(i)]; }

    Index n_weights() const { return size() * members_.front()->n_weights(); }
    Index n_nodes() const { return size() * members_.front()->n_nodes(); }

    void evaluate(const Block& theta, Block& paths) const;
    void pull_back(const Block& theta, const Block& g, Block& gradient) const;
    void apply(const Block& theta, Block& paths) const;
    void apply_transposed(const Block& g, Block& gradient) const;
    void solve(const Block& paths, Block& theta) const;
    void solve_transposed(const Block& h, Block& g) const;

private:
    std::vector<std::unique_ptr<LinearNetwork>> members_;
};

}  // namespace feynet
