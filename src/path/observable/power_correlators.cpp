#include "feynet/path/observable/power_correlators.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace feynet {
namespace {

/// The mean of left(n) right(n + lag) over n = 0, stride, … below `n_slices`.
Lanes mean_product(const Block& left, const Block& right, Index lag, Index n_slices, Index stride) {
    // four sums hide the latency of an addition
    std::array<Lanes, 4> sums{Lanes::Zero(), Lanes::Zero(), Lanes::Zero(), Lanes::Zero()};
    Index n = 0;
    for (; n + 3 * stride < n_slices; n += 4 * stride) {
        for (Index i = 0; i < 4; ++i) {
            const Index site = n + i * stride;
            sums[static_cast<std::size_t>(i)] += left.col(site) * right.col(site + lag);
        }
    }
    for (; n < n_slices; n += stride) {
        sums[0] += left.col(n) * right.col(n + lag);
    }
    const Index count = (n_slices + stride - 1) / stride;
    return (sums[0] + sums[1] + sums[2] + sums[3]) / static_cast<double>(count);
}

}  // namespace

PowerCorrelators::PowerCorrelators(
    const TimeGrid& grid, std::vector<int> powers, std::vector<Index> lags, Index stride)
    : powers_(std::move(powers)), lags_(std::move(lags)), stride_(stride) {
    require(
        grid.is_ring(), "boundary", "must be periodic for levels, got {}", word(grid.boundary()));
    require(!powers_.empty() && !lags_.empty(), "powers", "must be given, and lags");
    int before = 0;
    for (const int power : powers_) {
        require(power > before, "powers", "must be positive and increase, got {}", power);
        before = power;
    }
    for (const Index lag : lags_) {
        require(
            lag >= 0 && lag <= grid.n_slices(),
            "lags",
            "must be 0 … {}, got {}",
            grid.n_slices(),
            lag);
        largest_lag_ = std::max(largest_lag_, lag);
    }
    require(
        stride_ >= 1 && stride_ <= grid.n_slices(),
        "stride",
        "must be 1 … {}, got {}",
        grid.n_slices(),
        stride_);
}

Index PowerCorrelators::size() const {
    const auto k = static_cast<Index>(powers_.size());
    return k + static_cast<Index>(lags_.size()) * k * (k + 1) / 2;
}

/// xᵖ at the sites 0 … N − 1 and, once round the ring, as far on as the largest lag.
std::vector<Block> PowerCorrelators::powers_of(const Block& path) const {
    Block x(lanes, path.cols() + largest_lag_);
    x.leftCols(path.cols()) = path;
    x.rightCols(largest_lag_) = path.leftCols(largest_lag_);
    std::vector<Block> result;
    Block power = x;
    int exponent = 1;
    for (const int wanted : powers_) {
        for (; exponent < wanted; ++exponent) {
            power *= x;
        }
        result.push_back(power);
    }
    return result;
}

void PowerCorrelators::measure(const Block& path, Block& values) const {
    const Index n = path.cols();
    const std::vector<Block> power = powers_of(path);
    values.resize(lanes, size());
    Index column = 0;
    for (const Block& p : power) {
        values.col(column++) = p.leftCols(n).rowwise().mean();
    }
    for (const Index lag : lags_) {
        for (auto p = power.begin(); p != power.end(); ++p) {
            values.col(column++) = mean_product(*p, *p, lag, n, stride_);
            for (auto q = p + 1; q != power.end(); ++q) {
                values.col(column++) = 0.5 * (mean_product(*p, *q, lag, n, stride_) +
                                              mean_product(*q, *p, lag, n, stride_));
            }
        }
    }
}

}  // namespace feynet
