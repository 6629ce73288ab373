#include "feynet/optimize/reconfiguration.hpp"

#include "feynet/core/error.hpp"
#include "some_sample.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

#include <complex>
#include <stdexcept>

namespace feynet::test::reconfiguration_test {
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
        for (const MetricShift& shift :
             {MetricShift{.absolute = 1e-3}, MetricShift{.relative = 1e-2, .absolute = 1e-4}}) {
            const Eigen::VectorXcd in_parameters = reconfiguration(sample, shift);
            const Eigen::VectorXcd in_samples = sample_space_reconfiguration(sample, shift);

            CHECK((in_parameters - in_samples).norm() < 1e-10 * in_parameters.norm());
            CHECK(
                (in_parameters - sample_space_reconfiguration(sample, {.absolute = 2e-3})).norm() >
                1e-6);
        }
    }
}

TEST_CASE("conjugate gradients find the direction that Cholesky's method finds") {
    for (const Index n_parameters : {5, 60}) {
        const TangentSample sample = some_sample(30, n_parameters);
        const MetricShift shift{.relative = 1e-2, .absolute = 1e-4};

        const Eigen::VectorXcd direct = reconfiguration(sample, shift);
        const Eigen::VectorXcd iterated =
            iterative_reconfiguration(sample, shift, {.tolerance = 1e-13});

        CHECK((direct - iterated).norm() < 1e-10 * direct.norm());
        const Eigen::VectorXcd stopped =
            iterative_reconfiguration(sample, shift, {.most_steps = 2});
        CHECK((direct - stopped).norm() > 1e-4 * direct.norm());
    }
}

TEST_CASE("the direction that remembers is the least of what it is said to be the least of") {
    const TangentSample sample = some_sample(12, 20);
    const MetricShift shift{.relative = 1e-2, .absolute = 1e-4};
    const CentredSample parts = centred(sample);
    const Eigen::VectorXcd previous = some_sample(20, 1).energies;
    Eigen::MatrixXcd metric = parts.derivatives.adjoint() * parts.derivatives;
    const Eigen::VectorXcd added = 1e-2 * metric.diagonal().array() + 1e-4;
    const Eigen::MatrixXcd lambda = added.asDiagonal();

    // (Ō†Ō + Λ) x = Ō†Ē + μ Λ φ
    const Eigen::VectorXcd exact =
        (metric + lambda)
            .partialPivLu()
            .solve(parts.derivatives.adjoint() * parts.energies + 0.9 * (lambda * previous));

    const Eigen::VectorXcd x = spring_reconfiguration(sample, shift, 0.9, previous);
    CHECK((x - exact).norm() < 1e-10 * exact.norm());
    CHECK((x - spring_reconfiguration(sample, shift, 0.8, previous)).norm() > 1e-3 * x.norm());
    const Eigen::VectorXcd plain = sample_space_reconfiguration(sample, shift);
    CHECK((plain - spring_reconfiguration(sample, shift, 0.0, previous)).norm() < 1e-13);
}

TEST_CASE("more parameters than samples leave the metric without an inverse unless it is shifted") {
    const TangentSample sample = some_sample(4, 20);

    CHECK_THROWS_AS(reconfiguration(sample, {}), std::runtime_error);
    CHECK_THROWS_AS(reconfiguration(sample, {.absolute = -1.0}), InvalidInput);
    CHECK_THROWS_AS(sample_space_reconfiguration(sample, {}), InvalidInput);
    const Eigen::VectorXcd none = Eigen::VectorXcd::Zero(3);
    CHECK_THROWS_AS(spring_reconfiguration(sample, {.absolute = 1.0}, 0.9, none), InvalidInput);
    TangentSample cut = sample;
    cut.weights.conservativeResize(3);
    CHECK_THROWS_AS(reconfiguration(cut, {.absolute = 1.0}), InvalidInput);
}

}  // namespace feynet::test::reconfiguration_test
