#pragma once

#include "feynet/path/exact/position_function.hpp"
#include "feynet/path/path_system.hpp"

#include <Eigen/Core>

#include <functional>
#include <memory>
#include <string>

namespace feynet {

/// The exact answers for the path integral of a PathSystem at its own spacing, boundary and rule:
/// no limit has to be taken before Monte Carlo is compared with them.
///
/// Units   ħ = 1; nodes are counted as in TimeGrid.
class ExactPath {
public:
    virtual ~ExactPath() = default;

    /// How the numbers were found, for people.
    virtual std::string method() const = 0;

    /// A bound on the relative numerical error of every answer.
    virtual double error() const = 0;

    /// ⟨f(xₙ)⟩ of a smooth f.
    virtual double expectation(Index node, const std::function<double(double)>& f) const = 0;

    /// ⟨xⱼ xₖ⟩, means included.
    virtual double correlation(Index j, Index k) const = 0;

    /// ⟨f(xⱼ) g(xⱼ₊ₖ)⟩ at the lags k = 0 … n_lags − 1, means included; on open boundaries j +
    /// n_lags ≤ N + 1.
    virtual Eigen::ArrayXd correlator(
        const PositionFunction& f, const PositionFunction& g, Index j, Index n_lags) const = 0;

    /// The probability density of xₙ at x.
    virtual double density(Index node, double x) const = 0;

    /// ⟨f((xₙ₋₁ + xₙ)/2)⟩ over one link of a ring, for the energy of the midpoint rule.
    virtual double link_expectation(const std::function<double(double)>& f) const = 0;

    /// (E₁ − E₀) of the lattice: −ln(λ₁/λ₀)/a of its transfer matrix.
    virtual double gap() const = 0;

    /// The n excitation energies Eᵢ − E₀ = −ln(|λᵢ|/λ₀)/a of the lattice, i = 0 … n − 1, in rising
    /// order; NaN where |λᵢ|/λ₀ is lost in rounding.
    virtual Eigen::ArrayXd levels(Index n) const = 0;

    /// −ln(λ₀)/a, the ground-state energy of the lattice.
    virtual double ground_energy() const = 0;

    /// |ψ₀(x)|² of the leading eigenvector of the transfer matrix, ∫|ψ₀|² dx = 1: the density of a
    /// node far from all ends.
    virtual double ground_density(double x) const = 0;

    /// ln Z: the trace on the ring, the kernel K(x_N, x₀; T) between fixed ends, its integral over
    /// the ends that are free, with the measure Π √(m/2πa) dxₙ per slice.
    virtual double log_partition() const = 0;

    /// ln ⟨y|Tᴺ|x⟩, the propagator over the N slices of the grid between any two points, at every y
    /// of `x_final`; it does not depend on the boundary.
    virtual Eigen::ArrayXd log_kernel(double x_initial, const Eigen::ArrayXd& x_final) const = 0;
};

/// The exact answers by the cheapest method that has them: closed forms for quadratic actions, the
/// transfer matrix otherwise.
std::unique_ptr<ExactPath> exact_path(const PathSystem& system);

}  // namespace feynet
