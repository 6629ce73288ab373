#pragma once

#include "feynet/nnft/neuron/activation.hpp"

#include <Eigen/Core>

namespace feynet {

/// The first and second derivatives of activation_product() with respect to (q_xx, q_xy, q_yy).
struct ProductDerivatives {
    Eigen::Vector3d first = Eigen::Vector3d::Zero();
    Eigen::Matrix3d second = Eigen::Matrix3d::Zero();
};

/// Of ReLU units with |q_xy| = √(q_xx q_yy), those along fluctuations that keep it so.
ProductDerivatives product_derivatives(Activation activation, const PairCovariance& q);

}  // namespace feynet
