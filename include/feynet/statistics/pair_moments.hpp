#pragma once

#include "feynet/core/block.hpp"

#include <span>
#include <vector>

namespace feynet {

/// What the means of a few products tell about a random number x and a companion y: how wide x is,
/// how far from Gaussian, and how much it knows of y.
///
/// The products are x, x², x³, x⁴, xy, y and y², in this order; deviations from the means are
/// formed of their means, so that none need be known beforehand.
class PairMoments {
public:
    static constexpr Index size = 7;

    /// products ← the seven products, one set in every lane.                  lanes × 7
    static void products(const Lanes& x, const Lanes& y, Eigen::Ref<Block> products);

    /// ⟨δx²⟩, δx = x − ⟨x⟩.                                                   means: 7, as below
    static double variance(std::span<const double> means);
    /// Its derivative with respect to each mean.
    static std::vector<double> variance_gradient(std::span<const double> means);

    /// ⟨δx⁴⟩/⟨δx²⟩² − 3: 0 for a Gaussian, negative for flat and positive for long-tailed laws.
    static double excess_kurtosis(std::span<const double> means);
    /// Its derivative with respect to each mean.
    static std::vector<double> excess_kurtosis_gradient(std::span<const double> means);

    /// ⟨δx δy⟩/√(⟨δx²⟩⟨δy²⟩), between −1 and 1.
    static double correlation(std::span<const double> means);
    /// Its derivative with respect to each mean.
    static std::vector<double> correlation_gradient(std::span<const double> means);
};

}  // namespace feynet
