#include "feynet/path/division/oscillator_link.hpp"

#include "feynet/core/error.hpp"
#include "path/division/link_checks.hpp"

#include <cmath>
#include <numbers>

namespace feynet::test::oscillator_link_test {
namespace {

Lanes all(double value) {
    return Lanes::Constant(value);
}

/// ∫ e^{−s(x, z; d) − s(z, y; e)} dz by the trapezoid rule, exact to rounding for a Gaussian.
double composed(const LinkWeight& link, double x, double y, double d, double e) {
    constexpr double h = 0.05;
    double sum = 0.0;
    for (double z = -12.0; z < 12.0; z += h) {
        sum +=
            h * std::exp(
                    -link.value(all(x), all(z), all(d))[0] - link.value(all(z), all(y), all(e))[0]);
    }
    return sum;
}

}  // namespace

TEST_CASE("oscillator link: two intervals in a row are one, however time is divided") {
    for (const double frequency : {0.0, 0.4, 1.9}) {
        const OscillatorLink link(1.3, frequency);
        const double whole = std::exp(-link.value(all(0.4), all(-0.8), all(1.0))[0]);
        for (const double d : {0.1, 0.5, 0.93}) {
            CAPTURE(frequency);
            CAPTURE(d);
            CHECK(composed(link, 0.4, -0.8, d, 1.0 - d) == doctest::Approx(whole).epsilon(1e-12));
        }
    }
}

TEST_CASE("oscillator link: it is Mehler's kernel") {
    const double m = 1.3;
    const double omega = 0.9;
    const double d = 1.7;
    const double x = 0.4;
    const double y = -0.8;
    const double width = std::sinh(omega * d) / (m * omega);
    const double mehler = 0.5 * std::log(2.0 * std::numbers::pi * width) +
                          ((x * x + y * y) * std::cosh(omega * d) - 2.0 * x * y) / (2.0 * width);

    CHECK(
        OscillatorLink(m, omega).value(all(x), all(y), all(d))[0] ==
        doctest::Approx(mehler).epsilon(1e-14));
}

TEST_CASE("oscillator link: ω → 0 is the free particle") {
    const OscillatorLink free(1.3, 0.0);
    const OscillatorLink slow(1.3, 1e-9);
    CHECK(
        slow.value(all(0.4), all(-0.8), all(0.7))[0] ==
        doctest::Approx(free.value(all(0.4), all(-0.8), all(0.7))[0]).epsilon(1e-14));
}

TEST_CASE("oscillator link: its slope is the derivative of its value") {
    check_slope(OscillatorLink(1.3, 0.0));
    check_slope(OscillatorLink(1.3, 0.9));
}

TEST_CASE("oscillator link: bad input is named") {
    CHECK_THROWS_AS(OscillatorLink(0.0, 1.0), InvalidInput);
    CHECK_THROWS_AS(OscillatorLink(1.0, -1.0), InvalidInput);
}

}  // namespace feynet::test::oscillator_link_test
