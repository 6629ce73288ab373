#pragma once

#include "feynet/path/estimator/wave_function.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/study/path_settings.hpp"

#include <memory>
#include <vector>

namespace feynet {

/// The exact ground state of a lattice beside what its paths with free ends know of it, on
/// positions that hold all of ψ₀.
///
/// One slice more is integrated exactly, so the exact means are those of the end of N + 1 slices,
/// ⟨T(y, x_N)⟩ = (Z_{N+1}/Z_N) p_{N+1}(y), at every N; for long paths they are λ₀ ψ₀(y)/∫ψ₀.
class ExactGroundState {
public:
    /// @param settings  of paths with free ends
    /// @throws InvalidInput if there are no exact answers, or the spacing is so small that ψ₀ would
    ///         need more than 2000 positions
    explicit ExactGroundState(const PathSettings& settings);

    const ExactPath& path() const { return *exact_; }
    const WaveGrid& grid() const { return grid_; }
    GroundStateFunctions functions() const { return {grid_, spacing_}; }

    /// ⟨T(y, x_N)⟩ at every position.
    const std::vector<double>& means() const { return means_; }

    /// E₀ as the growth from N to N + 1 slices, which is the lattice's own for long paths.
    double energy() const { return functions().energy(means_); }

    /// a.
    double spacing() const { return spacing_; }

private:
    WaveGrid wave_grid(const PathSystem& system) const;

    std::unique_ptr<ExactPath> exact_;
    double spacing_;
    WaveGrid grid_;
    std::vector<double> means_;
};

}  // namespace feynet
