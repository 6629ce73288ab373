#pragma once

#include "feynet/statistics/reweighting.hpp"
#include "statistics/autoregressive.hpp"

#include <array>

namespace feynet::test {

/// A run of a model whose curve is a straight line: y is normal of unit variance with
/// ⟨y⟩_g = −c (g − g_c), which is a source E = c y; simulated at g₀ in chains with τ = 3.
struct LinearCurve {
    double slope;   ///< c
    double centre;  ///< g_c

    Reweighting run(double g0, std::uint64_t seed, Index n) const {
        VectorSeries series(lanes, 2);
        const Block noise = Autoregressive::with_tau(3.0).sample({.seed = seed}, n);
        for (Index t = 0; t < n; ++t) {
            for (Index chain = 0; chain < lanes; ++chain) {
                const double y = noise(chain, t) - slope * (g0 - centre);
                series.append(chain, std::array{y, slope * y});
            }
        }
        return {series, 1, g0};
    }

    /// Where two such lines meet.
    double crossing(const LinearCurve& other) const {
        return (other.slope * other.centre - slope * centre) / (other.slope - slope);
    }
};

/// The first mean.
inline double first_mean(std::span<const double> means) {
    return means[0];
}

}  // namespace feynet::test
