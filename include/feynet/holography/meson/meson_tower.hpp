#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/meson/meson_background.hpp"

#include <Eigen/Core>

namespace feynet {

/// The lowest mesons of spin S with how strongly they couple to the boundary, and how both answer
/// to a change of the bulk.
///
/// A state is normalised to ∫e^B v² dz = 1 and leaves the boundary as v = c_n z^{2S}: c_n is what a
/// decay constant measures, F_n = 2c_n/g₅ for S = 1. To first order in a change δB of
/// B = (2S − 1) A − Φ,
///
///     δω_n² = ∫ δB e^B (v_n'² − ω_n² v_n²) dz
///
/// and δ log c_n has a kernel of the same form with the other states in it. Here the integrals are
/// sums over points, the weights of the quadrature included, exact for the states as computed. The
/// states are those of MesonSpectrum; the error of c_n is of the order of the root of that of ω_n².
///
/// Masses alone leave the bulk undetermined: to one tower belongs a family of bulks with as many
/// free numbers as it has states, the c_n. A whole tower of ω_n² and c_n determines
/// U = e^{−B/2} (e^{B/2})'' (Gel'fand & Levitan), and with it B, if Φ rises no faster than a power.
///
/// Source  Karch, Katz, Son & Stephanov, Phys. Rev. D 74 (2006) 015005 (F_n); Gel'fand & Levitan,
///         Izv. Akad. Nauk SSSR Ser. Mat. 15 (1951) 309.
class MesonTower {
public:
    /// @throws InvalidInput as MesonSpectrum does
    MesonTower(const MesonBackground& background, int spin, Index n_levels);

    /// ω₀² < ω₁² < …
    const Eigen::ArrayXd& squared_masses() const { return squared_masses_; }

    /// c_n > 0, in the unit of mass to the power S + 1.
    const Eigen::ArrayXd& amplitudes() const { return amplitudes_; }

    /// The depths z_i at which B is asked for.
    const Eigen::ArrayXd& points() const { return points_; }

    /// ∂ω_n²/∂B(z_i).        levels × points
    const Eigen::MatrixXd& mass_response() const { return mass_response_; }

    /// ∂ log c_n/∂B(z_i).     levels × points
    const Eigen::MatrixXd& amplitude_response() const { return amplitude_response_; }

private:
    Eigen::ArrayXd squared_masses_;
    Eigen::ArrayXd amplitudes_;
    Eigen::ArrayXd points_;
    Eigen::MatrixXd mass_response_;
    Eigen::MatrixXd amplitude_response_;
};

}  // namespace feynet
