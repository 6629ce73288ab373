#pragma once

#include "feynet/core/block.hpp"
#include "feynet/path/potential/any_potential.hpp"

#include <Eigen/Core>

#include <functional>
#include <string>

namespace feynet {

/// An interval of positions.
struct PositionRange {
    double low;
    double high;
};

/// The bound states of one particle without any lattice in time,
///
///     −ψ''/(2m) + V ψ = E ψ,
///
/// the limit of the lattice as a → 0. The states are written in the functions sinc((x − xᵢ)/h) on
/// positions a step h apart,
///
///     Hᵢⱼ = (1/2mh²) {π²/3 if i = j, 2(−1)^{i−j}/(i − j)² otherwise} + V(xᵢ) δᵢⱼ,
///
/// whose error falls faster than any power of h; range and step follow the highest state asked for
/// and are refined until nothing changes any more.
///
/// Units   ħ = 1.
/// Source  Colbert & Miller, J. Chem. Phys. 96 (1992) 1982.
class ContinuumSpectrum {
public:
    /// Up to `n_levels` states from the ground state on; fewer where the potential binds fewer. A
    /// state so near its threshold that it is 16 times as wide as the well counts as not bound.
    ///
    /// @throws InvalidInput if mass ≤ 0, n_levels < 1, no state is bound, or error() would exceed
    /// 3e−3
    ContinuumSpectrum(double mass, const AnyPotential& potential, Index n_levels);

    std::string method() const;

    /// The largest change of an energy on the last refinement, relative to the larger of itself and
    /// the spread of the energies, plus that of ⟨x²⟩ in the ground state, relative; below 1e−12 for
    /// smooth potentials, for those with kinks a bound on the changes to come.
    double error() const { return error_; }

    /// The number of states found.
    Index n_levels() const { return energies_.size(); }

    /// E₀, E₁, ….
    const Eigen::ArrayXd& energies() const { return energies_; }

    /// ∫|ψₙ|² f dx of a smooth f.
    double expectation(Index n, const std::function<double(double)>& f) const;

    /// |ψₙ(x)|²; 0 beyond the range.
    double density(Index n, double x) const;

    /// Where |ψ₀|² exceeds a share of its largest value, to the accuracy of a step.
    PositionRange ground_range(double share) const;

private:
    struct Probes;

    bool solve(int level, Index n_levels);
    void diagonalise(double low, double step, Index n_positions);
    double position(Index i) const { return low_ + step_ * static_cast<double>(i); }

    double mass_;
    std::function<double(double)> potential_;
    double low_ = 0.0;
    double step_ = 0.0;
    Eigen::ArrayXd candidates_;  // the lowest eigenvalues, bound or not
    Eigen::ArrayXd energies_;
    Eigen::MatrixXd states_;  // ψₙ(xᵢ) √h in column n
    double error_ = 0.0;
};

}  // namespace feynet
