#pragma once

#include "feynet/network/linear_network.hpp"

namespace feynet {

/// The network whose weights are the values themselves, φ = θ: every sampler of weights is then one
/// of field values.
class IdentityNetwork final : public LinearNetwork {
public:
    explicit IdentityNetwork(Index n) : LinearNetwork(Eigen::ArrayXd::Zero(n)) {}

    std::string_view name() const override { return "site"; }
    Index n_weights() const override { return n_nodes(); }
    double log_jacobian() const override { return 0.0; }
    bool is_identity() const override { return true; }
    void apply(const Block& theta, Block& path) const override { path = theta; }
    void apply_transposed(const Block& g, Block& gradient) const override { gradient = g; }
    void solve(const Block& path, Block& theta) const override { theta = path; }
    void solve_transposed(const Block& h, Block& g) const override { g = h; }
};

}  // namespace feynet
