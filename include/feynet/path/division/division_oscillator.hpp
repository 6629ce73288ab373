#pragma once

#include "feynet/core/words.hpp"
#include "feynet/network/recurrence.hpp"
#include "feynet/path/division/time_division.hpp"

namespace feynet {

/// Which weight a link of a path has.
enum class LinkRule {
    Exact,      ///< the short-time kernel: no trace of the division is left
    Trapezoid,  ///< kinetic term and the potential at both ends: O(d²)
};

template <>
struct Words<LinkRule> {
    static constexpr std::array<std::string_view, 2> value{"exact", "trapezoid"};
};

/// The exact answers and exact draws of the oscillator (ω = 0: the free particle) on any division
/// of time, for either weight of the links.
///
/// A link is s = ½ α (x² + y²) − β xy + const with
///
///     exact      α = mω coth ωd,           β = mω/sinh ωd
///     trapezoid  α = m/d + ½ d m ω²,       β = m/d,
///
/// and the integrals over the nodes are done from the end backwards: ½ γ (x − c)² is what the later
/// part of the path leaves on a node,
///
///     γₙ₋₁ = αₙ − βₙ²/(αₙ + γₙ),   γₙ₋₁ cₙ₋₁ = βₙ γₙ cₙ/(αₙ + γₙ),
///     xₙ = (βₙ xₙ₋₁ + γₙ cₙ + √(αₙ + γₙ) Wₙ)/(αₙ + γₙ),   W independent unit normals:
///
/// the decay network of this division. O(N).
///
/// Units   ħ = 1.
class DivisionOscillator {
public:
    /// @throws InvalidInput if mass ≤ 0 or frequency < 0
    DivisionOscillator(const TimeDivision& division, LinkRule rule, double mass, double frequency);

    /// ⟨xₙ⟩ at all nodes, fixed ends included.
    const Eigen::ArrayXd& mean() const { return mean_; }

    /// ⟨δxⱼ δxₖ⟩ with δx = x − ⟨x⟩; 0 at fixed ends.
    double covariance(Index j, Index k) const;

    /// ⟨xⱼ xₖ⟩.
    double correlation(Index j, Index k) const { return covariance(j, k) + mean_[j] * mean_[k]; }

    /// ln of the integral over the free nodes: the kernel, or its integral over a free end.
    double log_partition() const { return log_partition_; }

    /// path ← the path of independent standard normals.
    ///                                      normals: lanes × n_free, path: lanes × n_nodes
    void draw(const Block& normals, Block& path) const;

private:
    TimeDivision division_;
    Eigen::ArrayXd gain_;      // βₙ/(αₙ + γₙ) of the free nodes
    Eigen::ArrayXd scale_;     // (αₙ + γₙ)^{−½}
    Eigen::ArrayXd variance_;  // at all nodes
    Eigen::ArrayXd mean_;      // at all nodes
    double log_partition_ = 0.0;
};

}  // namespace feynet
