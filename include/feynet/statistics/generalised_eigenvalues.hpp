#pragma once

#include <Eigen/Core>

#include <optional>

namespace feynet {

/// The solutions of C v = λ C₀ v for symmetric C and positive definite C₀.
struct GeneralisedEigenvalues {
    Eigen::VectorXd values;  ///< λ, the largest one first
    Eigen::MatrixXd
        vectors;  ///< v in the columns, vᵢᵀ C₀ vⱼ = δᵢⱼ, the largest |component| positive
};

/// Solves C v = λ C₀ v by whitening: variables are scaled so that C₀ has the diagonal 1, and with
/// its Cholesky factor C₀ = L Lᵀ the problem is L⁻¹ C L⁻ᵀ w = λ w, v = L⁻ᵀ w. Units of the
/// variables therefore do not matter.
///
/// Absent where C₀ has an eigenvalue below 10⁻¹² of its scaled diagonal, as noise may give it, or a
/// number is not finite.
///
/// A small change of the matrices moves an eigenvalue by dλ = vᵀ(dC − λ dC₀) v.
std::optional<GeneralisedEigenvalues> generalised_eigenvalues(
    const Eigen::MatrixXd& c, const Eigen::MatrixXd& c0);

}  // namespace feynet
