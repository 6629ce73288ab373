#include "feynet/field/observable/slice_correlator.hpp"

#include "feynet/core/error.hpp"
#include "observable/field_sums.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace feynet {

SliceCorrelator::SliceCorrelator(
    const Lattice& lattice, Index n_components, std::vector<Index> modes, Index max_lag)
    : lattice_(lattice), n_components_(n_components), modes_(std::move(modes)) {
    require(max_lag >= 0, "max_lag", "must not be negative, got {}", max_lag);
    for (Index direction = 1; direction < lattice.n_dimensions(); ++direction) {
        if (lattice.extent(direction) == lattice.extent(1)) {
            directions_.push_back(direction);
        }
    }
    const Index largest = directions_.empty() ? 0 : lattice.extent(1) / 2;
    for (const Index mode : modes_) {
        require(
            mode >= 0 && mode <= largest, "modes", "must be numbers 0 … {}, got {}", largest, mode);
    }
    const Index n_times = lattice.n_times();
    if (lattice.is_open()) {
        n_lags_ = std::min(n_times - 1 - lattice.reference_time(), max_lag) + 1;
        return;
    }
    n_lags_ = std::min(n_times / 2, max_lag) + 1;
    forward_.emplace(TransformKind::Fourier, n_times);
    backward_.emplace(TransformKind::FourierInverse, n_times);
}

/// sums ← sums + share × the power spectrum of the slices on the ring, their products with the
/// reference slice otherwise.
void SliceCorrelator::add_slices(Block& slices, double share, Block& sums) const {
    slices *= std::sqrt(share);
    if (forward_) {
        (*forward_)(slices);
        add_power(slices, sums);
        return;
    }
    const Lanes reference = slices.col(lattice_.reference_time());
    for (Index lag = 0; lag < n_lags_; ++lag) {
        sums.col(lag) += reference * slices.col(lattice_.reference_time() + lag);
    }
}

void SliceCorrelator::add_mode(
    const Block& histories, Index mode, double share, Block& sums) const {
    const Index n_times = lattice_.n_times();
    const Index extent = histories.cols() / n_times;
    Block cosine = Block::Zero(lanes, n_times);
    Block sine = Block::Zero(lanes, n_times);
    for (Index place = 0; place < extent; ++place) {
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(mode * place % extent) /
                             static_cast<double>(extent);
        cosine += std::cos(angle) * histories.middleCols(place * n_times, n_times);
        sine += std::sin(angle) * histories.middleCols(place * n_times, n_times);
    }
    add_slices(cosine, share, sums);
    add_slices(sine, share, sums);
}

void SliceCorrelator::measure(const Block& field, Block& values) const {
    const Index width = forward_ ? lattice_.n_times() / 2 + 1 : n_lags_;
    std::vector<Block> sums(modes_.size(), Block::Zero(lanes, width));
    const bool any_moves =
        std::any_of(modes_.begin(), modes_.end(), [](Index mode) { return mode != 0; });
    const auto n_directions = static_cast<double>(directions_.size());
    for (Index component = 0; component < n_components_; ++component) {
        const Index first = component * lattice_.n_sites();
        for (std::size_t i = 0; i < modes_.size(); ++i) {
            if (modes_[i] == 0) {
                Block slices = slice_sums(lattice_, field, first);
                add_slices(slices, 1.0, sums[i]);
            }
        }
        for (std::size_t axis = 0; any_moves && axis < directions_.size(); ++axis) {
            const Block histories = history_sums(lattice_, field, first, directions_[axis]);
            for (std::size_t i = 0; i < modes_.size(); ++i) {
                if (modes_[i] != 0) {
                    add_mode(histories, modes_[i], 1.0 / n_directions, sums[i]);
                }
            }
        }
    }
    const Index n_origins = forward_ ? lattice_.n_times() : 1;
    values.resize(lanes, size());
    for (std::size_t i = 0; i < modes_.size(); ++i) {
        const Block products =
            forward_ ? cyclic_correlation(sums[i], lattice_.n_times(), n_lags_, *backward_)
                     : sums[i];
        values.middleCols(static_cast<Index>(i) * n_lags_, n_lags_) =
            products / static_cast<double>(n_origins * n_components_ * lattice_.n_lines());
    }
}

}  // namespace feynet
