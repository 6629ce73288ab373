#include "feynet/path/potential/any_potential.hpp"

#include "feynet/core/block.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test {
namespace {

/// Calls check(potential) for the defaults of every potential.
template <typename Check, std::size_t... I>
void for_every_potential(Check check, std::index_sequence<I...> /*indices*/) {
    (check(std::variant_alternative_t<I, AnyPotential>{}), ...);
}

constexpr auto every = std::make_index_sequence<std::variant_size_v<AnyPotential>>{};

}  // namespace

TEST_CASE("potentials: slope and curvature are the derivatives of the value") {
    for_every_potential(
        [](const auto& potential) {
            const double h = 1e-4;
            for (const double x : {-1.7, -0.2, 0.0, 0.9}) {
                const double below = potential.value(x - h);
                const double here = potential.value(x);
                const double above = potential.value(x + h);
                CHECK(
                    slope(potential, x) ==
                    doctest::Approx((above - below) / (2.0 * h)).epsilon(1e-6));
                const double second = (above - 2.0 * here + below) / (h * h);
                CHECK(std::abs(curvature(potential, x) - second) < 1e-5);
            }
        },
        every);
}

TEST_CASE("potentials: eight lanes at once give what one number gives") {
    for_every_potential(
        [](const auto& potential) {
            const Lanes x = Lanes::LinSpaced(-2.0, 2.0);
            const Lanes value = potential.value(x);
            const Lanes force = slope(potential, x);
            for (int lane = 0; lane < lanes; ++lane) {
                CHECK(value[lane] == potential.value(x[lane]));
                CHECK(force[lane] == slope(potential, x[lane]));
            }
        },
        every);
}

TEST_CASE("potentials: parameters out of range are refused by name") {
    const auto argument_of = [](const auto& potential) {
        try {
            potential.check();
        } catch (const InvalidInput& error) {
            return error.argument();
        }
        return std::string("accepted");
    };

    CHECK(argument_of(HarmonicPotential{.mass = -1.0}) == "mass");
    CHECK(argument_of(HarmonicPotential{.frequency = 0.0}) == "frequency");
    CHECK(argument_of(HarmonicPotential{.frequency = std::nan("")}) == "frequency");
    CHECK(argument_of(QuarticPotential{.coupling = 0.0}) == "coupling");
    CHECK(argument_of(QuarticPotential{}) == "accepted");
    CHECK(argument_of(FreeParticle{}) == "accepted");
}

}  // namespace feynet::test
