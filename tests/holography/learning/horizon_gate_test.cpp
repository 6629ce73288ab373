#include "feynet/holography/learning/horizon_gate.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::horizon_gate_test {

TEST_CASE("the gate is the difference of two tanh, with its slope") {
    for (const double wall : {0.01, 0.05}) {
        const double half_width = 0.1;
        const HorizonGate gate(half_width, wall);
        for (double first = -0.4; first < 0.4; first += 0.08) {
            const Lanes misfit = Lanes::LinSpaced(first, first + 0.07);
            const HorizonGate::Answer out = gate(misfit);
            for (Index c = 0; c < lanes; ++c) {
                const double low = std::tanh((misfit(c) - half_width) / wall);
                const double high = std::tanh((misfit(c) + half_width) / wall);
                CHECK(std::abs(out.value(c) - (low - high + 2.0) / 2.0) < 1e-14);
                const double slope = (square(high) - square(low)) / (2.0 * wall);
                CHECK(std::abs(out.slope(c) - slope) < 1e-12 / wall);
            }
        }
    }
}

TEST_CASE("far outside the well the answer is 1 and has no slope") {
    const HorizonGate gate;
    Lanes misfit = Lanes::Constant(std::numeric_limits<double>::infinity());
    misfit(1) = -1e300;
    misfit(2) = 50.0;
    misfit(3) = std::nan("");
    const HorizonGate::Answer out = gate(misfit);
    CHECK((out.value == 1.0).all());
    CHECK((out.slope == 0.0).all());
}

TEST_CASE("walls must be thinner than the well is wide") {
    CHECK_THROWS_AS(HorizonGate(0.1, 0.0), InvalidInput);
    CHECK_THROWS_AS(HorizonGate(0.0, 0.01), InvalidInput);
    CHECK_THROWS_AS(HorizonGate(1.0, 1e-3), InvalidInput);
}

}  // namespace feynet::test::horizon_gate_test
