#include "feynet/path/coupled/coupled_system.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/path_system.hpp"
#include "path/coupled/coupled_systems.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::coupled_system_test {
namespace {

const TimeGrid ring(0.25, 40, Boundary::Periodic);

}  // namespace

TEST_CASE("coupled system: the normal modes rebuild the coupling matrix") {
    const CoupledSystem system = three_oscillators(ring, 1.3);
    const NormalModes& modes = system.nearest_oscillators();

    const Eigen::VectorXd squares = modes.frequencies.square().matrix();
    const Eigen::MatrixXd form =
        1.3 * modes.directions * squares.asDiagonal() * modes.directions.transpose();

    CHECK((form - *system.potential().quadratic_form()).norm() < 1e-13);
    CHECK(modes.coordinate_frequencies()[1] == doctest::Approx(std::sqrt(1.2)).epsilon(1e-13));
}

TEST_CASE("coupled system: a quadratic expression has its own normal modes for nearest ones") {
    const CoupledSystem written = written_system(ring, 1.0, 2, "0.5*(x1^2 + 2*x2^2) - 0.4*x1*x2");
    Eigen::MatrixXd k(2, 2);
    k << 1.0, -0.4, -0.4, 2.0;
    const CoupledSystem coupled(ring, 1.0, std::make_shared<HarmonicCoupling>(1.0, k));

    const Eigen::ArrayXd difference =
        written.nearest_oscillators().frequencies - coupled.nearest_oscillators().frequencies;

    CHECK(difference.abs().maxCoeff() < 1e-9);
    CHECK_FALSE(written.is_quadratic());
}

TEST_CASE("coupled system: the nearest oscillator of x²/2 + x⁴ is that of one coordinate") {
    // Drawn points stand for the Gaussian mean: 2048 of them give Ω² to a few per cent.
    const CoupledSystem plane = written_system(ring, 1.0, 2, "0.5*(x1^2 + x2^2) + x1^4 + x2^4");
    const PathSystem line(ring, Rule::Site, 1.0, QuarticPotential{});

    for (const double frequency : plane.nearest_oscillators().frequencies) {
        CHECK(frequency == doctest::Approx(line.oscillator_frequency()).epsilon(0.05));
    }
}

TEST_CASE("coupled system: what does not hold the particle is refused with its direction") {
    CHECK_THROWS_WITH_AS(
        written_system(ring, 1.0, 2, "x1^2*x2^2"), doctest::Contains("along (1, 0)"), InvalidInput);
    CHECK_THROWS_WITH_AS(
        written_system(ring, 1.0, 2, "x1^2 + x2^2 - 3*x1*x2"),
        doctest::Contains("along (1, 1)"),
        InvalidInput);
    CHECK_THROWS_WITH_AS(
        written_system(ring, 1.0, 2, "x1^2 + log(x2)"), doctest::Contains("finite"), InvalidInput);
}

TEST_CASE("coupled system: other boundaries than a ring are refused") {
    const TimeGrid open(0.25, 40, Boundary::Free);

    CHECK_THROWS_WITH_AS(three_oscillators(open, 1.0), doctest::Contains("boundary"), InvalidInput);
}

}  // namespace feynet::test::coupled_system_test
