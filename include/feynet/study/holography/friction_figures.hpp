#pragma once

#include "feynet/holography/friction/friction_fit.hpp"
#include "feynet/io/figure.hpp"
#include "feynet/study/holography/friction_settings.hpp"

#include <vector>

namespace feynet {

/// What a study of friction found.
struct FrictionOutcome {
    StoppingNetwork network;
    StoppingData data;
    std::vector<FrictionFit> fits;  ///< best first
    FrictionPosterior posterior;

    /// h(t) of the posterior at these times.
    Eigen::VectorXd friction_at(const Eigen::VectorXd& times) const;
    /// h(t) of a fit at these times.
    Eigen::VectorXd fit_at(const FrictionFit& fit, const Eigen::VectorXd& times) const;

    /// The standard deviation of h in the posterior.
    Eigen::VectorXd band_at(const Eigen::VectorXd& times) const;
};

/// h(t) with its band, beside the true one; the curve of starts that stop; motions that do; the
/// singular values; the residuals.
std::vector<Figure> friction_figures(
    const FrictionSettings& settings, const FrictionOutcome& outcome);

}  // namespace feynet
