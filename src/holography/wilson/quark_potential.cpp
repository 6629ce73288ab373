#include "feynet/holography/wilson/quark_potential.hpp"

#include "feynet/core/error.hpp"

#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace feynet {
namespace {

constexpr int n_depths = 64;

HangingString highest_string(const StringBackground& background, double highest) {
    const auto string = hanging_string(background, highest);
    require(string.has_value(), "highest", "must be where a string can turn, got {}", highest);
    return *string;
}

}  // namespace

QuarkPotential::QuarkPotential(StringBackground background, double lowest, double highest)
    : background_(std::move(background)),
      shortest_(highest_string(background_, highest)),
      longest_(shortest_) {
    require(
        lowest > background_.bottom && lowest < highest,
        "lowest",
        "must lie between the bottom {} and the highest turning point {}, got {}",
        background_.bottom,
        highest,
        lowest);
    const double step = (highest - lowest) / n_depths;
    for (int k = 1; k <= n_depths; ++k) {
        const double depth = k < n_depths ? highest - k * step : lowest;
        const auto string = hanging_string(background_, depth);
        if (!string) {
            approach_barrier(depth);
            return;
        }
        if (string->separation < longest_.separation) {
            refine_longest(depth, std::min(highest, depth + 2.0 * step));
            return;
        }
        longest_ = *string;
    }
}

/// Lowers the longest string towards a depth where none hangs, until near that barrier it is long.
void QuarkPotential::approach_barrier(double depth) {
    for (int i = 0; i < 16; ++i) {
        const double middle = 0.5 * (depth + longest_.turning_point);
        if (const auto string = hanging_string(background_, middle)) {
            longest_ = *string;
        } else {
            depth = middle;
        }
    }
}

void QuarkPotential::refine_longest(double low, double high) {
    const auto shortness = [this](double eta) { return -turning_at(eta).separation; };
    constexpr int half_the_digits = 26;
    const auto [depth, value] =
        boost::math::tools::brent_find_minima(shortness, low, high, half_the_digits);
    if (-value > longest_.separation) {
        longest_ = turning_at(depth);
    }
}

HangingString QuarkPotential::turning_at(double turning_point) const {
    const auto string = hanging_string(background_, turning_point);
    require(
        string.has_value(), "turning_point", "must be where a string hangs, got {}", turning_point);
    return *string;
}

/// The string of which a number, monotonic from the longest string to the shortest, has the value.
HangingString QuarkPotential::string_with(double HangingString::*number, double value) const {
    const auto excess = [&](double eta) { return turning_at(eta).*number - value; };
    std::uintmax_t n_steps = 100;
    const auto [low, high] = boost::math::tools::toms748_solve(
        excess,
        longest_.turning_point,
        shortest_.turning_point,
        longest_.*number - value,
        shortest_.*number - value,
        boost::math::tools::eps_tolerance<double>(45),
        n_steps);
    return turning_at(0.5 * (low + high));
}

HangingString QuarkPotential::string(double separation) const {
    require(
        separation >= shortest_.separation && separation <= longest_.separation,
        "separation",
        "must be between {} and {}, got {}",
        shortest_.separation,
        longest_.separation,
        separation);
    return string_with(&HangingString::separation, separation);
}

std::optional<HangingString> QuarkPotential::breaking() const {
    if (shortest_.energy > 0.0 || longest_.energy < 0.0) {
        return std::nullopt;
    }
    return string_with(&HangingString::energy, 0.0);
}

double QuarkPotential::operator()(double separation) const {
    return separation > longest_.separation ? 0.0 : std::min(0.0, string(separation).energy);
}

}  // namespace feynet
