#pragma once

#include "feynet/path/coupled/coupled_system.hpp"

#include <memory>
#include <string>

namespace feynet {

/// The exact answers for a ring of several coordinates at its own spacing: no limit has to be taken
/// before Monte Carlo is compared with them.
///
/// Units   ħ = 1; coordinates are counted from 0.
class ExactCoupled {
public:
    virtual ~ExactCoupled() = default;

    /// How the numbers were found, for people.
    virtual std::string method() const = 0;

    /// A bound on the relative numerical error of every answer.
    virtual double error() const = 0;

    /// ⟨xᵢ(0) xⱼ(ka)⟩, means included; D × D.
    virtual Eigen::MatrixXd correlation(Index lag) const = 0;

    /// ⟨V⟩.
    virtual double potential_energy() const = 0;

    /// ⟨V + ½ Σᵢ xᵢ ∂V/∂xᵢ⟩.
    virtual double energy() const = 0;

    /// The n excitation energies Eᵢ − E₀ = −ln(λᵢ/λ₀)/a of the lattice, i = 0 … n − 1, in rising
    /// order; NaN where they are not known.
    virtual Eigen::ArrayXd levels(Index n) const = 0;

    /// −ln(λ₀)/a.
    virtual double ground_energy() const = 0;

    /// ln Z with the measure Π (m/2πa)^{D/2} dᴰxₙ.
    virtual double log_partition() const = 0;
};

/// The exact answers where there are any: normal modes for a quadratic potential, a transfer matrix
/// in the plane for D = 2; nothing for an anharmonic potential of three coordinates or more, or
/// where the transfer matrix does not settle.
std::unique_ptr<ExactCoupled> exact_coupled(const CoupledSystem& system);

}  // namespace feynet
