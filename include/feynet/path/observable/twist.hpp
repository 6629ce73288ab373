#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/path/action/path_action.hpp"

#include <memory>

namespace feynet {

/// The ratio Z₋/Z₊ of the partition functions of antiperiodic paths, x(T) = −x(0), and periodic
/// ones on a ring with an even potential,
///
///     Z₋/Z₊ = Σᵢ (−1)ⁱ e^{−TEᵢ} / Σᵢ e^{−TEᵢ} = tanh(T (E₁ − E₀)/2) + O(e^{−T(E₂ − E₀)}),
///
/// so that artanh(Z₋/Z₊)/T is the tunnelling rate, half the gap. It needs no tunnelling event: with
/// the moduli |xₙ| of a path held fixed, its signs are an Ising ring whose two sums are known,
///
///     Z₋/Z₊ = ⟨(1 − p)/(1 + p)⟩,    p = Π tanh Jₙ over the links,
///
/// positive for every path, and at most 1 where all couplings J are positive. Where T is many times
/// the inverse gap the mean of 1 − Z₋/Z₊ is made by rare paths.
class Twist final : public Observable {
public:
    /// @throws InvalidInput if the boundary is not periodic or the potential not even
    explicit Twist(const PathSystem& ring);

    std::string_view name() const override { return "twist"; }
    Index size() const override { return 1; }
    void measure(const Block& path, Block& values) const override;

private:
    std::unique_ptr<PathAction> action_;
};

}  // namespace feynet
