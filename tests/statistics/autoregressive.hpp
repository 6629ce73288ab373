#pragma once

#include "feynet/core/random.hpp"
#include "feynet/statistics/series.hpp"

#include <cmath>

namespace feynet::test {

/// What is known of the stationary chain x(t+1) = ρ x(t) + √(1−ρ²) ξ: ⟨x⟩ = 0, ⟨x²⟩ = 1 and
/// ⟨x(0) x(t)⟩ = ρᵗ, so that τ_int = (1+ρ)/(2(1−ρ)).
struct Autoregressive {
    double rho;

    static Autoregressive with_tau(double tau) { return {(2.0 * tau - 1.0) / (2.0 * tau + 1.0)}; }

    double tau() const { return (1.0 + rho) / (2.0 * (1.0 - rho)); }

    /// `n` steps of eight chains that start in the stationary law; `stream` names them.
    Block sample(const Stream& stream, Index n) const {
        Block x(lanes, n);
        fill_normals(stream, Purpose::Test, x);
        const double noise = std::sqrt(1.0 - rho * rho);
        for (Index t = 1; t < n; ++t) {
            x.col(t) = rho * x.col(t - 1) + noise * x.col(t);
        }
        return x;
    }

    /// A series of 8·n_blocks chains.
    Series series(std::uint64_t seed, Index n_blocks, Index n, Index capacity = 1 << 16) const {
        Series result(lanes * n_blocks, capacity);
        for (Index block = 0; block < n_blocks; ++block) {
            const auto first = static_cast<std::uint32_t>(lanes * block);
            const Block x = sample({.seed = seed, .first_chain = first}, n);
            for (Index t = 0; t < n; ++t) {
                result.append(lanes * block, x.col(t));
            }
        }
        return result;
    }
};

/// Rows first … last−1 of a block as chains of their own.
inline Series rows_as_series(const Block& x, Index first, Index last) {
    Series result(last - first);
    for (Index row = first; row < last; ++row) {
        for (Index t = 0; t < x.cols(); ++t) {
            result.push(row - first, x(row, t));
        }
    }
    return result;
}

}  // namespace feynet::test
