#include "feynet/sampler/sampler.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::sampler_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

bool accepted(double energy_error, double u) {
    return (accepts(Lanes::Constant(energy_error), Lanes::Constant(u)) == 1.0).all();
}

}  // namespace

TEST_CASE("accepts: what lowers the energy is accepted, what raises it with exp(−ΔE)") {
    CHECK(accepted(-3.0, 0.999999));
    CHECK(accepted(0.0, 0.999999));
    CHECK(accepted(1.0, 0.999999 * std::exp(-1.0)));
    CHECK_FALSE(accepted(1.0, 1.000001 * std::exp(-1.0)));
}

TEST_CASE("accepts: energies that are not finite are rejected, of either sign") {
    for (const double u : {1e-300, 0.5, 0.999}) {
        CHECK_FALSE(accepted(nan, u));
        CHECK_FALSE(accepted(infinity, u));
        CHECK_FALSE(accepted(-infinity, u));
    }
}

TEST_CASE("accepts: a large finite fall of the energy is accepted though exp overflows") {
    CHECK(accepted(-1e4, 0.999));
    CHECK_FALSE(accepted(1e4, 1e-300));
}

TEST_CASE("accepts: each chain decides for itself") {
    Lanes energy_error = Lanes::Constant(-1.0);
    energy_error[3] = nan;
    energy_error[5] = 100.0;

    const Lanes decision = accepts(energy_error, Lanes::Constant(0.5));

    for (int lane = 0; lane < lanes; ++lane) {
        CHECK(decision[lane] == (lane == 3 || lane == 5 ? 0.0 : 1.0));
    }
}

}  // namespace feynet::test::sampler_test
