#include "feynet/path/coupled/coupled_action.hpp"

#include <array>
#include <cassert>

namespace feynet {
namespace {

using Point = std::array<Lanes, CoupledPotential::most_dimensions>;

/// All coordinates at one node.
std::span<const Lanes> gather(
    const Block& q, Index node, Index n_nodes, Index dimensions, Point& x) {
    for (Index i = 0; i < dimensions; ++i) {
        x[static_cast<std::size_t>(i)] = q.col(i * n_nodes + node);
    }
    return {x.data(), static_cast<std::size_t>(dimensions)};
}

}  // namespace

Lanes CoupledAction::value(const Block& q) const {
    assert(q.cols() == dimension());
    const double a = system_.grid().spacing();
    const Index n_nodes = this->n_nodes();
    Lanes kinetic = Lanes::Zero();
    for (Index i = 0; i < system_.dimensions(); ++i) {
        for (Index n = 0; n < n_nodes; ++n) {
            const Index before = n > 0 ? n - 1 : n_nodes - 1;
            const Lanes step = q.col(i * n_nodes + n) - q.col(i * n_nodes + before);
            kinetic += step * step;
        }
    }
    Lanes potential = Lanes::Zero();
    Point x;
    for (Index n = 0; n < n_nodes; ++n) {
        potential += system_.potential().value(gather(q, n, n_nodes, system_.dimensions(), x));
    }
    return 0.5 * system_.mass() / a * kinetic + a * potential;
}

void CoupledAction::gradient(const Block& q, Block& gradient) const {
    assert(q.cols() == dimension());
    const double a = system_.grid().spacing();
    const double link = system_.mass() / a;
    const Index n_nodes = this->n_nodes();
    const Index d = system_.dimensions();
    gradient.resize(lanes, q.cols());
    Point x;
    Point slopes;
    for (Index n = 0; n < n_nodes; ++n) {
        const Index before = n > 0 ? n - 1 : n_nodes - 1;
        const Index after = n + 1 < n_nodes ? n + 1 : 0;
        system_.potential().gradient(
            gather(q, n, n_nodes, d, x), {slopes.data(), static_cast<std::size_t>(d)});
        for (Index i = 0; i < d; ++i) {
            const Index first = i * n_nodes;
            const Lanes bend =
                2.0 * q.col(first + n) - q.col(first + before) - q.col(first + after);
            gradient.col(first + n) = link * bend + a * slopes[static_cast<std::size_t>(i)];
        }
    }
}

void CoupledAction::energies(const Block& q, Block& energies) const {
    assert(q.cols() == dimension());
    const Index d = system_.dimensions();
    energies.setZero(lanes, 2);
    Point x;
    Point slopes;
    for (Index n = 0; n < n_nodes(); ++n) {
        const std::span<const Lanes> here = gather(q, n, n_nodes(), d, x);
        energies.col(0) += system_.potential().value(here);
        system_.potential().gradient(here, {slopes.data(), static_cast<std::size_t>(d)});
        for (std::size_t i = 0; i < here.size(); ++i) {
            energies.col(1) += 0.5 * here[i] * slopes[i];
        }
    }
    energies /= static_cast<double>(n_nodes());
    energies.col(1) += energies.col(0);
}

}  // namespace feynet
