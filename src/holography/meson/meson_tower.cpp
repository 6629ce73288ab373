#include "feynet/holography/meson/meson_tower.hpp"

#include "weighted_polynomials.hpp"

namespace feynet {

/// In the basis of all the states the change of B is a perturbation of ∫e^B v'² and of ∫e^B v²:
///
///     δω_n² = ⟨n|δK|n⟩ − ω_n² ⟨n|δM|n⟩
///     δ log c_n = Σ_m (c_m/c_n) (⟨m|δK|n⟩ − ω_n² ⟨m|δM|n⟩)/(ω_n² − ω_m²) − ⟨n|δM|n⟩/2.
MesonTower::MesonTower(const MesonBackground& background, int spin, Index n_levels) {
    check_tower(background, spin, n_levels);
    const WeightedPolynomials polynomials(background, spin, polynomials_for(n_levels));
    const PolynomialStates states(polynomials);
    const Eigen::ArrayXd& all = states.squared_masses;
    const Eigen::MatrixXd values = polynomials.values * states.mixtures;
    const Eigen::MatrixXd slopes = polynomials.slopes * states.mixtures;
    const Eigen::ArrayXd at_zero = (states.mixtures.transpose() * polynomials.at_zero).array();

    squared_masses_ = all.head(n_levels);
    amplitudes_ = at_zero.head(n_levels).abs();
    points_ = polynomials.z;
    mass_response_.resize(n_levels, points_.size());
    amplitude_response_.resize(n_levels, points_.size());
    for (Index n = 0; n < n_levels; ++n) {
        Eigen::ArrayXd mixing = at_zero / at_zero[n] / (all[n] - all);
        mixing[n] = 0.0;
        const Eigen::ArrayXd v = values.col(n).array();
        const Eigen::ArrayXd slope = slopes.col(n).array();
        const Eigen::ArrayXd mixed_v = (values * mixing.matrix()).array();
        const Eigen::ArrayXd mixed_slope = (slopes * mixing.matrix()).array();
        mass_response_.row(n) = (slope.square() - all[n] * v.square()).matrix();
        amplitude_response_.row(n) =
            (mixed_slope * slope - all[n] * mixed_v * v - 0.5 * v.square()).matrix();
    }
}

}  // namespace feynet
