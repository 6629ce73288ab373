#include "observable/field_sums.hpp"

namespace feynet {

Block line_sums(const Lattice& lattice, const Block& field, Index first) {
    const Index n_times = lattice.n_times();
    Block sums(lanes, lattice.n_lines());
    for (Index line = 0; line < lattice.n_lines(); ++line) {
        const Index start = first + line * n_times;
        Lanes sum = Lanes::Zero();
        for (Index time = 0; time < n_times; ++time) {
            sum += field.col(start + time);
        }
        if (lattice.is_open()) {
            sum -= 0.5 * (field.col(start) + field.col(start + n_times - 1));
        }
        sums.col(line) = sum;
    }
    return sums;
}

Block slice_sums(const Lattice& lattice, const Block& field, Index first) {
    const Index n_times = lattice.n_times();
    Block sums = field.middleCols(first, n_times);
    for (Index line = 1; line < lattice.n_lines(); ++line) {
        sums += field.middleCols(first + line * n_times, n_times);
    }
    return sums;
}

Block history_sums(const Lattice& lattice, const Block& field, Index first, Index direction) {
    const Index n_times = lattice.n_times();
    Block sums = Block::Zero(lanes, lattice.extent(direction) * n_times);
    for (Index line = 0; line < lattice.n_lines(); ++line) {
        const Index place = lattice.coordinate(line * n_times, direction);
        sums.middleCols(place * n_times, n_times) +=
            field.middleCols(first + line * n_times, n_times);
    }
    return sums;
}

Block axis_sums(const Lattice& lattice, const Block& lines, Index direction) {
    Block sums = Block::Zero(lanes, lattice.extent(direction));
    for (Index line = 0; line < lattice.n_lines(); ++line) {
        sums.col(lattice.coordinate(line * lattice.n_times(), direction)) += lines.col(line);
    }
    return sums;
}

void add_power(const Block& transform, Block& power) {
    const Index n = transform.cols();
    power.col(0) += transform.col(0).square();
    for (Index p = 1; 2 * p < n; ++p) {
        power.col(p) += transform.col(p).square() + transform.col(n - p).square();
    }
    if (n % 2 == 0) {
        power.col(n / 2) += transform.col(n / 2).square();
    }
}

Block cyclic_correlation(const Block& power, Index n, Index n_lags, const LaneTransform& backward) {
    Block spectrum = Block::Zero(lanes, n);
    spectrum.leftCols(power.cols()) = power;
    backward(spectrum);
    return spectrum.leftCols(n_lags) / static_cast<double>(n);
}

}  // namespace feynet
