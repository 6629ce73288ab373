#pragma once

#include <cstddef>

namespace feynet::plain {

/// φ⁴ on an L × L torus in the canonical convention,
///
///     S = Σ [½ Σ_μ (φ_{+μ} − φ)² + ½ m² φ² + ¼ λ φ⁴].
struct Torus {
    std::size_t extent = 64;
    double mass_squared = -0.72;
    double lambda = 0.5;

    std::size_t n_sites() const { return extent * extent; }
};

}  // namespace feynet::plain
