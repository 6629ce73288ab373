#pragma once

#include "feynet/core/random.hpp"
#include "feynet/holography/meson/bulk_fit.hpp"
#include "feynet/holography/meson/meson_background.hpp"
#include "feynet/holography/meson/meson_tower.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace feynet::validation {

inline constexpr double deepest = 4.0;
inline constexpr int n_depths = 80;

/// A bulk and what it is called.
struct NamedBulk {
    std::string name;
    MesonBackground bulk;
};

/// Three bulks in no basis, κ = 1.
inline std::vector<NamedBulk> bulks_outside() {
    return {
        {"curved", curved_wall(1.0)},
        {"logarithm",
         {[](double z) { return -0.25 * std::log1p(z * z * z * z / 8.0); },
          [](double z) { return z * z * (1.0 + 0.2 * std::tanh(0.25 * z * z)); }}},
        {"root",
         {[](double z) { return -0.25 * z * z / std::sqrt(1.0 + 0.25 * z * z); },
          [](double z) { return z * z + 0.4 * (1.0 - 1.0 / std::cosh(z)); }}}};
}

/// Two towers with a relative error, which is drawn if there is a seed.
inline std::vector<MesonDatum> towers(
    const MesonBackground& bulk, Index n_levels, double error, bool couplings, std::uint64_t seed) {
    Block normals = Block::Zero(lanes, (4 * n_levels + 7) / 8 * 8);
    if (seed > 0) {
        fill_normals({.seed = seed}, Purpose::Test, normals);
    }
    std::vector<MesonDatum> data;
    for (const int spin : {1, 2}) {
        const MesonTower tower(bulk, spin, n_levels + 8);
        for (Index n = 0; n < n_levels; ++n) {
            const double mass = std::sqrt(tower.squared_masses()[n]);
            const Index i = 2 * (n + (spin - 1) * n_levels);
            data.push_back(
                {spin, n, MesonQuantity::Mass, mass * (1.0 + error * normals(0, i)), error * mass});
            if (couplings) {
                const double c = tower.amplitudes()[n];
                data.push_back(
                    {spin,
                     n,
                     MesonQuantity::Amplitude,
                     c * (1.0 + error * normals(0, i + 1)),
                     error * c});
            }
        }
    }
    return data;
}

/// The farthest of A and of Φ on 0 < z ≤ deepest.
struct Distance {
    double warp = 0.0;
    double dilaton = 0.0;
    double in_bands = 0.0;
    double share_in_two = 0.0;  ///< of the depths, within two bands

    double largest() const { return std::max(warp, dilaton); }
};

/// How far the bulk found is from the true one.
inline Distance distance_of(const BulkFit& fit, const MesonBackground& truth) {
    const MesonBackground found = fit.bulk().background();
    Distance result;
    for (int i = 1; i <= n_depths; ++i) {
        const double z = deepest * i / n_depths;
        const double a = std::abs(found.warp(z) - truth.warp(z));
        const double phi = std::abs(found.dilaton(z) - truth.dilaton(z));
        const double bands = std::max(a / fit.warp_error(z), phi / fit.dilaton_error(z));
        result.warp = std::max(result.warp, a);
        result.dilaton = std::max(result.dilaton, phi);
        result.in_bands = std::max(result.in_bands, bands);
        result.share_in_two += bands <= 2.0 ? 1.0 / n_depths : 0.0;
    }
    return result;
}

}  // namespace feynet::validation
