#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"

#include <array>
#include <limits>
#include <string_view>

namespace feynet {

/// How the momenta of cosine neurons are drawn. All give the propagator 1/(p² + m²) below the
/// cut-off.
enum class MomentumLaw {
    Uniform,     ///< uniformly in the ball |p| < Λ; the amplitude is ∝ √G(p) (α = −1)
    Propagator,  ///< with the weight of the propagator; every amplitude is equal (α = 0)
};

template <>
struct Words<MomentumLaw> {
    static constexpr std::array<std::string_view, 2> value{"uniform", "propagator"};
};

/// Random momenta for the free field ∫ dᵈp/(2π)ᵈ e^{ip·x}/(κ (p² + m²)) with |p| < Λ in d = 1, 2, 3
/// dimensions.
///
/// Source  arXiv:2307.03223 (uniform), arXiv:2604.27050 (propagator); the family p ∝ G^{1+α}
struct MomentumEnsemble {
    MomentumLaw law = MomentumLaw::Propagator;
    Index n_dimensions = 1;
    double mass = 1.0;       ///< m > 0
    double stiffness = 1.0;  ///< κ > 0: the mass of a particle whose frequency m is
    double cutoff = std::numeric_limits<double>::infinity();  ///< Λ; finite unless α = 0 and d = 1

    /// 1/(κ (p² + m²)).
    double propagator(double p) const { return 1.0 / (stiffness * (p * p + mass * mass)); }

    /// ∫ dᵈp/(2π)ᵈ G(p)ⁿ cos(p·x) over |p| < Λ at distance r, n = 1, 2.
    double integral(int power, double r) const;

    /// The volume of the ball of momenta over (2π)ᵈ; finite Λ only.
    double ball_volume() const;
};

/// @throws InvalidInput naming what makes no sense
void check(const MomentumEnsemble& momenta);

}  // namespace feynet
