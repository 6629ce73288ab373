#include "feynet/optimize/tangent_flow.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <complex>

namespace feynet {
namespace {

/// Eigenvalues of S below this times the largest are rounding.
constexpr double least_eigenvalue = 1e-14;

/// Cuts that are tried, from the largest down by halves.
constexpr double largest_cut = 1e-3;

/// Ē seen along the eigenvectors of S.
struct Spectrum {
    Eigen::ArrayXd values;  // λ/λ_max
    Eigen::ArrayXd shares;  // |v†F|²/λ, of Var H

    /// λ S⁺ of the pseudo-inverse with a cut.
    Eigen::ArrayXd kept(double cut) const {
        return (values > least_eigenvalue)
            .select(1.0 / (1.0 + (cut / values).cube().square()), 0.0);
    }

    double residual(double cut) const {
        const Eigen::ArrayXd share = kept(cut);
        return 1.0 - (shares * share * (2.0 - share)).sum();
    }
};

double chosen(const Spectrum& spectrum, const FlowCut& cut) {
    const double most = (1.0 + cut.relative) * spectrum.residual(cut.least) + cut.absolute;
    for (double trial = largest_cut; trial > cut.least; trial *= 0.5) {
        if (spectrum.residual(trial) <= most) {
            return trial;
        }
    }
    return cut.least;
}

}  // namespace

TangentFlow tangent_flow(const TangentSample& sample, const FlowCut& cut) {
    require(cut.least >= 0.0 && cut.least <= 1.0, "cut", "must be from 0 to 1, got {}", cut.least);
    require(
        cut.relative >= 0.0 && cut.absolute >= 0.0,
        "cut",
        "must lose no negative part of r², got {} and {}",
        cut.relative,
        cut.absolute);
    const CentredSample parts = centred(sample);
    const Index n = parts.derivatives.cols();
    const double variance = parts.energies.squaredNorm();
    TangentFlow flow{Eigen::VectorXcd::Zero(n)};
    Eigen::MatrixXcd metric = Eigen::MatrixXcd::Zero(n, n);
    metric.selfadjointView<Eigen::Lower>().rankUpdate(parts.derivatives.adjoint());
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXcd> solver(metric);
    const double largest = solver.eigenvalues()(n - 1);
    if (!(variance > 0.0) || !(largest > 0.0)) {
        return flow;
    }
    const Eigen::VectorXcd along =
        solver.eigenvectors().adjoint() * (parts.derivatives.adjoint() * parts.energies);
    // what is below rounding is left out by `kept`
    const Eigen::ArrayXd safe = solver.eigenvalues().array().max(least_eigenvalue * largest);
    const Spectrum spectrum{
        solver.eigenvalues().array() / largest, along.array().abs2() / (safe * variance)};
    const bool loses = cut.relative > 0.0 || cut.absolute > 0.0;
    const double used = loses ? chosen(spectrum, cut) : cut.least;
    const Eigen::VectorXd inverse = (spectrum.kept(used) / safe).matrix();
    flow.velocity =
        std::complex<double>(0.0, -1.0) * (solver.eigenvectors() * inverse.cwiseProduct(along));
    const Eigen::VectorXcd missed =
        parts.derivatives * flow.velocity + std::complex<double>(0.0, 1.0) * parts.energies;
    flow.residual = missed.squaredNorm() / variance;
    return flow;
}

}  // namespace feynet
