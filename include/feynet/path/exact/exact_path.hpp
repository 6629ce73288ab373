#pragma once

#include "feynet/path/path_system.hpp"

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

    /// ⟨f(xₙ)⟩.
    virtual double expectation(Index node, const std::function<double(double)>& f) const = 0;

    /// ⟨xⱼ xₖ⟩, means included.
    virtual double correlation(Index j, Index k) const = 0;

    /// The probability density of xₙ at x.
    virtual double density(Index node, double x) const = 0;

    /// ⟨f((xₙ₋₁ + xₙ)/2)⟩ over one link of a ring, for the energy of the midpoint rule.
    virtual double link_expectation(const std::function<double(double)>& f) const = 0;

    /// (E₁ − E₀) of the lattice: −ln(λ₁/λ₀)/a of its transfer matrix.
    virtual double gap() const = 0;

    /// −ln(λ₀)/a, the ground-state energy of the lattice.
    virtual double ground_energy() const = 0;

    /// ln Z: the trace on the ring, the kernel K(x_N, x₀; T) between fixed ends, its integral over
    /// the ends that are free, with the measure Π √(m/2πa) dxₙ per slice.
    virtual double log_partition() const = 0;
};

/// The exact answers by the cheapest method that has them: closed forms for quadratic actions, the
/// transfer matrix otherwise.
std::unique_ptr<ExactPath> exact_path(const PathSystem& system);

}  // namespace feynet
