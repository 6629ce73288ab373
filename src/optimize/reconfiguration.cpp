#include "feynet/optimize/reconfiguration.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/Cholesky>

#include <cmath>
#include <stdexcept>

namespace feynet {
namespace {

Eigen::VectorXcd solve(const Eigen::MatrixXcd& matrix, const Eigen::VectorXcd& right) {
    const Eigen::LLT<Eigen::MatrixXcd> cholesky(matrix);
    if (cholesky.info() != Eigen::Success) {
        throw std::runtime_error("the metric of the wave function is not positive: shift it more");
    }
    return cholesky.solve(right);
}

void require_shift(const MetricShift& shift) {
    for (const double part : {shift.relative, shift.absolute}) {
        require(std::isfinite(part) && part >= 0.0, "shift", "must not be negative, got {}", part);
    }
}

/// What the shift adds to the diagonal of S.
Eigen::VectorXd added_to(const CentredSample& parts, const MetricShift& shift) {
    const Eigen::VectorXd diagonal = parts.derivatives.colwise().squaredNorm().transpose();
    return (shift.relative * diagonal.array() + shift.absolute).matrix();
}

/// The least ‖Ō x − right‖² + x† Λ x.
Eigen::VectorXcd least(
    const CentredSample& parts, const MetricShift& shift, const Eigen::VectorXcd& right) {
    const Eigen::VectorXd added = added_to(parts, shift);
    require(
        (added.array() > 0.0).all(), "shift", "must be positive for every parameter: add to all");
    const Eigen::VectorXd scale = added.cwiseSqrt().cwiseInverse();
    const Eigen::MatrixXcd scaled = parts.derivatives * scale.asDiagonal();
    Eigen::MatrixXcd kernel = Eigen::MatrixXcd::Identity(scaled.rows(), scaled.rows());
    kernel.selfadjointView<Eigen::Lower>().rankUpdate(scaled);
    return scale.asDiagonal() * (scaled.adjoint() * solve(kernel, right));
}

}  // namespace

Eigen::VectorXcd reconfiguration(const TangentSample& sample, const MetricShift& shift) {
    require_shift(shift);
    const CentredSample parts = centred(sample);
    const Index n = parts.derivatives.cols();
    Eigen::MatrixXcd metric = Eigen::MatrixXcd::Zero(n, n);
    metric.selfadjointView<Eigen::Lower>().rankUpdate(parts.derivatives.adjoint());
    metric.diagonal() += added_to(parts, shift);
    return solve(metric, parts.derivatives.adjoint() * parts.energies);
}

Eigen::VectorXcd iterative_reconfiguration(
    const TangentSample& sample, const MetricShift& shift, const IterativePlan& plan) {
    require_shift(shift);
    require(plan.most_steps >= 1, "most_steps", "must be positive, got {}", plan.most_steps);
    const CentredSample parts = centred(sample);
    const Eigen::VectorXd added = added_to(parts, shift);
    const Eigen::VectorXd diagonal = parts.derivatives.colwise().squaredNorm().transpose() + added;
    require((diagonal.array() > 0.0).all(), "shift", "must keep the diagonal of S positive");
    Eigen::VectorXcd x = Eigen::VectorXcd::Zero(diagonal.size());
    Eigen::VectorXcd rest = parts.derivatives.adjoint() * parts.energies;
    Eigen::VectorXcd turned = rest.cwiseQuotient(diagonal);
    Eigen::VectorXcd search = turned;
    double length = rest.dot(turned).real();
    const double enough = plan.tolerance * rest.norm();
    for (Index step = 0; step < plan.most_steps && rest.norm() > enough; ++step) {
        const Eigen::VectorXcd along = parts.derivatives * search;
        const Eigen::VectorXcd image =
            parts.derivatives.adjoint() * along + added.asDiagonal() * search;
        const double far = length / search.dot(image).real();
        x += far * search;
        rest -= far * image;
        turned = rest.cwiseQuotient(diagonal);
        const double next = rest.dot(turned).real();
        search = turned + next / length * search;
        length = next;
    }
    return x;
}

Eigen::VectorXcd sample_space_reconfiguration(
    const TangentSample& sample, const MetricShift& shift) {
    require_shift(shift);
    const CentredSample parts = centred(sample);
    return least(parts, shift, parts.energies);
}

Eigen::VectorXcd spring_reconfiguration(
    const TangentSample& sample,
    const MetricShift& shift,
    double momentum,
    const Eigen::VectorXcd& previous) {
    require_shift(shift);
    require(
        momentum >= 0.0 && momentum <= 1.0, "momentum", "must be from 0 to 1, got {}", momentum);
    const CentredSample parts = centred(sample);
    require(
        previous.size() == parts.derivatives.cols(),
        "previous",
        "must have {} parameters, got {}",
        parts.derivatives.cols(),
        previous.size());
    const Eigen::VectorXcd kept = momentum * previous;
    return kept + least(parts, shift, parts.energies - parts.derivatives * kept);
}

}  // namespace feynet
