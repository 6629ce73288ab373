#include "feynet/boltzmann/quantum/rbm_family.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace feynet {
namespace {

bool is_permutation_of(const SpinPermutation& permutation, Index n_spins) {
    SpinPermutation sorted = permutation;
    std::sort(sorted.begin(), sorted.end());
    SpinPermutation all(static_cast<std::size_t>(n_spins));
    std::iota(all.begin(), all.end(), Index{0});
    return sorted == all;
}

Index image(const SpinPermutation& permutation, Index spin) {
    return permutation[static_cast<std::size_t>(spin)];
}

}  // namespace

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

RbmFamily RbmFamily::dense(Index n_spins, Index n_hidden, RbmBiases biases) {
    SpinPermutation identity(static_cast<std::size_t>(n_spins));
    std::iota(identity.begin(), identity.end(), Index{0});
    return {n_spins, n_hidden, {std::move(identity)}, biases};
}

RbmFamily::RbmFamily(
    Index n_spins, Index n_filters, std::vector<SpinPermutation> group, RbmBiases biases)
    : n_spins_(n_spins), n_filters_(n_filters), group_(std::move(group)), biases_(biases) {
    require(n_spins >= 1, "n_spins", "must be positive, got {}", n_spins);
    require(n_filters >= 1, "n_filters", "must be positive, got {}", n_filters);
    require(
        !group_.empty() &&
            std::all_of(
                group_.begin(),
                group_.end(),
                [&](const SpinPermutation& g) { return is_permutation_of(g, n_spins); }),
        "group",
        "must be permutations of {} spins",
        n_spins);
    orbit_.assign(static_cast<std::size_t>(n_spins), -1);
    for (Index i = 0; i < n_spins; ++i) {
        if (orbit_[static_cast<std::size_t>(i)] >= 0) {
            continue;
        }
        for (const SpinPermutation& g : group_) {
            orbit_[static_cast<std::size_t>(image(g, i))] = n_orbits_;
        }
        ++n_orbits_;
    }
}

RbmWeights RbmFamily::weights(const Eigen::VectorXcd& parameters) const {
    assert(parameters.size() == n_parameters());
    const Index order = static_cast<Index>(group_.size());
    const bool is_free = biases_ == RbmBiases::Free;
    RbmWeights weights{
        Eigen::VectorXcd::Zero(n_spins_),
        Eigen::VectorXcd::Zero(n_hidden()),
        Eigen::MatrixXcd(n_spins_, n_hidden())};
    for (Index i = 0; is_free && i < n_spins_; ++i) {
        weights.visible(i) = parameters(orbit_[static_cast<std::size_t>(i)]);
    }
    for (Index f = 0; f < n_filters_; ++f) {
        const auto filter = parameters.segment(n_biases() + f * n_spins_, n_spins_);
        if (is_free) {
            weights.hidden.segment(f * order, order).setConstant(parameters(n_orbits_ + f));
        }
        for (Index g = 0; g < order; ++g) {
            for (Index i = 0; i < n_spins_; ++i) {
                weights.coupling(image(group_[static_cast<std::size_t>(g)], i), f * order + g) =
                    filter(i);
            }
        }
    }
    return weights;
}

Eigen::VectorXcd RbmFamily::log_derivatives(
    const Eigen::VectorXd& spins, const Eigen::VectorXcd& tangents) const {
    assert(spins.size() == n_spins_ && tangents.size() == n_hidden());
    const Index order = static_cast<Index>(group_.size());
    Eigen::VectorXcd derivatives = Eigen::VectorXcd::Zero(n_parameters());
    const bool is_free = biases_ == RbmBiases::Free;
    for (Index i = 0; is_free && i < n_spins_; ++i) {
        derivatives(orbit_[static_cast<std::size_t>(i)]) += spins(i);
    }
    Eigen::MatrixXd moved(n_spins_, order);
    for (Index g = 0; g < order; ++g) {
        for (Index i = 0; i < n_spins_; ++i) {
            moved(i, g) = spins(image(group_[static_cast<std::size_t>(g)], i));
        }
    }
    const auto by_filter = tangents.reshaped(order, n_filters_);
    if (is_free) {
        derivatives.segment(n_orbits_, n_filters_) = by_filter.colwise().sum().transpose();
    }
    derivatives.tail(n_filters_ * n_spins_).reshaped(n_spins_, n_filters_).noalias() =
        moved * by_filter;
    return derivatives;
}

}  // namespace feynet
