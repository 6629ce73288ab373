#pragma once

#include "ring.hpp"

#include <random>
#include <vector>

namespace feynet::plain {

/// Metropolis as in a textbook: one site after the other, the standard library's generator, one
/// exponential per uphill move.
class RingMetropolis {
public:
    RingMetropolis(const Ring& ring, double width)
        : ring_(ring), width_(width), nodes_(ring.n, 0.0) {}

    const std::vector<double>& nodes() const { return nodes_; }
    void step();

private:
    Ring ring_;
    double width_;
    std::mt19937 random_{1};
    std::vector<double> nodes_;
};

}  // namespace feynet::plain
