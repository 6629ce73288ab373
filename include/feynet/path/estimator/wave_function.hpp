#pragma once

#include "feynet/core/block.hpp"

#include <span>
#include <vector>

namespace feynet {

/// Equidistant positions yᵢ = lowest + i h that carry a wave function.
///
/// Sums over them are integrals to rounding where h ≤ 0.7 √(a/m) and the wave function vanishes at
/// both ends: an error of exp(−2π²a/(m h²)).
struct WaveGrid {
    double lowest;
    double step;  ///< h
    Index size;

    std::vector<double> positions() const;
};

/// The ground state from the mean spread of the end of a long path, āᵢ = ⟨T(yᵢ, x_N)⟩ = λ₀
/// ψ₀(yᵢ)/∫ψ₀:
///
///     ψ₀(yᵢ) = āᵢ/√(h Σⱼ āⱼ²),    E₀ = −ln(h Σⱼ āⱼ)/a
///
/// with ∫ψ₀² = 1 and E₀ the ground-state energy of the lattice of spacing a: one more slice of time
/// lowers the weight of all paths by e^{−aE₀}.
///
/// Each function has its gradient by āⱼ, for the propagation of errors.
class GroundStateFunctions {
public:
    /// @param spacing  a
    GroundStateFunctions(const WaveGrid& grid, double spacing) : grid_(grid), spacing_(spacing) {}

    /// ψ₀(yᵢ) of the means ā.
    double wave(std::span<const double> means, Index i) const;
    /// Its derivative with respect to each mean.
    std::vector<double> wave_gradient(std::span<const double> means, Index i) const;
    /// E₀ of the means ā.
    double energy(std::span<const double> means) const;
    /// Its derivative with respect to each mean.
    std::vector<double> energy_gradient(std::span<const double> means) const;

private:
    double norm(std::span<const double> means) const;

    WaveGrid grid_;
    double spacing_;
};

}  // namespace feynet
