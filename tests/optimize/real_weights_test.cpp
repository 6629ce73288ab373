#include "feynet/optimize/real_weights.hpp"

#include "feynet/core/error.hpp"
#include "feynet/optimize/reconfiguration.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

#include <cmath>
#include <complex>

namespace feynet::test::real_weights_test {
namespace {

TangentSample some_sample() {
    TangentSample sample{
        Eigen::MatrixXcd(7, 3), Eigen::VectorXcd(7), Eigen::VectorXd::LinSpaced(7, 1.0, 2.0)};
    for (Index k = 0; k < 7; ++k) {
        const double x = 1.0 + static_cast<double>(k);
        for (Index j = 0; j < 3; ++j) {
            const double y = 1.3 + static_cast<double>(j);
            sample.derivatives(k, j) = {std::sin(x * y * y), std::cos(2.0 * x + y * y)};
        }
        sample.energies(k) = {std::cos(3.0 * x), std::sin(x * x)};
    }
    sample.weights /= sample.weights.sum();
    return sample;
}

}  // namespace

TEST_CASE("the direction of real weights solves Re S x = Re F, shifts included") {
    const TangentSample sample = some_sample();
    const Eigen::VectorXcd weights = sample.weights.cast<std::complex<double>>();
    const Eigen::MatrixXcd centred =
        sample.derivatives.rowwise() - weights.transpose() * sample.derivatives;
    Eigen::MatrixXd metric = (centred.adjoint() * weights.asDiagonal() * centred).real();
    metric.diagonal() *= 1.2;
    metric.diagonal().array() += 0.03;
    const Eigen::VectorXd force =
        (centred.adjoint() * weights.cwiseProduct(sample.energies)).real();

    const Eigen::VectorXcd direction =
        reconfiguration(over_real_weights(sample), {.relative = 0.2, .absolute = 0.03});

    CHECK(direction.imag().norm() < 1e-14);
    CHECK((direction.real() - metric.lu().solve(force)).norm() < 1e-12);
    CHECK(
        (sample_space_reconfiguration(
             over_real_weights(sample), {.relative = 0.0, .absolute = 0.03}) -
         reconfiguration(over_real_weights(sample), {.relative = 0.0, .absolute = 0.03}))
            .norm() < 1e-11);
}

TEST_CASE("it is not the real part of the direction of complex weights") {
    const TangentSample sample = some_sample();

    const Eigen::VectorXcd complex = reconfiguration(sample, {.relative = 0.0, .absolute = 0.03});
    const Eigen::VectorXcd real =
        reconfiguration(over_real_weights(sample), {.relative = 0.0, .absolute = 0.03});

    CHECK((complex.real() - real.real()).norm() > 1e-2);
}

TEST_CASE("a sample without weights is refused") {
    TangentSample sample = some_sample();
    sample.weights.resize(0);

    CHECK_THROWS_AS(over_real_weights(sample), InvalidInput);
}

}  // namespace feynet::test::real_weights_test
