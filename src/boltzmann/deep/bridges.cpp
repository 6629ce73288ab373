#include "feynet/boltzmann/deep/bridges.hpp"

#include <algorithm>
#include <utility>

namespace feynet {
namespace {

/// A walk into the depth of a graph that numbers nodes as it finds them.
class BridgeSearch {
public:
    BridgeSearch(Index n_nodes, const std::vector<Bond>& edges)
        : edges_(edges),
          leaving_(static_cast<std::size_t>(n_nodes)),
          found_(static_cast<std::size_t>(n_nodes), -1),
          is_bridge_(edges.size(), false) {
        for (std::size_t e = 0; e < edges.size(); ++e) {
            leaving_[static_cast<std::size_t>(edges[e].first)].push_back(e);
            leaving_[static_cast<std::size_t>(edges[e].second)].push_back(e);
        }
    }

    std::vector<bool> all() && {
        for (std::size_t node = 0; node < found_.size(); ++node) {
            if (found_[node] < 0) {
                visit(node, edges_.size());
            }
        }
        return std::move(is_bridge_);
    }

private:
    /// The earliest node that is seen from here on without the edge that led here.
    Index visit(std::size_t node, std::size_t by) {
        found_[node] = n_found_++;
        Index earliest = found_[node];
        for (const std::size_t edge : leaving_[node]) {
            if (edge == by) {
                continue;
            }
            const auto here = static_cast<Index>(node);
            const auto other = static_cast<std::size_t>(
                edges_[edge].first == here ? edges_[edge].second : edges_[edge].first);
            const bool is_new = found_[other] < 0;
            const Index seen = is_new ? visit(other, edge) : found_[other];
            is_bridge_[edge] = is_bridge_[edge] || (is_new && seen > found_[node]);
            earliest = std::min(earliest, seen);
        }
        return earliest;
    }

    const std::vector<Bond>& edges_;
    std::vector<std::vector<std::size_t>> leaving_;
    std::vector<Index> found_;
    std::vector<bool> is_bridge_;
    Index n_found_ = 0;
};

}  // namespace

std::vector<bool> bridges(Index n_nodes, const std::vector<Bond>& edges) {
    return BridgeSearch(n_nodes, edges).all();
}

}  // namespace feynet
