#pragma once

#include "feynet/path/estimator/wave_function.hpp"
#include "feynet/path/exact/exact_path.hpp"

#include <memory>
#include <vector>

namespace feynet {

/// The exact ground state of a lattice on positions that hold all of it, and what its paths with
/// free ends would show if they were endless.
class ExactGroundState {
public:
    /// @param system  with free ends
    /// @throws InvalidInput if there are no exact answers, or the spacing is so small that ψ₀ would
    ///         need more than 2000 positions
    explicit ExactGroundState(const PathSystem& system);

    const ExactPath& path() const { return *exact_; }
    const WaveGrid& grid() const { return grid_; }
    GroundStateFunctions functions() const { return {grid_, spacing_}; }

    /// ψ₀ at every position, ∫ψ₀² = 1.
    const std::vector<double>& wave() const { return wave_; }

    /// ⟨T(y, x)⟩ over the end x of an endless path, λ₀ ψ₀(y)/∫ψ₀, at every position.
    std::vector<double> means() const;

    /// ∫ x² ψ₀².
    double square() const;

    /// How far the ends of the system's own paths are from that: the largest |ψ − ψ₀| of the law of
    /// the end point.
    double distance() const;

    /// a.
    double spacing() const { return spacing_; }

private:
    WaveGrid wave_grid(const PathSystem& system) const;

    std::unique_ptr<ExactPath> exact_;
    double spacing_;
    Index end_;
    WaveGrid grid_;
    std::vector<double> wave_;
};

}  // namespace feynet
