#include "feynet/boltzmann/deep/spin_tree.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <cstdint>

namespace feynet {
namespace {

/// Spin i of a configuration of the tree: 0 is the root, 2i + 1 and 2i + 2 are below i.
double tree_spin(std::uint32_t configuration, Index i) {
    return (configuration >> static_cast<unsigned>(i) & 1U) == 0 ? 1.0 : -1.0;
}

}  // namespace

double SpinTree::scaling_dimension() const {
    return -std::log2(std::tanh(weight));
}

std::vector<double> SpinTree::leaf_correlations() const {
    require(levels >= 1 && levels <= 3, "levels", "must be 1 … 3, got {}", levels);
    require(std::isfinite(weight) && weight > 0.0, "weight", "must be positive, got {}", weight);
    const Index n_leaves = Index{1} << levels;
    const Index n_spins = 2 * n_leaves - 1;
    std::vector<double> correlations(static_cast<std::size_t>(levels + 1), 0.0);
    double partition = 0.0;
    for (std::uint32_t s = 0; s < 1U << static_cast<unsigned>(n_spins); ++s) {
        double sum = 0.0;
        for (Index i = 1; i < n_spins; ++i) {
            sum += tree_spin(s, i) * tree_spin(s, (i - 1) / 2);
        }
        const double probability = std::exp(weight * (sum - static_cast<double>(n_spins - 1)));
        partition += probability;
        for (std::size_t l = 0; l < correlations.size(); ++l) {
            const Index other = (Index{1} << l) - 1;
            correlations[l] +=
                probability * tree_spin(s, n_leaves - 1) * tree_spin(s, n_leaves - 1 + other);
        }
    }
    for (double& correlation : correlations) {
        correlation /= partition;
    }
    return correlations;
}

}  // namespace feynet
