#include "path_reach.hpp"

#include <cmath>
#include <variant>

namespace feynet {
namespace {

constexpr int most_strides = 100'000;

/// Where T(V − V_min) exceeds this, a slow path does not go: e^{−36} is rounding.
constexpr double classical_rarity = 36.0;

}  // namespace

PathReach::PathReach(const PathSystem& system, double from, double log_rarity)
    : system_(system), from_(from), log_rarity_(log_rarity) {}

std::optional<double> PathReach::wall(double stride) const {
    Excursion excursion = start();
    std::optional<double> well;
    for (int i = 0; i < most_strides; ++i) {
        excursion.advance(stride);
        const bool is_before_well =
            well && std::abs(*well - from_) > std::abs(excursion.x() - from_);
        if (!is_before_well && is_walled(excursion)) {
            well = excursion.next_well(classical_height());
            if (!well) {
                return excursion.x();
            }
        }
    }
    return std::nullopt;
}

std::optional<double> PathReach::spread(double stride) const {
    const Boundary boundary = system_.grid().boundary();
    if (boundary == Boundary::Periodic || boundary == Boundary::Free) {
        return std::nullopt;
    }
    Excursion excursion = start();
    for (int i = 0; i < most_strides; ++i) {
        excursion.advance(stride);
        const double way = n_ways() * (excursion.x() - from_);
        const double gain = duration() * (excursion.highest() - excursion.lowest());
        if (0.5 * system_.mass() * way * way / duration() - gain > log_rarity_) {
            return excursion.x();
        }
    }
    return std::nullopt;
}

Excursion PathReach::start() const {
    const auto potential = [this](double x) {
        return std::visit([x](const auto& v) { return v.value(x); }, system_.lattice_potential());
    };
    return {potential, system_.mass(), from_};
}

bool PathReach::is_walled(const Excursion& excursion) const {
    if (excursion.height() < classical_height() ||
        n_ways() * excursion.tunnelling() < log_rarity_) {
        return false;
    }
    const double way = excursion.x() - from_;
    const double jump = 0.5 * system_.mass() * way * way / system_.grid().spacing();
    return system_.rule() == Rule::Site || jump > log_rarity_;
}

/// A path that ends far out need not come back.
double PathReach::n_ways() const {
    const Boundary boundary = system_.grid().boundary();
    return boundary == Boundary::HalfLine || boundary == Boundary::Free ? 1.0 : 2.0;
}

double PathReach::classical_height() const {
    return classical_rarity / duration();
}

}  // namespace feynet
