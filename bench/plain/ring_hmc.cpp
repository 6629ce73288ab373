#include "ring_hmc.hpp"

namespace feynet::plain {

RingHmc::RingHmc(const Ring& ring, double step_size, std::size_t n_steps)
    : UnitHmc(std::vector<double>(ring.n, 0.0), step_size, n_steps), ring_(ring) {}

double RingHmc::action(const std::vector<double>& x) const {
    const std::size_t n = ring_.n;
    const double last = x[0] - x[n - 1];
    double kinetic = last * last;
    double potential = ring_.potential(x[n - 1]);
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const double step = x[i + 1] - x[i];
        kinetic += step * step;
        potential += ring_.potential(x[i]);
    }
    return 0.5 * ring_.mass / ring_.spacing * kinetic + ring_.spacing * potential;
}

void RingHmc::kick(double dt, const std::vector<double>& x, std::vector<double>& p) const {
    const std::size_t n = ring_.n;
    const double link = dt * ring_.mass / ring_.spacing;
    const double weight = dt * ring_.spacing;
    double* const momentum = p.data();
    const double* const node = x.data();
    const auto push = [&](std::size_t i, double before, double after) {
        momentum[i] += link * (before + after - 2.0 * node[i]) - weight * ring_.slope(node[i]);
    };
    push(0, node[n - 1], node[1]);
    for (std::size_t i = 1; i + 1 < n; ++i) {
        push(i, node[i - 1], node[i + 1]);
    }
    push(n - 1, node[n - 2], node[0]);
}

}  // namespace feynet::plain
