#include "feynet/field/observable/position_propagator.hpp"

#include "observable/field_sums.hpp"

namespace feynet {

PositionPropagator::PositionPropagator(const Lattice& lattice, Index n_components)
    : lattice_(lattice),
      n_components_(n_components),
      groups_(axis_groups(lattice)),
      points_(axis_points(groups_)) {
    for (const AxisGroup& group : groups_) {
        forward_.emplace_back(TransformKind::Fourier, group.extent);
        backward_.emplace_back(TransformKind::FourierInverse, group.extent);
    }
    if (lattice.is_open()) {
        for (Index lag = 0; lattice.reference_time() + lag < lattice.n_times(); ++lag) {
            points_.push_back({0, lag});
        }
    }
}

/// The power of every row of sites along a direction; with open time of those in the reference
/// slice.
void PositionPropagator::add_lines(
    const Block& field, Index first, Index direction, std::size_t group, Block& power) const {
    const Index stride = lattice_.stride(direction);
    const Index extent = lattice_.extent(direction);
    const Index step = lattice_.is_open() ? lattice_.n_times() : 1;
    Block row(lanes, extent);
    for (Index slab = 0; slab < lattice_.n_sites(); slab += stride * extent) {
        for (Index start = lattice_.reference_time(); start < stride; start += step) {
            for (Index place = 0; place < extent; ++place) {
                row.col(place) = field.col(first + slab + start + place * stride);
            }
            forward_[group](row);
            add_power(row, power);
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
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        const AxisGroup& group = groups_[i];
        Block power = Block::Zero(lanes, group.n_numbers());
        for (Index component = 0; component < n_components_; ++component) {
            for (const Index direction : group.directions) {
                add_lines(field, component * lattice_.n_sites(), direction, i, power);
            }
        }
        values.middleCols(group.first, group.n_numbers()) =
            cyclic_correlation(power, group.extent, group.n_numbers(), backward_[i]) /
            static_cast<double>(group.directions.size());
    }
    if (lattice_.is_open()) {
        for (Index component = 0; component < n_components_; ++component) {
            add_open_time(field, component * lattice_.n_sites(), values);
        }
    }
    const Index n_origins = lattice_.is_open() ? lattice_.n_lines() : lattice_.n_sites();
    values /= static_cast<double>(n_origins * n_components_);
}

}  // namespace feynet
