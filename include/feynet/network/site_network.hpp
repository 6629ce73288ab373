#pragma once

#include "feynet/network/path_network.hpp"

namespace feynet {

/// The network whose weights are the free nodes themselves, xₙ = θₙ: the path integral before any
/// network.
class SiteNetwork final : public PathNetwork {
public:
    explicit SiteNetwork(const TimeGrid& grid);

    std::string_view name() const override { return "site"; }
    double log_jacobian() const override { return 0.0; }
    bool is_identity() const override { return n_weights() == n_nodes(); }
    void apply(const Block& theta, Block& path) const override;
    void apply_transposed(const Block& g, Block& gradient) const override;
    void solve(const Block& path, Block& theta) const override;
    void solve_transposed(const Block& h, Block& g) const override;
};

}  // namespace feynet
