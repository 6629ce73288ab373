#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// A family of metrics that is linear in its parameters: at fixed depths
///
///     h = h₀ + B c.
///
/// What a network needs of it are its values at the depths, and ∂E/∂c of a loss from ∂E/∂h.
class LinearMetric {
public:
    /// @param offset  h₀, one number for each depth
    /// @param basis   B, depths × parameters
    LinearMetric(Eigen::VectorXd offset, Eigen::MatrixXd basis);

    /// The number of parameters.
    Index n_modes() const { return basis_.cols(); }

    const Eigen::MatrixXd& basis() const { return basis_; }  ///< B

    /// h at the depths, of the parameters c.
    Eigen::VectorXd values(const Eigen::VectorXd& parameters) const;

    /// ∂E/∂c = ∂E/∂h B for every lane, of slopes lanes × depths.        returns lanes × parameters
    Block pull_back(const Block& slopes) const;

private:
    Eigen::VectorXd offset_;
    Eigen::MatrixXd basis_;
};

}  // namespace feynet
