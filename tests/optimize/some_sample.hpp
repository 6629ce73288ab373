#pragma once

#include "feynet/core/random.hpp"
#include "feynet/optimize/tangent_sample.hpp"

#include <complex>

namespace feynet::test {

/// Derivatives and energies of normal numbers, with weights that differ.
inline TangentSample some_sample(Index n_samples, Index n_parameters) {
    Block normals(lanes, (2 * n_samples * (n_parameters + 2) + 63) / 64 * 8);
    fill_normals({.seed = 2}, Purpose::Test, normals);
    Index next = 0;
    const auto draw = [&] {
        const double real = normals.data()[next++];
        return std::complex<double>(real, normals.data()[next++]);
    };
    TangentSample sample{
        Eigen::MatrixXcd(n_samples, n_parameters),
        Eigen::VectorXcd(n_samples),
        Eigen::VectorXd(n_samples)};
    for (auto& derivative : sample.derivatives.reshaped()) {
        derivative = draw();
    }
    for (Index s = 0; s < n_samples; ++s) {
        sample.energies(s) = draw();
        sample.weights(s) = std::norm(draw());
    }
    sample.weights /= sample.weights.sum();
    return sample;
}

}  // namespace feynet::test
