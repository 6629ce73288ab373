#include "torus_metropolis.hpp"

#include <cmath>

namespace feynet::plain {

CarefulMetropolis::CarefulMetropolis(const Torus& torus)
    : torus_(torus), field_(torus.n_sites(), 0.3) {
    const int n = static_cast<int>(torus.extent);
    for (int y = 0; y < n; ++y) {
        for (int x = 0; x < n; ++x) {
            neighbours_.push_back(
                {(x + 1) % n + n * y,
                 (x + n - 1) % n + n * y,
                 x + n * ((y + 1) % n),
                 x + n * ((y + n - 1) % n)});
        }
    }
}

int CarefulMetropolis::sweep(double reach) {
    const double quadratic = 2.0 + 0.5 * torus_.mass_squared;
    const double quartic = 0.25 * torus_.lambda;
    double* const phi = field_.data();
    int n_accepted = 0;
    for (std::size_t i = 0; i < neighbours_.size(); ++i) {
        const std::array<int, 4>& next = neighbours_[i];
        const double sum = phi[next[0]] + phi[next[1]] + phi[next[2]] + phi[next[3]];
        const double x = phi[i];
        const double shift = reach * (2.0 * uniform() - 1.0);
        const double y = x + shift;
        const double change = shift * ((x + y) * (quadratic + quartic * (x * x + y * y)) - sum);
        if (change <= 0.0 || uniform() < std::exp(-change)) {
            phi[i] = y;
            ++n_accepted;
        }
    }
    return n_accepted;
}

TorusClusters::TorusClusters(const Torus& torus, double reach, int n_clusters)
    : CarefulMetropolis(torus), reach_(reach), n_clusters_(n_clusters) {}

void TorusClusters::step() {
    sweep(reach_);
    for (int i = 0; i < n_clusters_; ++i) {
        flip_cluster();
    }
}

void TorusClusters::flip_cluster() {
    double* const phi = field_.data();
    const auto seed = static_cast<int>(uniform() * static_cast<double>(field_.size()));
    stack_.assign(1, seed);
    phi[seed] = -phi[seed];
    while (!stack_.empty()) {
        const int site = stack_.back();
        stack_.pop_back();
        for (const int other : neighbours_[static_cast<std::size_t>(site)]) {
            // Signs of the cluster are flipped already: like signs were unlike ones before.
            const double twice_bond = 2.0 * phi[site] * phi[other];
            if (twice_bond < 0.0 && uniform() < 1.0 - std::exp(twice_bond)) {
                phi[other] = -phi[other];
                stack_.push_back(other);
            }
        }
    }
}

}  // namespace feynet::plain
