#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// How a map pinned at both ends becomes a map of a ring: the pinned loop y (y₀ = 0) is shifted so
/// that its mean is the weight in column 0,
///
///     xₙ = θ₀ + yₙ − (1/N) Σ yₘ.
///
/// The mean is the zero mode of the ring: a weight of its own, uncorrelated with the loop for every
/// quadratic action, and the Jacobian is that of the pinned map.
///
/// Networks that know the mean of y from their weights shift the loop while they build it; apply()
/// and apply_transposed() are the plain form of that, which tests hold beside solve() and
/// solve_transposed().
///
/// Shapes  a path of N columns, y in columns 1 … N−1 of the same Block.
namespace ring_offset {

/// x ← θ₀ + y − mean(y), in place; column 0 of x is taken as y₀ = 0.
inline void apply(const Lanes& offset, Block& x) {
    x.col(0).setZero();
    const Lanes shift = offset - x.rowwise().mean();
    x.colwise() += shift;
}

/// Returns the covector of θ₀, Σ gₙ, and writes that of y, gₙ − mean(g).
inline Lanes apply_transposed(const Block& g, Block& loop) {
    const Lanes sum = g.rowwise().sum();
    const Lanes mean = sum / static_cast<double>(g.cols());
    loop = g.colwise() - mean;
    return sum;
}

/// Returns θ₀ = mean(x) and writes the pinned loop yₙ = xₙ − x₀.
inline Lanes solve(const Block& x, Block& loop) {
    const Lanes origin = x.col(0);
    loop = x.colwise() - origin;
    return x.rowwise().mean();
}

/// g ← the covector with Σ gₙ = h₀ and gₙ − mean(g) = zₙ for n ≥ 1; z is in columns 1 … N−1 of g.
inline void solve_transposed(const Lanes& offset, Block& g) {
    const Lanes mean = offset / static_cast<double>(g.cols());
    g.col(0).setZero();
    const Lanes rest = g.rowwise().sum();
    g.col(0) = -rest;
    g.colwise() += mean;
}

}  // namespace ring_offset

}  // namespace feynet
