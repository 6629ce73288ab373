#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/meson/meson_background.hpp"

#include <Eigen/Core>

namespace feynet {

/// The tower of mesons of spin S in a bulk (A, Φ): the lowest ω² of
///
///     (e^B v')' + ω² e^B v = 0,  B = (2S − 1) A − Φ,  v ~ z^{2S} at the boundary,
///
/// with v' = 0 on the wall, if there is one. S = 1 are the ρ mesons, S = 2 the a₂. With
/// ψ = e^{B/2} v it is −ψ'' + U ψ = ω² ψ, U = B'²/4 + B''/2.
///
/// The energy ∫e^B v'² is least, ∫e^B v² given, among v = z^{2S} p(z) with p in the polynomials
/// that are orthonormal under e^B z^{4S}: the ω² come from above, and where A and Φ are analytic,
/// faster than any power of the degree. A soft wall's states are such polynomials.
///
/// Source  Karch, Katz, Son & Stephanov, Phys. Rev. D 74 (2006) 015005; Akutagawa, Hashimoto &
///         Sumimoto, arXiv:2005.02636.
class MesonSpectrum {
public:
    /// The n_levels lowest states.
    ///
    /// @throws InvalidInput if spin < 1, n_levels is not 1 … 40, the wall is not positive, A or Φ
    /// is not finite below it, or without a wall e^B does not confine
    MesonSpectrum(const MesonBackground& background, int spin, Index n_levels);

    /// ω₀² < ω₁² < …, in the inverse square of the unit of z.
    const Eigen::ArrayXd& squared_masses() const { return squared_masses_; }

    /// The largest relative change of a squared mass on adding a half to the polynomials: below
    /// 1e−12 where A and Φ are analytic; large where nothing confines and there is no tower.
    double error() const { return error_; }

private:
    Eigen::ArrayXd squared_masses_;
    double error_;
};

}  // namespace feynet
