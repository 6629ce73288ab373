#include "feynet/path/observable/path_observables.hpp"

#include "feynet/core/lane_sum.hpp"
#include "feynet/path/observable/energy.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

Lanes power_of(const Lanes& x, int power) {
    Lanes result = x;
    for (int i = 1; i < power; ++i) {
        result *= x;
    }
    return result;
}

}  // namespace

PositionMoment::PositionMoment(const TimeGrid& grid, int power, Index reference)
    : is_ring_(grid.is_ring()),
      power_(power),
      reference_(reference),
      name_(power == 1 ? "x" : fmt::format("x{}", power)) {}

[[gnu::flatten]] void PositionMoment::measure(const Block& path, Block& values) const {
    values.resize(lanes, 1);
    if (!is_ring_) {
        values.col(0) = power_of(path.col(reference_), power_);
        return;
    }
    const Lanes sum = lane_sum(
        0, path.cols(), [&path, power = power_](Index n) { return power_of(path.col(n), power); });
    values.col(0) = sum / static_cast<double>(path.cols());
}

Index default_reference(const TimeGrid& grid) {
    switch (grid.boundary()) {
        case Boundary::Periodic:
            return 0;
        case Boundary::HalfLine:
            return grid.n_slices();
        default:
            return grid.n_slices() / 2;
    }
}

std::vector<NamedObservable> scalar_observables(const PathSystem& system, Index reference) {
    std::vector<NamedObservable> list;
    const TimeGrid& grid = system.grid();
    list.push_back({std::make_unique<PositionMoment>(grid, 1, reference), "⟨x⟩"});
    list.push_back({std::make_unique<PositionMoment>(grid, 2, reference), "⟨x²⟩"});
    list.push_back({std::make_unique<PositionMoment>(grid, 4, reference), "⟨x⁴⟩"});
    if (!grid.is_ring()) {
        return list;
    }
    std::visit(
        [&]<typename V>(const V& potential) {
            list.push_back(
                {std::make_unique<VirialEnergy<V>>(system.rule(), potential), "E (virial)"});
            list.push_back(
                {std::make_unique<PrimitiveEnergy<V>>(
                     system.rule(), system.mass(), grid.spacing(), potential),
                 "E (primitive)"});
        },
        system.lattice_potential());
    return list;
}

}  // namespace feynet
