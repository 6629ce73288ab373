#include "feynet/field/observable/position_propagator.hpp"

namespace feynet {
namespace {

/// The fields that are averaged over: all of one component or, with open time, its reference slice.
Block origins(const Lattice& lattice, const Block& field, Index first) {
    if (!lattice.is_open()) {
        return field.middleCols(first, lattice.n_sites());
    }
    Block slice(lanes, lattice.n_lines());
    for (Index line = 0; line < lattice.n_lines(); ++line) {
        slice.col(line) = field.col(first + line * lattice.n_times() + lattice.reference_time());
    }
    return slice;
}

}  // namespace

PositionPropagator::PositionPropagator(const Lattice& lattice, Index n_components)
    : lattice_(lattice),
      n_components_(n_components),
      groups_(axis_groups(lattice)),
      points_(axis_points(groups_)) {
    for (const AxisGroup& group : groups_) {
        rows_.emplace_back(group.extent);
    }
    if (lattice.is_open()) {
        for (Index lag = 0; lattice.reference_time() + lag < lattice.n_times(); ++lag) {
            points_.push_back({0, lag});
        }
    }
}

void PositionPropagator::add_open_time(const Block& field, Index first, Block& values) const {
    const Index n_times = lattice_.n_times();
    const Index n_lags = n_times - lattice_.reference_time();
    for (Index line = 0; line < lattice_.n_lines(); ++line) {
        const Index start = first + line * n_times + lattice_.reference_time();
        for (Index lag = 0; lag < n_lags; ++lag) {
            values.col(size() - n_lags + lag) += field.col(start) * field.col(start + lag);
        }
    }
}

void PositionPropagator::measure(const Block& field, Block& values) const {
    values.setZero(lanes, size());
    for (Index component = 0; component < n_components_; ++component) {
        const Index first = component * lattice_.n_sites();
        const Block sites = origins(lattice_, field, first);
        const Index columns_per_line = lattice_.is_open() ? lattice_.n_times() : 1;
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            const AxisGroup& group = groups_[i];
            Block products = Block::Zero(lanes, group.n_numbers());
            for (const Index direction : group.directions) {
                rows_[i].add(sites, lattice_.stride(direction) / columns_per_line, products);
            }
            const auto n_alike = static_cast<double>(group.directions.size());
            values.middleCols(group.first, group.n_numbers()) += products / n_alike;
        }
        if (lattice_.is_open()) {
            add_open_time(field, first, values);
        }
    }
    const Index n_origins = lattice_.is_open() ? lattice_.n_lines() : lattice_.n_sites();
    values /= static_cast<double>(n_origins * n_components_);
}

}  // namespace feynet
