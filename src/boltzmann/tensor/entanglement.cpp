#include "feynet/boltzmann/tensor/entanglement.hpp"

#include "feynet/core/error.hpp"
#include "thin_svd.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace feynet {
namespace {

/// The bits of a number at some places, moved together.
Index gathered(Index number, const std::vector<Index>& places) {
    Index bits = 0;
    for (std::size_t k = 0; k < places.size(); ++k) {
        bits |= (number >> places[k] & 1) << k;
    }
    return bits;
}

}  // namespace

Eigen::VectorXd schmidt_values(const Eigen::VectorXcd& amplitudes, const std::vector<Index>& part) {
    const auto dimension = static_cast<std::uint64_t>(amplitudes.size());
    require(
        std::has_single_bit(dimension),
        "amplitudes",
        "must be a power of two in number, got {}",
        dimension);
    const Index n_spins = std::countr_zero(dimension);
    std::vector<Index> rest;
    for (Index i = 0; i < n_spins; ++i) {
        if (std::find(part.begin(), part.end(), i) == part.end()) {
            rest.push_back(i);
        }
    }
    require(
        std::ssize(part) + std::ssize(rest) == n_spins,
        "part",
        "must be different spins of {}",
        n_spins);
    Eigen::MatrixXcd matrix(Index{1} << part.size(), Index{1} << rest.size());
    for (Index k = 0; k < amplitudes.size(); ++k) {
        matrix(gathered(k, part), gathered(k, rest)) = amplitudes(k);
    }
    return thin_svd(matrix).values / amplitudes.norm();
}

Index schmidt_rank(const Eigen::VectorXd& values, double smallest) {
    return (values.array() > smallest * values.maxCoeff()).count();
}

double entanglement_entropy(const Eigen::VectorXd& values) {
    double entropy = 0.0;
    for (const double value : values) {
        const double probability = value * value;
        entropy -= probability > 0.0 ? probability * std::log(probability) : 0.0;
    }
    return entropy;
}

}  // namespace feynet
