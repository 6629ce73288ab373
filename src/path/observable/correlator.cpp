#include "feynet/path/observable/correlator.hpp"

#include <algorithm>

namespace feynet {

Correlator::Correlator(const TimeGrid& grid, Index reference, Index max_lag)
    : reference_(reference) {
    const Index last = grid.n_nodes() - 1;
    if (grid.is_ring()) {
        n_lags_ = std::min(grid.n_slices() / 2, max_lag) + 1;
        n_powers_ = grid.n_slices() / 2 + 1;
        n_sites_ = grid.n_slices();
        forward_.emplace(TransformKind::Fourier, grid.n_slices());
        backward_.emplace(TransformKind::FourierInverse, grid.n_slices());
        return;
    }
    direction_ = last - reference > reference ? 1 : -1;
    n_lags_ = std::min(std::max(reference, last - reference), max_lag) + 1;
    n_powers_ = n_lags_;
}

void Correlator::measure(const Block& path, Block& values) const {
    Block powers = Block::Zero(lanes, n_powers_);
    add_powers(path, powers);
    transform(powers, 1.0, values);
}

[[gnu::flatten]] void Correlator::add_powers(const Block& path, Block& powers) const {
    if (!forward_) {
        const Lanes reference = path.col(reference_);
        for (Index k = 0; k < n_lags_; ++k) {
            powers.col(k) += reference * path.col(second_node(k));
        }
        return;
    }
    const Index n = path.cols();
    Block spectrum = path;
    (*forward_)(spectrum);
    powers.col(0) += spectrum.col(0).square();
    for (Index p = 1; 2 * p < n; ++p) {
        powers.col(p) += spectrum.col(p).square() + spectrum.col(n - p).square();
    }
    if (n % 2 == 0) {
        powers.col(n / 2) += spectrum.col(n / 2).square();
    }
}

/// The transform of the correlator is the power spectrum |x̃ₚ|², which is real.
void Correlator::transform(const Block& powers, double factor, Block& values) const {
    if (!backward_) {
        values = factor * powers;
        return;
    }
    Block spectrum = Block::Zero(lanes, n_sites_);
    spectrum.leftCols(n_powers_) = powers;
    (*backward_)(spectrum);
    const auto volume = static_cast<double>(n_sites_);
    values = spectrum.leftCols(n_lags_) * (factor / (volume * volume));
}

}  // namespace feynet
