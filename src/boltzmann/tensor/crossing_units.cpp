#include "feynet/boltzmann/tensor/crossing_units.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>

namespace feynet {
namespace {

/// The first and the last spin that a hidden unit sees; a unit that sees none stands at the first.
struct Reach {
    Index first = 0;
    Index last = 0;
};

std::vector<Reach> reaches(const RbmWeights& weights) {
    std::vector<Reach> all(static_cast<std::size_t>(weights.n_hidden()));
    for (std::size_t j = 0; j < all.size(); ++j) {
        bool seen = false;
        for (Index i = 0; i < weights.n_spins(); ++i) {
            if (weights.coupling(i, static_cast<Index>(j)) != 0.0) {
                all[j] = {seen ? all[j].first : i, i};
                seen = true;
            }
        }
    }
    return all;
}

/// The hidden units whose value the bond after a spin carries; none before the first spin.
std::vector<Index> carried(const std::vector<Reach>& all, Index site) {
    std::vector<Index> units;
    for (std::size_t j = 0; j < all.size(); ++j) {
        if (all[j].first <= site && site < all[j].last) {
            units.push_back(static_cast<Index>(j));
        }
    }
    return units;
}

/// The hidden units at one spin: what its matrices sum over and what they hand on.
class Site {
public:
    Site(const RbmWeights& weights, const std::vector<Reach>& all, Index number)
        : weights_(weights), all_(all), number_(number) {
        for (std::size_t j = 0; j < all.size(); ++j) {
            if (all[j].first <= number && number <= all[j].last) {
                present_.push_back(static_cast<Index>(j));
            }
        }
    }

    Eigen::MatrixXcd matrix(double spin) const {
        const std::vector<Index> before = carried(all_, number_ - 1);
        const std::vector<Index> after = carried(all_, number_);
        Eigen::MatrixXcd sum =
            Eigen::MatrixXcd::Zero(Index{1} << before.size(), Index{1} << after.size());
        for (Index values = 0; values < Index{1} << present_.size(); ++values) {
            sum(selected(values, before), selected(values, after)) += weight(values, spin);
        }
        return sum;
    }

private:
    /// exp(a s + Σ h (b + W s)), b where a unit is first seen.
    std::complex<double> weight(Index values, double spin) const {
        std::complex<double> exponent = weights_.visible(number_) * spin;
        for (std::size_t k = 0; k < present_.size(); ++k) {
            const Index unit = present_[k];
            const bool is_first = all_[static_cast<std::size_t>(unit)].first == number_;
            const std::complex<double> field =
                weights_.coupling(number_, unit) * spin + (is_first ? weights_.hidden(unit) : 0.0);
            exponent += (values >> k & 1) != 0 ? field : -field;
        }
        return std::exp(exponent);
    }

    /// The number of the values of some of the units present.
    Index selected(Index values, const std::vector<Index>& units) const {
        Index number = 0;
        for (std::size_t k = 0; k < units.size(); ++k) {
            const auto at = std::lower_bound(present_.begin(), present_.end(), units[k]);
            number |= (values >> (at - present_.begin()) & 1) << k;
        }
        return number;
    }

    const RbmWeights& weights_;
    const std::vector<Reach>& all_;
    Index number_;
    std::vector<Index> present_;
};

}  // namespace

std::vector<Index> crossing_units(const RbmWeights& weights) {
    const std::vector<Reach> all = reaches(weights);
    std::vector<Index> numbers;
    for (Index i = 0; i + 1 < weights.n_spins(); ++i) {
        numbers.push_back(std::ssize(carried(all, i)));
    }
    return numbers;
}

MatrixProductState matrix_product_of(const RbmWeights& weights) {
    for (const Index number : crossing_units(weights)) {
        require(
            number <= most_crossing_units,
            "weights",
            "must have at most {} hidden units across a bond, got {}",
            most_crossing_units,
            number);
    }
    const std::vector<Reach> all = reaches(weights);
    MatrixProductState state;
    for (Index i = 0; i < weights.n_spins(); ++i) {
        const Site site(weights, all, i);
        state.sites.push_back({site.matrix(-1.0), site.matrix(1.0)});
    }
    return state;
}

}  // namespace feynet
