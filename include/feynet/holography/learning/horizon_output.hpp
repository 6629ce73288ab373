#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"
#include "feynet/holography/bulk_network.hpp"

#include <array>
#include <string_view>

namespace feynet {

/// What a network puts out at the horizon, F, which is zero for a field that is regular there.
enum class HorizonOutput {
    Momentum,  ///< F = π: what the papers train with
    Regular,  ///< F = (2/η) π − m²φ − λφ³: the first term of a regular field, up to O(η²)
};

template <>
struct Words<HorizonOutput> {
    static constexpr std::array<std::string_view, 2> value{"momentum", "regular"};
};

/// F at the horizon and its slopes.
struct HorizonMisfit {
    Lanes value;            ///< F
    BulkState by_field;     ///< ∂F/∂φ and ∂F/∂π
    Lanes by_mass_squared;  ///< ∂F/∂m²
    Lanes by_coupling;      ///< ∂F/∂λ
};

/// F of fields at the depth η of the last layer.
///
/// The two conditions agree for η → 0. At the η = 0.1 of the first experiment |F| of a field that
/// is regular is below 3e−3 for `Regular`, and up to 2e−2 for `Momentum`: the paper labels its data
/// with the former and trains with the latter, so that the true metric is not its optimum.
///
/// Source  Hashimoto, Sugishita, Tanaka, Tomiya, arXiv:1802.08313, eq. (10)
HorizonMisfit horizon_misfit(
    HorizonOutput output, double depth, const BulkWeights& weights, const BulkState& field);

}  // namespace feynet
