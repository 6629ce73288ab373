#include "feynet/statistics/periodic_decay.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

namespace feynet::test::periodic_decay_test {

TEST_CASE("periodic decay: it is a cosh about half the period") {
    const PeriodicDecay decay{.period = 8.0};

    for (const double t : {0.0, 0.7, 3.9, 4.0, 6.0}) {
        const double expected = 2.0 * std::exp(-1.3 * 4.0) * std::cosh(1.3 * (4.0 - t));
        CHECK(decay.value(1.3, t) == doctest::Approx(expected).epsilon(1e-14));
    }
    CHECK(PeriodicDecay{}.value(1.3, 2.0) == std::exp(-2.6));
}

TEST_CASE("periodic decay: its slopes are those of finite differences") {
    constexpr double h = 1e-6;
    for (const PeriodicDecay& decay : {PeriodicDecay{}, PeriodicDecay{.period = 5.0}}) {
        for (const double t : {0.0, 0.4, 2.5}) {
            const double slope = (decay.value(0.8 + h, t) - decay.value(0.8 - h, t)) / (2.0 * h);
            CHECK(decay.slope(0.8, t) == doctest::Approx(slope).epsilon(1e-8));
        }
        const double ratio = decay.value(0.8, 2.0) / decay.value(0.8, 0.5);
        const double slope =
            (decay.rate_of(ratio + h, 0.5, 2.0) - decay.rate_of(ratio - h, 0.5, 2.0)) / (2.0 * h);
        CHECK(decay.rate_slope(0.8, 0.5, 2.0) == doctest::Approx(slope).epsilon(1e-7));
    }
}

TEST_CASE("periodic decay: the rate is found from a ratio, up to half the period") {
    for (const double period : {4.0, 50.0, static_cast<double>(INFINITY)}) {
        for (const double rate : {0.01, 0.7, 3.0, 40.0}) {
            CAPTURE(period);
            CAPTURE(rate);
            const PeriodicDecay decay{.period = period};
            const double ratio = decay.value(rate, 2.0) / decay.value(rate, 1.0);

            CHECK(decay.rate_of(ratio, 1.0, 2.0) == doctest::Approx(rate).epsilon(1e-9));
        }
    }
}

TEST_CASE("periodic decay: a ratio that no rate has gives none") {
    CHECK(std::isnan(PeriodicDecay{.period = 8.0}.rate_of(1.0, 1.0, 2.0)));
    CHECK(std::isnan(PeriodicDecay{.period = 8.0}.rate_of(-0.1, 1.0, 2.0)));
    CHECK(std::isnan(PeriodicDecay{}.rate_of(0.0, 1.0, 2.0)));
    CHECK(PeriodicDecay{}.rate_of(std::exp(0.5), 1.0, 2.0) == doctest::Approx(-0.5));
}

}  // namespace feynet::test::periodic_decay_test
