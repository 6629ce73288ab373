#pragma once

#include "feynet/path/estimator/wave_function.hpp"
#include "feynet/path/path_system.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// The step network as a process, stochastic quantisation: x_{n+1} = xₙ + a W_{n+1}, each weight
/// drawn given the node before it,
///
///     p(y | x) = T(x, y) ψ₀(y) / (λ₀ ψ₀(x)),
///
/// Doob's transform of the transfer matrix by its ground state. Its stationary law is |ψ₀|² and its
/// paths are those of the infinitely long path integral seen through a window: independent exact
/// draws for any potential, without a Markov chain in the space of paths. The mean of W given x is
/// the drift, (1/m) ∂ ln ψ₀ as a → 0; for an oscillator it is −(1 − R)x/a with R = e^{−ϑ}.
///
/// Nodes lie on the positions of a grid, on which sums are integrals to rounding: every correlator
/// is that of the lattice.
///
/// Source  Doob, Classical Potential Theory (Springer, 1984); Nelson, Phys. Rev. 150 (1966) 1079;
///         Parisi & Wu, Sci. Sin. 24 (1981) 483.
class AncestralNetwork {
public:
    /// @param system  whose spacing, mass, rule and potential count, not its boundary
    /// @param wave    ψ₀ at the positions of `grid`
    AncestralNetwork(
        const PathSystem& system, const WaveGrid& grid, const std::vector<double>& wave);

    /// path ← independent paths of as many nodes as there are columns of uniforms; the first is
    /// drawn from |ψ₀|².                                    uniforms, path: lanes × n_nodes
    void generate(const Block& uniforms, Block& path) const;

    /// ⟨W⟩ at every position.
    std::vector<double> drift() const;

    /// The largest |∫p(y | x) dy − 1| where |ψ₀|² is above 1e-6 of its peak: 0 to rounding if ψ₀ is
    /// the ground state.
    double defect() const { return defect_; }

private:
    WaveGrid grid_;
    double spacing_;
    std::vector<double> positions_;
    Eigen::ArrayXd start_;        // cumulated |ψ₀|²
    Eigen::ArrayXXd transition_;  // cumulated p(y | x), one column per x
    double defect_ = 0.0;
};

}  // namespace feynet
