#include "feynet/field/observable/row_products.hpp"

#include "observable/field_sums.hpp"

#include <algorithm>
#include <array>

namespace feynet {
namespace {

/// Columns of neighbouring rows that are taken at once: with all their rows they stay in the cache.
constexpr Index tile_width = 8;

/// Distances that are multiplied out together, which hides the latency of an addition.
constexpr Index n_together = 4;

/// Adds Σᵢ xᵢ xᵢ₊ₛ over n columns for the shifts s = first, first + step, … of `n_together` columns
/// of products.
void add_products(const Block& x, Index n, Index first, Index step, Block& products, Index column) {
    std::array<Lanes, n_together> sums{Lanes::Zero(), Lanes::Zero(), Lanes::Zero(), Lanes::Zero()};
    for (Index i = 0; i < n; ++i) {
        const Lanes here = x.col(i);
        for (Index k = 0; k < n_together; ++k) {
            sums[static_cast<std::size_t>(k)] += here * x.col(i + first + k * step);
        }
    }
    for (Index k = 0; k < n_together; ++k) {
        products.col(column + k) += sums[static_cast<std::size_t>(k)];
    }
}

}  // namespace

RowProducts::RowProducts(Index extent) : extent_(extent) {
    if (extent > longest_direct) {
        forward_.emplace(TransformKind::Fourier, extent);
        backward_.emplace(TransformKind::FourierInverse, extent);
    }
}

void RowProducts::add(const Block& sites, Index stride, Block& products) const {
    if (forward_) {
        add_transformed(sites, stride, products);
    } else {
        add_direct(sites, stride, products);
    }
}

void RowProducts::add_direct(const Block& sites, Index stride, Block& products) const {
    const Index width = std::min(tile_width, stride);
    // distances in whole groups, and as many rows once more to go round
    const Index n_lags = (extent_ / 2 / n_together + 1) * n_together;
    Block tile(lanes, width * (extent_ + n_lags));
    Block sums = Block::Zero(lanes, n_lags);
    for (Index slab = 0; slab < sites.cols(); slab += stride * extent_) {
        for (Index start = 0; start < stride; start += width) {
            const Index n = std::min(width, stride - start);
            for (Index place = 0; place < extent_ + n_lags; ++place) {
                const Index row = place % extent_;
                tile.middleCols(place * n, n) = sites.middleCols(slab + start + row * stride, n);
            }
            for (Index lag = 0; lag < n_lags; lag += n_together) {
                add_products(tile, extent_ * n, lag * n, n, sums, lag);
            }
        }
    }
    products += sums.leftCols(products.cols());
}

void RowProducts::add_transformed(const Block& sites, Index stride, Block& products) const {
    Block power = Block::Zero(lanes, extent_ / 2 + 1);
    Block row(lanes, extent_);
    for (Index slab = 0; slab < sites.cols(); slab += stride * extent_) {
        for (Index start = 0; start < stride; ++start) {
            for (Index place = 0; place < extent_; ++place) {
                row.col(place) = sites.col(slab + start + place * stride);
            }
            (*forward_)(row);
            add_power(row, power);
        }
    }
    products += cyclic_correlation(power, extent_, power.cols(), *backward_);
}

}  // namespace feynet
