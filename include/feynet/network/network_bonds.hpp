#pragma once

#include "feynet/core/signed_bonds.hpp"
#include "feynet/network/network.hpp"

namespace feynet {

/// The signs of a network's path as seen from its weights: bonds and fixed sites are those of the
/// path, a flip goes through the path and back, θ → x → ±x → θ.
///
/// Flips at fixed moduli preserve volume in the path, and the map has a constant Jacobian, so that
/// they do in the weights. Costs one evaluation for the bonds, one more and an inversion for a
/// flip.
class NetworkBonds final : public SignedBonds {
public:
    /// Both arguments must outlive this object; the path has one sign per node.
    NetworkBonds(const Network& network, const SignedBonds& path_bonds);

    Index dimension() const override { return network_.n_weights(); }
    Index n_sites() const override { return path_bonds_.n_sites(); }
    const std::vector<Bond>& bonds() const override { return path_bonds_.bonds(); }
    const std::vector<Index>& fixed_sites() const override { return path_bonds_.fixed_sites(); }
    void break_costs(const Block& theta, Block& costs) const override;
    void flip(Block& theta, const Block& signs) const override;

private:
    const Network& network_;
    const SignedBonds& path_bonds_;
};

}  // namespace feynet
