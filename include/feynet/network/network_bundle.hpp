#pragma once

#include "feynet/network/linear_network.hpp"

#include <memory>
#include <vector>

namespace feynet {

/// Linear networks side by side, one for each coordinate of a path in D dimensions or for each
/// point of a field in space.
///
/// Weights and nodes are those of the members one after the other. The operations are those of
/// LinearNetwork, member by member, and cost as much as D of them.
class NetworkBundle final : public LinearNetwork {
public:
    /// The networks, the first one for the first coordinate.
    using Members = std::vector<std::shared_ptr<const LinearNetwork>>;

    /// @param members  at least one, all with equally many weights and nodes; a network may stand
    ///                 several times
    explicit NetworkBundle(Members members);

    Index size() const { return static_cast<Index>(members_.size()); }
    /// The network of coordinate i.
    const LinearNetwork& member(Index i) const { return *members_[static_cast<std::size_t>(i)]; }

    /// That of the first member.
    std::string_view name() const override { return member(0).name(); }
    Index n_weights() const override { return size() * member(0).n_weights(); }
    double log_jacobian() const override;

    void apply(const Block& theta, Block& path) const override;
    void apply_transposed(const Block& g, Block& gradient) const override;
    void solve(const Block& path, Block& theta) const override;
    void solve_transposed(const Block& h, Block& g) const override;

private:
    Members members_;
};

}  // namespace feynet
