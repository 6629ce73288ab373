#include "feynet/optimize/reconfiguration.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/Cholesky>

#include <cmath>
#include <complex>
#include <stdexcept>

namespace feynet {
namespace {

/// Ō and Ē: less their means, times the roots of the weights.
struct Centred {
    Eigen::MatrixXcd derivatives;
    Eigen::VectorXcd energies;
};

Centred centred(const TangentSample& sample) {
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

Eigen::VectorXcd solve(const Eigen::MatrixXcd& matrix, const Eigen::VectorXcd& right) {
    const Eigen::LLT<Eigen::MatrixXcd> cholesky(matrix);
    if (cholesky.info() != Eigen::Success) {
        throw std::runtime_error("the metric of the wave function is not positive: shift it more");
    }
    return cholesky.solve(right);
}

void require_shift(double shift) {
    require(std::isfinite(shift) && shift >= 0.0, "shift", "must not be negative, got {}", shift);
}

}  // namespace

Eigen::VectorXcd reconfiguration(const TangentSample& sample, const MetricShift& shift) {
    require_shift(shift.relative);
    require_shift(shift.absolute);
    const Centred parts = centred(sample);
    const Index n = parts.derivatives.cols();
    Eigen::MatrixXcd metric = Eigen::MatrixXcd::Zero(n, n);
    metric.selfadjointView<Eigen::Lower>().rankUpdate(parts.derivatives.adjoint());
    metric.diagonal() *= 1.0 + shift.relative;
    metric.diagonal().array() += shift.absolute;
    return solve(metric, parts.derivatives.adjoint() * parts.energies);
}

Eigen::VectorXcd sample_space_reconfiguration(const TangentSample& sample, double shift) {
    require_shift(shift);
    const Centred parts = centred(sample);
    const Index n = parts.derivatives.rows();
    Eigen::MatrixXcd kernel = Eigen::MatrixXcd::Zero(n, n);
    kernel.selfadjointView<Eigen::Lower>().rankUpdate(parts.derivatives);
    kernel.diagonal().array() += shift;
    return parts.derivatives.adjoint() * solve(kernel, parts.energies);
}

}  // namespace feynet
