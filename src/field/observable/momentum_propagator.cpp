#include "feynet/field/observable/momentum_propagator.hpp"

#include "feynet/core/error.hpp"
#include "observable/field_sums.hpp"

namespace feynet {

MomentumPropagator::MomentumPropagator(const Lattice& lattice, Index n_components)
    : lattice_(lattice),
      n_components_(n_components),
      groups_(axis_groups(lattice)),
      points_(axis_points(groups_)) {
    require(!groups_.empty(), "time_ends", "must be periodic for momenta in one dimension");
    for (const AxisGroup& group : groups_) {
        transforms_.emplace_back(TransformKind::Fourier, group.extent);
    }
}

void MomentumPropagator::measure(const Block& field, Block& values) const {
    values.setZero(lanes, size());
    for (Index component = 0; component < n_components_; ++component) {
        const Index first = component * lattice_.n_sites();
        const Block lines = line_sums(lattice_, field, first);
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            const AxisGroup& group = groups_[i];
            Block power = Block::Zero(lanes, group.n_numbers());
            for (const Index direction : group.directions) {
                Block sums = direction == 0 ? slice_sums(lattice_, field, first)
                                            : axis_sums(lattice_, lines, direction);
                transforms_[i](sums);
                add_power(sums, power);
            }
            const auto n_alike = static_cast<double>(group.directions.size());
            values.middleCols(group.first, group.n_numbers()) += power / n_alike;
        }
    }
    values /= lattice_.volume() * static_cast<double>(n_components_);
}

}  // namespace feynet
