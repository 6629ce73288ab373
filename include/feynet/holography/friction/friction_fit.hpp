#pragma once

#include "feynet/holography/friction/stopping_data.hpp"
#include "feynet/optimize/sensitivity.hpp"

#include <Eigen/Core>

#include <optional>
#include <vector>

namespace feynet {

/// How a friction is looked for.
struct FrictionFitSettings {
    Index most_modes = 6;       ///< K at most
    double reach = 1.0;         ///< constants h to begin with: −reach … reach
    int n_scanned = 81;         ///< how many of these are tried
    int n_starts = 4;           ///< how many of their minima are followed
    int most_evaluations = 80;  ///< of a descent with one K
};

/// One friction that a descent arrived at.
struct FrictionFit {
    double start = 0.0;          ///< the constant h it began with
    Eigen::VectorXd parameters;  ///< c, K of them; none if the start lets motions run away
    Residuals residuals;         ///< at c, in errors
    bool is_accepted = false;    ///< χ² is within what the errors allow

    double chi2() const { return residuals.value.squaredNorm(); }
};

/// The discrepancy principle: up to this χ², n − K + 4√(2(n − K)), data are described to their
/// errors. Chance exceeds it once in a thousand data sets of twenty motions; a limit that it
/// exceeds more often makes fits with modes that follow the noise.
double allowed_chi2(Index n_points, Index n_parameters);

/// The constant frictions to begin with, best first: the minima of χ² among n_scanned constants.
/// Empty if all of them let motions run away.
std::vector<double> friction_starts(
    const StoppingNetwork& network, const StoppingData& data, const FrictionFitSettings& settings);

/// A friction h = Σ cₖ Tₖ that stops the data at T, from a constant one: Levenberg and Marquardt
/// with K = 1, 2, …, each from where the last one ended, until the data are described to their
/// errors.
class FrictionDescent {
public:
    /// @param network, data  must outlive it
    /// @throws InvalidInput if there are fewer data than most_modes
    FrictionDescent(
        const StoppingNetwork& network,
        const StoppingData& data,
        double start,
        const FrictionFitSettings& settings);

    /// Descends with one mode more.
    void add_mode();

    /// Whether the data are described, all modes are tried or motions run away.
    bool has_ended() const { return has_ended_; }

    const FrictionFit& fit() const { return fit_; }

    /// Names all that a mode changes.
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        Index is_accepted = fit_.is_accepted ? 1 : 0;
        Index has_ended = has_ended_ ? 1 : 0;
        visit(fit_.parameters, fit_.residuals.value, fit_.residuals.jacobian);
        visit(is_accepted, has_ended);
        fit_.is_accepted = is_accepted != 0;
        has_ended_ = has_ended != 0;
    }

private:
    const StoppingNetwork* network_;
    const StoppingData* data_;
    FrictionFitSettings settings_;
    FrictionFit fit_;
    bool has_ended_ = false;
};

/// Descends to the end, as FrictionDescent does.
///
/// @throws InvalidInput if there are fewer data than most_modes
FrictionFit fit_friction(
    const StoppingNetwork& network,
    const StoppingData& data,
    double start,
    const FrictionFitSettings& settings);

/// What is believed of h before the data: independent coefficients cₖ ~ N(0, (σ/(1 + k)²)²), k < K.
Eigen::VectorXd prior_widths(Index n_modes, double width);

/// What data and prior together say of a friction.
struct FrictionPosterior {
    Eigen::VectorXd parameters;  ///< c where the posterior is largest, K of them
    Residuals residuals;         ///< of the data at c, in errors
    Sensitivity sensitivity;     ///< singular values of the data in units of the prior
    double objective = 0.0;      ///< χ² + Σ (cₖ/σₖ)², least at c
    bool converged = false;

    double chi2() const { return residuals.value.squaredNorm(); }

    /// The standard deviation of h at given times, to first order in the errors.
    ///
    /// @param family  at the times wanted, with the K modes of the posterior
    Eigen::VectorXd band(const LinearMetric& family) const;
};

/// The posterior around a fit, with all modes that the prior has: those that the data do not
/// determine widen the band instead of being absent.
///
/// @param start   c of a fit; no more modes than prior widths
/// @param widths  prior_widths()
/// @return        nothing if motions run away at the start or where the descent ends
std::optional<FrictionPosterior> friction_posterior(
    const StoppingNetwork& network,
    const StoppingData& data,
    const Eigen::VectorXd& start,
    const Eigen::VectorXd& widths);

}  // namespace feynet
