#pragma once

#include "feynet/core/block.hpp"

#include <memory>

namespace feynet {

/// The real transforms along the columns of a Block, in FFTW's normalisation.
enum class TransformKind {
    Cosine,           ///< DCT-I: Yₖ = X₀ + (−1)ᵏ X_{n−1} + 2 Σ Xⱼ cos(πjk/(n−1))
    Sine,             ///< DST-I: Yₖ = 2 Σ Xⱼ sin(π(j+1)(k+1)/(n+1))
    HalfSine,         ///< DST-II: Yₖ = 2 Σ Xⱼ sin(π(j+½)(k+1)/n)
    HalfSineInverse,  ///< DST-III, with DST-II ∘ DST-III = 2n
    Fourier,          ///< real to half-complex, r₀ … r_{n/2} i_{(n+1)/2−1} … i₁
    FourierInverse,   ///< half-complex to real, Fourier ∘ FourierInverse = n
};

/// A fast transform of n consecutive columns, in place, the same in every lane: O(n log n).
///
/// Plans are estimated, never measured, and buffers are aligned, so that equal input gives equal
/// bits.
class LaneTransform {
public:
    LaneTransform(TransformKind kind, Index n);
    ~LaneTransform();
    LaneTransform(LaneTransform&&) noexcept;
    LaneTransform& operator=(LaneTransform&&) noexcept;
    LaneTransform(const LaneTransform&) = delete;
    LaneTransform& operator=(const LaneTransform&) = delete;

    /// Transforms columns first … first + n − 1 of `block`. May be called from several threads.
    void operator()(Block& block, Index first = 0) const;

private:
    struct Plan;
    std::unique_ptr<Plan> plan_;
};

}  // namespace feynet
