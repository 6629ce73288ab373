#include "feynet/optimize/tangent_flow.hpp"

#include "feynet/core/error.hpp"
#include "some_sample.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::tangent_flow_test {

TEST_CASE("as many directions as states hold the whole motion, fewer leave a residual") {
    const TangentFlow whole = tangent_flow(some_sample(6, 5), {});
    const TangentFlow less = tangent_flow(some_sample(6, 3), {});

    CHECK(whole.residual < 1e-20);
    CHECK(less.residual > 1e-3);
    CHECK(less.residual < 1.0);
}

TEST_CASE("no other velocity misses less of the motion") {
    const TangentSample sample = some_sample(12, 4);
    const CentredSample parts = centred(sample);
    const std::complex<double> i(0.0, 1.0);
    const auto missed = [&](const Eigen::VectorXcd& velocity) {
        return (parts.derivatives * velocity + i * parts.energies).squaredNorm() /
               parts.energies.squaredNorm();
    };

    const TangentFlow flow = tangent_flow(sample, {});

    CHECK(missed(flow.velocity) == doctest::Approx(flow.residual).epsilon(1e-12));
    for (Index k = 0; k < 4; ++k) {
        Eigen::VectorXcd moved = flow.velocity;
        moved(k) += 1e-3;
        CHECK(missed(moved) > flow.residual);
        moved(k) -= std::complex<double>(1e-3, 1e-3);
        CHECK(missed(moved) > flow.residual);
    }
}

TEST_CASE("directions that hardly change the wave function rest") {
    TangentSample sample = some_sample(12, 4);
    sample.derivatives.col(3) *= 1e-6;

    const TangentFlow free = tangent_flow(sample, {});
    const TangentFlow cut = tangent_flow(sample, {.least = 1e-8});

    CHECK(std::abs(free.velocity(3)) > 1e3);
    CHECK(std::abs(cut.velocity(3)) < 1.0);
    CHECK(cut.residual > free.residual);
    CHECK_THROWS_AS(tangent_flow(sample, {.least = -0.1}), InvalidInput);
}

TEST_CASE("the cut is the largest that loses no more of the motion than it may") {
    TangentSample sample = some_sample(12, 6);
    for (Index k = 0; k < 6; ++k) {
        sample.derivatives.col(k) *= std::pow(10.0, -static_cast<double>(k));
    }

    const TangentFlow best = tangent_flow(sample, {});
    const TangentFlow cut = tangent_flow(sample, {.relative = 0.1, .absolute = 1e-3});

    CHECK(cut.residual <= 1.1 * best.residual + 1e-3 + 1e-12);
    CHECK(cut.residual > best.residual);
    CHECK(cut.velocity.norm() < best.velocity.norm());
    CHECK_THROWS_AS(tangent_flow(sample, {.relative = -0.1}), InvalidInput);
}

}  // namespace feynet::test::tangent_flow_test
