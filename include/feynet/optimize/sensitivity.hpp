#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// What data say about parameters, to first order: the singular values of ∂r/∂x, where r is the
/// misfit in units of its error and x are parameters in units of what is believed of them
/// beforehand.
///
///     ∂r/∂x = U diag(s) Vᵀ
///
/// The data determine the direction vₖ of the parameters to 1/sₖ. Where sₖ ≫ 1 they speak, where
/// sₖ ≪ 1 the prior does.
class Sensitivity {
public:
    /// @param jacobian     ∂r/∂x, points × parameters
    /// @param prior_width  σⱼ of the Gaussian prior of each parameter, positive;
    ///                     a column is multiplied by its width
    /// @throws InvalidInput if the Jacobian is empty or not finite, or the widths do not fit
    Sensitivity(const Eigen::MatrixXd& jacobian, const Eigen::VectorXd& prior_width);

    /// sₖ, falling; as many as parameters, 0 where there are fewer points.
    const Eigen::VectorXd& singular_values() const { return singular_values_; }

    /// vₖ as columns, in the units of the parameters: diag(σ) V.       parameters × parameters
    const Eigen::MatrixXd& directions() const { return directions_; }

    /// The number of directions with sₖ > 1: how many numbers about x the data contain.
    Index n_determined() const;

    /// The covariance of x after the data, diag(σ) V diag(1/(1 + s²)) Vᵀ diag(σ).
    Eigen::MatrixXd covariance() const;

    /// The resolution, ⟨x̂⟩ = R x: which mixture of the true parameters (about the centre of the
    /// prior) each fitted one shows; R = 1 − covariance · prior covariance⁻¹. Its trace is the
    /// number of parameters that the data determine.
    Eigen::MatrixXd resolution() const;

private:
    Eigen::VectorXd prior_width_;
    Eigen::VectorXd singular_values_;
    Eigen::MatrixXd directions_;
};

}  // namespace feynet
