#include "feynet/boltzmann/renormalisation/tensor_graph.hpp"

#include "feynet/core/error.hpp"

#include <bit>
#include <cstdint>

namespace feynet {
namespace {

/// The tensors of a network while it grows upwards, and who owns the sites of the highest layer.
class GrowingNetwork {
public:
    explicit GrowingNetwork(Index n_sites) : owners_(static_cast<std::size_t>(n_sites), outside) {
        require(
            n_sites >= 4 && std::has_single_bit(static_cast<std::uint64_t>(n_sites)),
            "n_sites",
            "must be a power of two, at least 4, got {}",
            n_sites);
        graph_.legs.resize(owners_.size());
    }

    Index n_top() const { return static_cast<Index>(owners_.size()); }

    /// A tensor that two sites of the highest layer enter; the bonds are made, none leaves yet.
    Index join(Index left, Index right) {
        const Index tensor = graph_.n_tensors++;
        for (const Index site : {left, right}) {
            const Index owner = owners_[static_cast<std::size_t>(site)];
            if (owner == outside) {
                graph_.legs[static_cast<std::size_t>(site)] = tensor;
            } else {
                graph_.bonds.push_back({owner, tensor});
            }
        }
        return tensor;
    }

    /// Both sites leave the tensor that joined them.
    void disentangle(Index left, Index right) {
        const Index tensor = join(left, right);
        owners_[static_cast<std::size_t>(left)] = tensor;
        owners_[static_cast<std::size_t>(right)] = tensor;
    }

    /// Pairs of sites become the sites of the next layer.
    void coarsen() {
        graph_.layers.push_back(n_top());
        std::vector<Index> next;
        for (Index site = 0; site + 1 < n_top(); site += 2) {
            next.push_back(join(site, site + 1));
        }
        owners_ = std::move(next);
    }

    TensorGraph graph() && { return std::move(graph_); }

private:
    static constexpr Index outside = -1;
    TensorGraph graph_;
    std::vector<Index> owners_;
};

}  // namespace

TensorGraph binary_tree(Index n_sites) {
    GrowingNetwork network(n_sites);
    while (network.n_top() > 1) {
        network.coarsen();
    }
    return std::move(network).graph();
}

TensorGraph binary_mera(Index n_sites) {
    GrowingNetwork network(n_sites);
    while (network.n_top() > 1) {
        const Index n = network.n_top();
        for (Index site = 1; site < n; site += 2) {
            network.disentangle(site, (site + 1) % n);
        }
        network.coarsen();
    }
    return std::move(network).graph();
}

Index tree_distance(Index one, Index other) {
    return 2 * std::bit_width(static_cast<std::uint64_t>(one ^ other));
}

}  // namespace feynet
