#pragma once

#include "feynet/nnft/neuron/affine_neuron.hpp"

namespace feynet {

/// How z at k inputs depends on as few standard normals as possible: z = A u, with AAᵀ the
/// covariance of z. k × r, r its rank.
Eigen::MatrixXd layer_span(const LayerPrior& prior, const Inputs& inputs);

}  // namespace feynet
