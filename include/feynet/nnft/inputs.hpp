#pragma once

#include <Eigen/Core>

namespace feynet {

/// The inputs x₁ … x_k at which random networks are looked at, one column each.         d × k
using Inputs = Eigen::MatrixXd;

/// One input x.                                                                         length d
using Input = Eigen::Ref<const Eigen::VectorXd>;

}  // namespace feynet
