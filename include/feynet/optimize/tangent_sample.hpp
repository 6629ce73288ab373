#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// What a sample of |ψ|² says of a wave function ψ(s; w) and of its energy.
struct TangentSample {
    Eigen::MatrixXcd derivatives;  ///< O = ∂ ln ψ/∂w, samples × parameters
    Eigen::VectorXcd energies;     ///< local energy, (Hψ)(s)/ψ(s)
    Eigen::VectorXd weights;       ///< of each sample, positive, with sum one
};

/// The tangent space at a wave function and H ψ in it, both orthogonal to ψ: Ō and Ē, less their
/// means and times the roots of the weights, so that
///
///     S = Ō† Ō,   F = Ō† Ē,   Var H = ‖Ē‖².
struct CentredSample {
    Eigen::MatrixXcd derivatives;  ///< Ō, samples × parameters
    Eigen::VectorXcd energies;     ///< Ē
};

/// @throws InvalidInput for shapes that do not fit, weights that are not positive or do not sum to
///         one
CentredSample centred(const TangentSample& sample);

}  // namespace feynet
