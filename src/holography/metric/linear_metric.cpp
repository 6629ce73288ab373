#include "feynet/holography/metric/linear_metric.hpp"

#include <cassert>
#include <utility>

namespace feynet {

LinearMetric::LinearMetric(Eigen::VectorXd offset, Eigen::MatrixXd basis)
    : offset_(std::move(offset)), basis_(std::move(basis)) {
    assert(offset_.size() == basis_.rows());
}

Eigen::VectorXd LinearMetric::values(const Eigen::VectorXd& parameters) const {
    assert(parameters.size() == n_modes());
    return offset_ + basis_ * parameters;
}

Block LinearMetric::pull_back(const Block& slopes) const {
    assert(slopes.cols() == basis_.rows());
    return (slopes.matrix() * basis_).array();
}

}  // namespace feynet
