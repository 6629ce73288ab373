#pragma once

#include "feynet/holography/bulk_weights.hpp"

#include <Eigen/Core>

namespace feynet {

/// π at the boundary of the fields that are regular at the horizon, for several φ there, and the
/// slopes of these numbers. NaN for a φ that no regular field was found for.
struct RegularMomenta {
    Eigen::VectorXd pi;               ///< points
    Eigen::VectorXd by_phi;           ///< ∂π/∂φ
    Eigen::MatrixXd by_metric;        ///< ∂π/∂h at RegularCurve::depths(), points × depths
    Eigen::VectorXd by_mass_squared;  ///< ∂π/∂m²
    Eigen::VectorXd by_coupling;      ///< ∂π/∂λ
};

/// The curve π(φ) at the boundary η_ini on which all fields lie that are regular at the horizon
/// η = 0: what a bulk says about data, in the continuum.
///
/// With s = η² and p = π/η a regular field is analytic at the horizon, and the equation of motion
/// is
///
///     2s p' + (1 + ηh) p = m²φ + λφ³,   φ' = p/2,   ' = d/ds,
///
/// where ηh → 1 for s → 0. It is solved for φ given at the boundary, by a polynomial of degree M in
/// s that fulfils it at the horizon and at M Chebyshev–Radau nodes, the depths: no field that is
/// not regular is ever met. The error falls exponentially with M; its unknowns are p' and p(0),
/// from which p and φ are integrals, so that rounding stays near 1e−15.
///
/// Source  own derivation; collocation: Boyd, Chebyshev and Fourier Spectral Methods (2001)
class RegularCurve {
public:
    /// @param boundary  η_ini > 0
    /// @param n_nodes   M, 4 to 128
    /// @throws InvalidInput outside of these
    explicit RegularCurve(double boundary, Index n_nodes = 32);

    /// Where the metric is needed, falling from η_ini to near the horizon. M
    const Eigen::VectorXd& depths() const { return depths_; }

    /// How much of an integral over η each depth stands for: ∫ f dη ≈ Σ weight f(ηⱼ). M
    const Eigen::VectorXd& weights() const { return weights_; }

    /// The regular fields with these φ at the boundary; found by going outwards from φ = 0.
    ///
    /// @param weights  metric at depths(), with h → 1/η at the horizon
    RegularMomenta momenta(const BulkWeights& weights, const Eigen::VectorXd& phi) const;

private:
    class Solver;

    Eigen::VectorXd depths_;
    Eigen::VectorXd weights_;
    Eigen::VectorXd s_;         // s at the horizon and the nodes, M + 1
    Eigen::MatrixXd to_p_;      // unknowns (p(0), p') → p there
    Eigen::MatrixXd to_phi_;    // unknowns → φ − φ(η_ini) there
    Eigen::MatrixXd to_slope_;  // unknowns → p' there, 0 at the horizon
};

}  // namespace feynet
