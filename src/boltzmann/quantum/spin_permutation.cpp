#include "feynet/boltzmann/quantum/spin_permutation.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <numeric>

namespace feynet {
namespace {

bool is_permutation_of(const SpinPermutation& permutation, Index n_spins) {
    SpinPermutation sorted = permutation;
    std::sort(sorted.begin(), sorted.end());
    return sorted == no_symmetry(n_spins).front();
}

}  // namespace

std::vector<SpinPermutation> no_symmetry(Index n_spins) {
    SpinPermutation identity(static_cast<std::size_t>(n_spins));
    std::iota(identity.begin(), identity.end(), Index{0});
    return {identity};
}

std::vector<SpinPermutation> ring_translations(Index n_spins) {
    std::vector<SpinPermutation> group;
    for (Index shift = 0; shift < n_spins; ++shift) {
        SpinPermutation& moved = group.emplace_back();
        for (Index i = 0; i < n_spins; ++i) {
            moved.push_back((i + shift) % n_spins);
        }
    }
    return group;
}

std::vector<SpinPermutation> torus_translations(Index side) {
    std::vector<SpinPermutation> group;
    for (Index shift = 0; shift < side * side; ++shift) {
        SpinPermutation& moved = group.emplace_back();
        for (Index i = 0; i < side * side; ++i) {
            const Index x = (i % side + shift % side) % side;
            const Index y = (i / side + shift / side) % side;
            moved.push_back(y * side + x);
        }
    }
    return group;
}

std::vector<Index> spin_orbits(Index n_spins, const std::vector<SpinPermutation>& group) {
    require(n_spins >= 1, "n_spins", "must be positive, got {}", n_spins);
    require(
        !group.empty() &&
            std::all_of(
                group.begin(),
                group.end(),
                [&](const SpinPermutation& g) { return is_permutation_of(g, n_spins); }),
        "group",
        "must be permutations of {} spins",
        n_spins);
    std::vector<Index> orbits(static_cast<std::size_t>(n_spins), -1);
    Index n_orbits = 0;
    for (std::size_t i = 0; i < orbits.size(); ++i) {
        if (orbits[i] >= 0) {
            continue;
        }
        for (const SpinPermutation& g : group) {
            orbits[static_cast<std::size_t>(g[i])] = n_orbits;
        }
        ++n_orbits;
    }
    return orbits;
}

}  // namespace feynet
