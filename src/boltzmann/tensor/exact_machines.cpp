#include "feynet/boltzmann/tensor/exact_machines.hpp"

#include "feynet/core/error.hpp"

#include <complex>
#include <numbers>

namespace feynet {
namespace {

using namespace std::complex_literals;

constexpr std::complex<double> quarter_turn{0.0, std::numbers::pi / 4.0};

RbmWeights no_weights(Index n_spins, Index n_hidden) {
    return {
        Eigen::VectorXcd::Zero(n_spins),
        Eigen::VectorXcd::Zero(n_hidden),
        Eigen::MatrixXcd::Zero(n_spins, n_hidden)};
}

}  // namespace

std::complex<double> pair_coupling(std::complex<double> strength) {
    return 0.5 * std::acosh(std::exp(2.0 * strength));
}

RbmWeights graph_state(Index n_spins, const std::vector<std::pair<Index, Index>>& edges) {
    require(n_spins >= 1, "n_spins", "must be positive, got {}", n_spins);
    RbmWeights weights = no_weights(n_spins, std::ssize(edges));
    for (Index k = 0; k < weights.n_hidden(); ++k) {
        const auto [i, j] = edges[static_cast<std::size_t>(k)];
        require(
            i >= 0 && j >= 0 && i < n_spins && j < n_spins && i != j,
            "edges",
            "must be between two of {} spins, got {} and {}",
            n_spins,
            i,
            j);
        for (const Index spin : {i, j}) {
            weights.visible(spin) -= quarter_turn;
            weights.coupling(spin, k) = pair_coupling(quarter_turn);
        }
    }
    return weights;
}

RbmWeights cluster_ring(Index n_spins) {
    require(n_spins >= 3, "n_spins", "must be at least 3, got {}", n_spins);
    std::vector<std::pair<Index, Index>> edges;
    for (Index i = 0; i < n_spins; ++i) {
        edges.emplace_back(i, (i + 1) % n_spins);
    }
    return graph_state(n_spins, edges);
}

RbmWeights distant_pairs(Index n_spins) {
    require(n_spins >= 2 && n_spins % 2 == 0, "n_spins", "must be even, got {}", n_spins);
    std::vector<std::pair<Index, Index>> edges;
    for (Index k = 0; k < n_spins / 2; ++k) {
        edges.emplace_back(k, k + n_spins / 2);
    }
    return graph_state(n_spins, edges);
}

RbmWeights toric_code(Index side) {
    require(side >= 2, "side", "must be at least 2, got {}", side);
    RbmWeights weights = no_weights(2 * side * side, side * side);
    weights.visible.setConstant(2.0 * quarter_turn);
    for (Index y = 0; y < side; ++y) {
        for (Index x = 0; x < side; ++x) {
            for (const Index spin : spins_at_vertex(side, x, y)) {
                weights.coupling(spin, y * side + x) = quarter_turn;
            }
        }
    }
    return weights;
}

std::vector<Index> spins_at_vertex(Index side, Index x, Index y) {
    const Index n = side * side;
    return {
        y * side + x,
        y * side + (x + side - 1) % side,
        n + y * side + x,
        n + (y + side - 1) % side * side + x};
}

std::vector<Index> spins_around_square(Index side, Index x, Index y) {
    const Index n = side * side;
    return {
        y * side + x, (y + 1) % side * side + x, n + y * side + x, n + y * side + (x + 1) % side};
}

}  // namespace feynet
