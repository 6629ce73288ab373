#pragma once

#include "feynet/core/block.hpp"

#include <vector>

namespace feynet {

/// The real Fourier transform of n columns, the same in every lane and no lane with another: what
/// FFTW does one lane at a time, eight lanes per instruction.
///
/// x₀ + i x₁, x₂ + i x₃, … is a complex sequence of half the length, transformed by Stockham's
/// self-sorting passes of radix 2 … 5; X_k follows from Z_k and Z_{n/2−k}.
///
/// Source  Cooley & Tukey, Math. Comp. 19 (1965) 297; Swarztrauber, Parallel Comput. 1 (1984) 45
///         (self-sorting); Press et al., Numerical Recipes, 12.3 (real sequences).
class LaneFft {
public:
    /// Whether n is even and n/2 has no prime factor above 5.
    static bool covers(Index n);

    /// @param n  as covers() wants it
    explicit LaneFft(Index n);

    /// Columns 0, stride, 2 stride, … to Re X_k at k, Im X_k at n − k, in place;
    /// X_k = Σⱼ xⱼ e^{−2πijk/n}.
    void forward(double* columns, Index stride) const;

    /// backward ∘ forward = n.
    void backward(double* columns, Index stride) const;

private:
    /// One pass of radix r over sub-sequences of length `length` each.
    struct Pass {
        Index radix;
        Index length;
        std::vector<double> twiddles;  // cos, sin of −2π q k/(r length): k-major, q = 1 … r − 1
    };

    void transform(double* data, double* other) const;
    bool ends_in_other() const { return passes_.size() % 2 == 1; }

    Index half_;
    std::vector<Pass> passes_;
    std::vector<double> unpack_;  // cos, sin of −2πk/n
};

}  // namespace feynet
