#include "feynet/optimize/tangent_sample.hpp"

#include "feynet/core/error.hpp"
#include "some_sample.hpp"

#include <doctest/doctest.h>

namespace feynet::test::tangent_sample_test {

TEST_CASE(
    "a centred sample is orthogonal to the wave function and has the variance of the energy") {
    const TangentSample sample = some_sample(9, 4);
    const Eigen::VectorXd root = sample.weights.cwiseSqrt();
    std::complex<double> energy = 0.0;
    double square = 0.0;
    for (Index s = 0; s < 9; ++s) {
        energy += sample.weights(s) * sample.energies(s);
        square += sample.weights(s) * std::norm(sample.energies(s));
    }

    const CentredSample parts = centred(sample);

    CHECK((root.transpose() * parts.derivatives).norm() < 1e-14);
    CHECK(std::abs((root.transpose() * parts.energies).value()) < 1e-14);
    CHECK(
        parts.energies.squaredNorm() == doctest::Approx(square - std::norm(energy)).epsilon(1e-12));
}

TEST_CASE("weights that are no chances are refused") {
    TangentSample sample = some_sample(9, 4);
    sample.weights *= 2.0;

    CHECK_THROWS_AS(centred(sample), InvalidInput);
}

}  // namespace feynet::test::tangent_sample_test
