#include "hermite_basis.hpp"

#include <Eigen/Eigenvalues>

#include <cassert>
#include <cmath>
#include <numbers>

namespace feynet {

/// √(n+1) φₙ₊₁ = √2 t φₙ − √n φₙ₋₁.
Eigen::MatrixXd hermite_functions(const Eigen::VectorXd& t, Index n_functions) {
    Eigen::MatrixXd phi(t.size(), n_functions);
    phi.col(0) = std::pow(std::numbers::pi, -0.25) * (-0.5 * t.array().square()).exp().matrix();
    if (n_functions > 1) {
        phi.col(1) = std::numbers::sqrt2 * t.cwiseProduct(phi.col(0));
    }
    for (Index n = 1; n + 1 < n_functions; ++n) {
        const auto k = static_cast<double>(n);
        phi.col(n + 1) =
            (std::numbers::sqrt2 * t.cwiseProduct(phi.col(n)) - std::sqrt(k) * phi.col(n - 1)) /
            std::sqrt(k + 1.0);
    }
    return phi;
}

/// The points are the eigenvalues of t in the first n states, the weights 1/Σₖ φₖ².
///
/// Source  Golub & Welsch, Math. Comp. 23 (1969) 221.
HermiteQuadrature::HermiteQuadrature(Index n) {
    assert(n > 1 && n <= 650);
    const Eigen::VectorXd beside =
        Eigen::ArrayXd::LinSpaced(n - 1, 0.5, 0.5 * static_cast<double>(n - 1)).sqrt().matrix();
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
    solver.computeFromTridiagonal(Eigen::VectorXd::Zero(n), beside, Eigen::EigenvaluesOnly);
    points = solver.eigenvalues();
    weights = hermite_functions(points, n).rowwise().squaredNorm().cwiseInverse();
}

}  // namespace feynet
