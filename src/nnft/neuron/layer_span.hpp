#pragma once

#include "feynet/nnft/neuron/affine_neuron.hpp"

namespace feynet {

/// How variables of that covariance depend on as few standard normals as possible: z = A u, with
/// AAᵀ the covariance. k × r, r its rank.
Eigen::MatrixXd covariance_span(const Eigen::MatrixXd& covariance);

/// The covariance of z at k inputs.                                                       k × k
Eigen::MatrixXd layer_covariance(const LayerPrior& prior, const Inputs& inputs);

/// The span of z at k inputs.
inline Eigen::MatrixXd layer_span(const LayerPrior& prior, const Inputs& inputs) {
    return covariance_span(layer_covariance(prior, inputs));
}

}  // namespace feynet
