#include "feynet/holography/regular_curve.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/LU>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

namespace feynet {
namespace {

/// Tₖ(x) for k < n, a row for each x.
Eigen::MatrixXd chebyshev_table(const Eigen::VectorXd& x, Index n) {
    Eigen::MatrixXd table(x.size(), n);
    table.col(0).setOnes();
    if (n > 1) {
        table.col(1) = x;
    }
    for (Index k = 2; k < n; ++k) {
        table.col(k) = 2.0 * x.cwiseProduct(table.col(k - 1)) - table.col(k - 2);
    }
    return table;
}

/// The coefficients of ∫₋₁ˣ from those of a series of n terms: (n + 1) × n.
Eigen::MatrixXd chebyshev_integral(Index n) {
    Eigen::MatrixXd integral = Eigen::MatrixXd::Zero(n + 1, n);
    for (Index k = 0; k < n; ++k) {
        const auto order = static_cast<double>(k);
        integral(k + 1, k) = k == 0 ? 1.0 : 0.5 / (order + 1.0);
        if (k >= 2) {
            integral(k - 1, k) = -0.5 / (order - 1.0);
        }
        // It vanishes at x = −1, where Tⱼ = (−1)ʲ.
        double at_start = 0.0;
        for (Index j = 1; j <= n; ++j) {
            at_start += (j % 2 == 0 ? 1.0 : -1.0) * integral(j, k);
        }
        integral(0, k) = -at_start;
    }
    return integral;
}

/// Row 0 is the horizon, row 1 the boundary; then the depths fall.
constexpr Index boundary_row = 1;

constexpr int most_iterations = 16;
constexpr int most_halvings = 8;

}  // namespace

/// The regular field at one φ after the other, outwards from φ = 0.
class RegularCurve::Solver {
public:
    Solver(const RegularCurve& curve, const BulkWeights& weights)
        : curve_(curve),
          weights_(weights),
          friction_(curve.s_.size()),
          unknowns_(Eigen::VectorXd::Zero(curve.s_.size())) {
        friction_(0) = 2.0;
        friction_.tail(weights.metric.size()) =
            1.0 + curve.depths_.array() * weights.metric.array();
        linear_ = (2.0 * curve.s_).asDiagonal() * curve.to_slope_;
        linear_ += friction_.matrix().asDiagonal() * curve.to_p_;
    }

    /// Goes on to |φ| at the boundary, in smaller steps where it must.
    bool reach(double phi) {
        double step = phi - phi_;
        for (int halvings = 0; halvings <= most_halvings && phi_ < phi;) {
            const double next = phi_ + step >= phi ? phi : phi_ + step;
            if (converges(next)) {
                phi_ = next;
            } else {
                step *= 0.5;
                ++halvings;
            }
        }
        return phi_ == phi;
    }

    /// π and its slopes at the φ reached, of the sign of the point.
    void report(Index point, double sign, RegularMomenta& momenta) const {
        const double reach = curve_.depths_(0);
        const Eigen::VectorXd adjoint =
            reach * solve_transposed(curve_.to_p_.row(boundary_row).transpose());
        const Eigen::ArrayXd p = (curve_.to_p_ * unknowns_).array();
        const Eigen::ArrayXd phi = field(phi_);
        momenta.pi(point) = sign * reach * p(boundary_row);
        momenta.by_phi(point) = (adjoint.array() * curvature(phi)).sum();
        const Index n = curve_.depths_.size();
        momenta.by_metric.row(point) =
            (-sign * adjoint.tail(n).array() * curve_.depths_.array() * p.tail(n))
                .matrix()
                .transpose();
        momenta.by_mass_squared(point) = sign * (adjoint.array() * phi).sum();
        momenta.by_coupling(point) = sign * (adjoint.array() * phi.cube()).sum();
    }

private:
    Eigen::ArrayXd field(double phi) const { return phi + (curve_.to_phi_ * unknowns_).array(); }
    Eigen::ArrayXd curvature(const Eigen::ArrayXd& phi) const {
        return weights_.mass_squared + 3.0 * weights_.coupling * phi.square();
    }

    /// Aᵀ x = b, from P A = L U.
    Eigen::VectorXd solve_transposed(const Eigen::VectorXd& b) const {
        Eigen::VectorXd x = b;
        matrix_.matrixLU().triangularView<Eigen::Upper>().transpose().solveInPlace(x);
        matrix_.matrixLU().triangularView<Eigen::UnitLower>().transpose().solveInPlace(x);
        return matrix_.permutationP().transpose() * x;
    }

    void factorise(const Eigen::ArrayXd& phi) {
        const Eigen::VectorXd force_slope = curvature(phi).matrix();
        matrix_.compute(linear_ - force_slope.asDiagonal() * curve_.to_phi_);
    }

    /// Newton from the field before, along the tangent of the curve; the field before is kept if it
    /// does not converge.
    bool converges(double phi_at_boundary) {
        const Eigen::VectorXd before = unknowns_;
        double last_change = std::numeric_limits<double>::infinity();
        for (int i = 0; i < most_iterations; ++i) {
            const Eigen::ArrayXd phi = field(phi_at_boundary);
            const Eigen::ArrayXd force =
                (weights_.mass_squared + weights_.coupling * phi.square()) * phi;
            factorise(phi);
            const Eigen::VectorXd change = matrix_.solve(force.matrix() - linear_ * unknowns_);
            unknowns_ += change;
            const double size = change.norm() / (unknowns_.norm() + phi_at_boundary);
            if (!std::isfinite(size)) {
                break;
            }
            // Quadratic convergence: the next change would be rounding.
            if (last_change < 1e-6 || size < 1e-14) {
                factorise(field(phi_at_boundary));
                return true;
            }
            last_change = size;
        }
        unknowns_ = before;
        return false;
    }

    const RegularCurve& curve_;
    const BulkWeights& weights_;
    Eigen::ArrayXd friction_;
    Eigen::MatrixXd linear_;
    Eigen::VectorXd unknowns_;
    Eigen::PartialPivLU<Eigen::MatrixXd> matrix_;
    double phi_ = 0.0;
};

RegularCurve::RegularCurve(double boundary, Index n_nodes) {
    require(
        std::isfinite(boundary) && boundary > 0.0,
        "boundary",
        "must be positive, got {}",
        boundary);
    require(n_nodes >= 4 && n_nodes <= 128, "n_nodes", "must be 4 to 128, got {}", n_nodes);
    const Index n = n_nodes;
    // x = 2s/η_ini² − 1, from −1, the horizon, which is no node, to 1, the boundary, which is.
    Eigen::VectorXd x(n + 1);
    x(0) = -1.0;
    for (Index j = 0; j < n; ++j) {
        x(j + 1) = std::cos(
            2.0 * std::numbers::pi * static_cast<double>(j) / static_cast<double>(2 * n - 1));
    }
    const double half = 0.5 * boundary * boundary;
    s_ = half * (1.0 + x.array()).matrix();
    depths_ = s_.tail(n).cwiseSqrt();
    depths_(0) = boundary;

    const Eigen::MatrixXd to_coefficients = chebyshev_table(x.tail(n), n).partialPivLu().inverse();
    const Eigen::MatrixXd once = chebyshev_integral(n) * to_coefficients;
    const Eigen::MatrixXd twice = chebyshev_integral(n + 1) * once;
    to_slope_ = Eigen::MatrixXd::Zero(n + 1, n + 1);
    to_slope_.bottomRightCorner(n, n).setIdentity();
    to_p_.resize(n + 1, n + 1);
    to_p_.col(0).setOnes();
    to_p_.rightCols(n) = half * chebyshev_table(x, n + 1) * once;
    to_phi_.resize(n + 1, n + 1);
    to_phi_.col(0) = -0.5 * half * (1.0 - x.array()).matrix();
    const Eigen::MatrixXd from_horizon = chebyshev_table(x, n + 2) * twice;
    to_phi_.rightCols(n) =
        -0.5 * half * half * (from_horizon.row(boundary_row).replicate(n + 1, 1) - from_horizon);
    // ∫ f dη = ∫ f ds/(2η): f η is a polynomial in s for every odd f.
    weights_ = (half * chebyshev_table(Eigen::VectorXd::Ones(1), n + 1) * once)
                   .transpose()
                   .cwiseQuotient(2.0 * depths_);
}

RegularMomenta RegularCurve::momenta(const BulkWeights& weights, const Eigen::VectorXd& phi) const {
    assert(weights.metric.size() == depths_.size());
    const Index n = phi.size();
    const double missing = std::numeric_limits<double>::quiet_NaN();
    RegularMomenta momenta{
        .pi = Eigen::VectorXd::Constant(n, missing),
        .by_phi = Eigen::VectorXd::Constant(n, missing),
        .by_metric = Eigen::MatrixXd::Constant(n, depths_.size(), missing),
        .by_mass_squared = Eigen::VectorXd::Constant(n, missing),
        .by_coupling = Eigen::VectorXd::Constant(n, missing)};
    std::vector<Index> outwards(static_cast<std::size_t>(n));
    std::iota(outwards.begin(), outwards.end(), Index{0});
    std::sort(outwards.begin(), outwards.end(), [&](Index i, Index j) {
        return std::abs(phi(i)) < std::abs(phi(j));
    });
    if (!weights.metric.allFinite() || !phi.allFinite()) {
        return momenta;
    }
    Solver solver(*this, weights);
    for (const Index i : outwards) {
        if (!solver.reach(std::abs(phi(i)))) {
            break;
        }
        solver.report(i, phi(i) < 0.0 ? -1.0 : 1.0, momenta);
    }
    return momenta;
}

}  // namespace feynet
