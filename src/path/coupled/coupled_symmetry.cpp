#include "feynet/path/coupled/coupled_symmetry.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr double nearest_ray_probe = 1e-2;
constexpr double farthest_ray_probe = 1e2;
constexpr double ray_growth = 1.1;
constexpr Index n_directions = 64;

/// Eight directions that no symmetry prefers: component i of direction k is cos((k + 1) √(i + 2)).
std::vector<Lanes> directions(Index first, Index dimensions) {
    std::vector<Lanes> all(static_cast<std::size_t>(dimensions));
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (Index lane = 0; lane < lanes; ++lane) {
            const auto k = static_cast<double>(first + lane + 1);
            all[i][lane] = std::cos(k * std::sqrt(static_cast<double>(i) + 2.0));
        }
    }
    return all;
}

/// Whether V(x) = V(x') at all probes, where x' has the sign of some coordinates turned.
bool mirrors(const CoupledPotential& potential, const std::vector<bool>& turned) {
    constexpr double tolerance = 1e-12;
    for (Index first = 0; first < n_directions; first += lanes) {
        const std::vector<Lanes> along = directions(first, potential.dimensions());
        Lanes largest = Lanes::Zero();
        for (double r = nearest_ray_probe; r < farthest_ray_probe; r *= ray_growth) {
            std::vector<Lanes> x = along;
            std::vector<Lanes> image = along;
            for (std::size_t i = 0; i < x.size(); ++i) {
                x[i] = r * along[i];
                image[i] = turned[i] ? Lanes(-x[i]) : x[i];
            }
            const Lanes here = potential.value(x);
            const Lanes there = potential.value(image);
            if (!here.isFinite().all() || !there.isFinite().all()) {
                break;
            }
            largest = largest.max(here.abs());
            if (((here - there).abs() > tolerance * largest).any()) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

std::vector<bool> vanishing_means(const CoupledPotential& potential) {
    const auto n = static_cast<std::size_t>(potential.dimensions());
    if (mirrors(potential, std::vector<bool>(n, true))) {
        return std::vector<bool>(n, true);
    }
    std::vector<bool> vanishing(n, false);
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<bool> turned(n, false);
        turned[i] = true;
        vanishing[i] = mirrors(potential, turned);
    }
    return vanishing;
}

}  // namespace feynet
