#include "feynet/path/observable/correlator.hpp"

#include <algorithm>

namespace feynet {

Correlator::Correlator(const TimeGrid& grid, Index reference, Index max_lag)
    : reference_(reference) {
    const Index last = grid.n_nodes() - 1;
    if (grid.is_ring()) {
        n_lags_ = std::min(grid.n_slices() / 2, max_lag) + 1;
        forward_.emplace(TransformKind::Fourier, grid.n_slices());
        backward_.emplace(TransformKind::FourierInverse, grid.n_slices());
        return;
    }
    direction_ = last - reference > reference ? 1 : -1;
    n_lags_ = std::min(std::max(reference, last - reference), max_lag) + 1;
}

void Correlator::measure(const Block& path, Block& values) const {
    values.resize(lanes, n_lags_);
    if (forward_) {
        measure_ring(path, values);
        return;
    }
    const Lanes reference = path.col(reference_);
    for (Index k = 0; k < n_lags_; ++k) {
        values.col(k) = reference * path.col(second_node(k));
    }
}

/// The transform of the correlator is the power spectrum |x̃ₚ|².
void Correlator::measure_ring(const Block& path, Block& values) const {
    const Index n = path.cols();
    Block spectrum = path;
    (*forward_)(spectrum);
    spectrum.col(0) = spectrum.col(0).square().eval();
    for (Index p = 1; 2 * p < n; ++p) {
        const Lanes power = spectrum.col(p).square() + spectrum.col(n - p).square();
        spectrum.col(p) = power;
        spectrum.col(n - p).setZero();
    }
    if (n % 2 == 0) {
        spectrum.col(n / 2) = spectrum.col(n / 2).square().eval();
    }
    (*backward_)(spectrum);
    const auto volume = static_cast<double>(n);
    values = spectrum.leftCols(n_lags_) / (volume * volume);
}

}  // namespace feynet
