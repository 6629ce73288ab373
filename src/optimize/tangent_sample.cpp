#include "feynet/optimize/tangent_sample.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <complex>

namespace feynet {

CentredSample centred(const TangentSample& sample) {
    const Index n = sample.energies.size();
    require(
        n >= 1 && sample.derivatives.rows() == n && sample.weights.size() == n,
        "sample",
        "must have as many derivatives and weights as energies, got {}, {} and {}",
        sample.derivatives.rows(),
        sample.weights.size(),
        n);
    require(
        (sample.weights.array() > 0.0).all() && std::abs(sample.weights.sum() - 1.0) < 1e-9,
        "weights",
        "must be positive and sum to one");
    const Eigen::RowVectorXcd mean = sample.weights.transpose() * sample.derivatives;
    const std::complex<double> energy =
        sample.weights.cast<std::complex<double>>().cwiseProduct(sample.energies).sum();
    const Eigen::VectorXd root = sample.weights.cwiseSqrt();
    return {
        root.asDiagonal() * (sample.derivatives.rowwise() - mean),
        root.asDiagonal() * (sample.energies.array() - energy).matrix()};
}

}  // namespace feynet
