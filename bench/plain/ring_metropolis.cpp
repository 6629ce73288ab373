#include "ring_metropolis.hpp"

#include <boost/random/uniform_01.hpp>

#include <cmath>

namespace feynet::plain {

void RingMetropolis::step() {
    boost::random::uniform_01<double> uniform;
    const std::size_t n = ring_.n;
    const double a = ring_.spacing;
    for (std::size_t i = 0; i < n; ++i) {
        const double before = nodes_[i == 0 ? n - 1 : i - 1];
        const double after = nodes_[i + 1 == n ? 0 : i + 1];
        const double x = nodes_[i];
        const double y = x + width_ * (2.0 * uniform(random_) - 1.0);
        const auto local = [&](double z) {
            return 0.5 * ring_.mass / a *
                       ((z - before) * (z - before) + (after - z) * (after - z)) +
                   a * ring_.potential(z);
        };
        const double change = local(y) - local(x);
        if (change <= 0.0 || uniform(random_) < std::exp(-change)) {
            nodes_[i] = y;
        }
    }
}

}  // namespace feynet::plain
