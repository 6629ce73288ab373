#pragma once

#include "feynet/network/mixing.hpp"
#include "feynet/network/network_bundle.hpp"

#include <memory>
#include <string_view>

namespace feynet {

/// Networks for normal modes, x = R (A₁ ⊕ A₂ ⊕ …) θ: coupled oscillators, or the momenta of a field
/// in space, that know nothing of each other.
///
/// With the decay network of each mode's oscillator its weights are independent unit Gaussians
/// under the coupled action.
class ModeNetwork final : public LinearNetwork {
public:
    /// @param name    the word it has in run files
    /// @param mixing  R
    /// @param modes   one network for each mode
    ModeNetwork(std::string_view name, std::shared_ptr<const Mixing> mixing, NetworkBundle modes);

    const NetworkBundle& modes() const { return modes_; }

    std::string_view name() const override { return name_; }
    Index n_weights() const override { return modes_.n_weights(); }

    /// That of the modes: |det R| = 1.
    double log_jacobian() const override { return modes_.log_jacobian(); }

    void apply(const Block& theta, Block& path) const override;
    void apply_transposed(const Block& g, Block& gradient) const override;
    void solve(const Block& path, Block& theta) const override;
    void solve_transposed(const Block& h, Block& g) const override;

private:
    std::string_view name_;
    std::shared_ptr<const Mixing> mixing_;
    NetworkBundle modes_;
};

}  // namespace feynet
