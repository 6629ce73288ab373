#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/network/time_grid.hpp"

namespace feynet {

/// The mean sign of a path, (1/N) Σ sgn xₙ on the ring and sgn x at the node `reference` otherwise:
/// the slowest quantity of a double well.
class MeanSign final : public Observable {
public:
    MeanSign(const TimeGrid& grid, Index reference)
        : is_ring_(grid.is_ring()), reference_(reference) {}

    std::string_view name() const override { return "sign"; }
    Index size() const override { return 1; }
    void measure(const Block& path, Block& values) const override {
        values.resize(lanes, 1);
        if (is_ring_) {
            values.col(0) = path.sign().rowwise().mean();
        } else {
            values.col(0) = path.col(reference_).sign();
        }
    }

private:
    bool is_ring_;
    Index reference_;
};

}  // namespace feynet
