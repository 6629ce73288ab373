#include "feynet/optimize/reconfiguration.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

#include <complex>
#include <stdexcept>

namespace feynet::test::reconfiguration_test {
namespace {

TangentSample some_sample(Index n_samples, Index n_parameters) {
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

}  // namespace

TEST_CASE("the direction solves the equations of stochastic reconfiguration as they are written") {
    const TangentSample sample = some_sample(30, 5);
    Eigen::MatrixXcd metric = Eigen::MatrixXcd::Zero(5, 5);
    Eigen::VectorXcd force = Eigen::VectorXcd::Zero(5);
    Eigen::VectorXcd mean = Eigen::VectorXcd::Zero(5);
    std::complex<double> energy = 0.0;
    for (Index s = 0; s < 30; ++s) {
        const Eigen::VectorXcd o = sample.derivatives.row(s).transpose();
        metric += sample.weights(s) * o.conjugate() * o.transpose();
        force += sample.weights(s) * o.conjugate() * sample.energies(s);
        mean += sample.weights(s) * o;
        energy += sample.weights(s) * sample.energies(s);
    }
    metric -= mean.conjugate() * mean.transpose();
    force -= mean.conjugate() * energy;
    const Eigen::MatrixXcd diagonal = metric.diagonal().asDiagonal();

    const Eigen::VectorXcd exact = (metric + 0.1 * diagonal).partialPivLu().solve(force);

    CHECK((reconfiguration(sample, {.relative = 0.1}) - exact).norm() < 1e-12 * exact.norm());
}

TEST_CASE("the space of the samples and that of the parameters give one direction") {
    for (const Index n_parameters : {5, 60}) {
        const TangentSample sample = some_sample(30, n_parameters);

        const Eigen::VectorXcd in_parameters = reconfiguration(sample, {.absolute = 1e-3});
        const Eigen::VectorXcd in_samples = sample_space_reconfiguration(sample, 1e-3);

        CHECK((in_parameters - in_samples).norm() < 1e-10 * in_parameters.norm());
        CHECK((in_parameters - sample_space_reconfiguration(sample, 2e-3)).norm() > 1e-6);
    }
}

TEST_CASE("more parameters than samples leave the metric without an inverse unless it is shifted") {
    const TangentSample sample = some_sample(4, 20);

    CHECK_THROWS_AS(reconfiguration(sample, {}), std::runtime_error);
    CHECK_THROWS_AS(reconfiguration(sample, {.absolute = -1.0}), InvalidInput);
    TangentSample cut = sample;
    cut.weights.conservativeResize(3);
    CHECK_THROWS_AS(reconfiguration(cut, {.absolute = 1.0}), InvalidInput);
}

}  // namespace feynet::test::reconfiguration_test
