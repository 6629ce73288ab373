#include "feynet/boltzmann/deep/gadgets.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::gadgets_test {
namespace {

using Complex = std::complex<double>;

Complex summed(const PairUnit& unit, double s, double t) {
    return std::exp(unit.log_scale) * 2.0 * std::cosh(unit.first * s + unit.second * t);
}

/// The largest error of e^{K s t} as a hidden unit, relative to the element.
double coupling_error(Complex strength, const PairUnit& unit) {
    double worst = 0.0;
    for (const double s : {-1.0, 1.0}) {
        for (const double t : {-1.0, 1.0}) {
            const Complex exact = std::exp(strength * s * t);
            worst = std::max(worst, std::abs(summed(unit, s, t) - exact) / std::abs(exact));
        }
    }
    return worst;
}

/// ⟨s s'| e^{−g(σᶻσᶻ − σˣσˣ − σʸσʸ)} |t t'⟩.
double exchange_element(double g, double s, double s_, double t, double t_) {
    if (s == s_) {
        return t == s && t_ == s ? std::exp(-g) : 0.0;
    }
    const double kept = t == s && t_ == s_ ? std::cosh(2.0 * g) : 0.0;
    return std::exp(g) * (kept + (t == s_ && t_ == s ? std::sinh(2.0 * g) : 0.0));
}

/// The same as one deep and three hidden units; t' is no unit.
Complex summed(const ExchangeGadget& gadget, double s, double s_, double t) {
    return std::exp(gadget.log_scale) * 2.0 * std::cosh(gadget.rule * (s + s_ - t)) *
           summed(gadget.keep, s, t) * summed(gadget.pass, s_, t);
}

}  // namespace

TEST_CASE("gadgets: a hidden unit is a coupling, real of either sign or complex, to 1e-13") {
    for (const Complex k :
         {Complex{0.02},
          Complex{1e-6},
          Complex{0.7},
          Complex{-0.3},
          Complex{3.0},
          Complex{0.1, 0.4},
          Complex{-0.2, 1.3},
          Complex{0.0, 0.3},
          Complex{0.0, -1.1}}) {
        CAPTURE(k.real());
        CAPTURE(k.imag());
        CHECK(coupling_error(k, coupling_gadget(k)) < 1e-13);
    }
    const PairUnit wrong = coupling_gadget(0.7 + 1e-9);
    CHECK(coupling_error(0.7, wrong) > 1e-10);
}

TEST_CASE("gadgets: the weight of a gate CZ has Re W = ½ ln(1 + √2)") {
    const PairUnit unit = coupling_gadget({0.0, std::numbers::pi / 4.0});

    CHECK(unit.first.real() == doctest::Approx(0.5 * std::log1p(std::sqrt(2.0))).epsilon(1e-14));
    CHECK(unit.first.imag() == doctest::Approx(std::numbers::pi / 4.0).epsilon(1e-14));
}

TEST_CASE("gadgets: a hidden and a deep unit are a transverse field to 1e-13") {
    for (const double g : {1e-4, 0.02, 0.1, 1.0, 8.0}) {
        const PairUnit unit = field_gadget(g);
        CAPTURE(g);
        CHECK(std::abs(summed(unit, 1.0, 1.0) / std::cosh(g) - 1.0) < 1e-13);
        CHECK(std::abs(summed(unit, 1.0, -1.0) / std::sinh(g) - 1.0) < 1e-13);
        CHECK(std::abs(std::cosh(2.0 * unit.first.real()) * std::tanh(g) - 1.0) < 1e-12);
    }
}

TEST_CASE("gadgets: a deep and three hidden units are a Heisenberg bond to 1e-13") {
    // K₂ changes its sign where g = ln 3/4
    for (const double g : {1e-3, 0.02, 0.1, 0.25 * std::log(3.0), 0.3, 2.0}) {
        const ExchangeGadget gadget = exchange_gadget(g);
        for (const double s : {-1.0, 1.0}) {
            for (const double s_ : {-1.0, 1.0}) {
                for (const double t : {-1.0, 1.0}) {
                    const double exact = exchange_element(g, s, s_, t, s + s_ - t);
                    CAPTURE(g);
                    CHECK(std::abs(summed(gadget, s, s_, t) - exact) < 1e-13 * std::exp(3.0 * g));
                }
            }
        }
    }
}

TEST_CASE("gadgets: summed over its hidden unit a field is ½ ln coth g, a coupling itself") {
    for (const double g : {0.02, 0.1, 1.0}) {
        const Complex field = traced_coupling(field_gadget(g));
        CHECK(std::abs(field - 0.5 * std::log(1.0 / std::tanh(g))) < 1e-13);
        CHECK(std::abs(std::exp(2.0 * field) - std::cosh(2.0 * field_gadget(g).first)) < 1e-11);
        CHECK(std::abs(traced_coupling(coupling_gadget(g)) - g) < 1e-13);
        CHECK(std::abs(traced_coupling(coupling_gadget(-g)) + g) < 1e-13);
    }
    CHECK(std::abs(traced_coupling(coupling_gadget({0.1, 0.4})) - Complex{0.1, 0.4}) < 1e-13);
}

TEST_CASE("gadgets: fields and bonds that would need a sign are refused") {
    CHECK_THROWS_AS(field_gadget(0.0), InvalidInput);
    CHECK_THROWS_AS(field_gadget(-0.1), InvalidInput);
    CHECK_THROWS_AS(exchange_gadget(-0.1), InvalidInput);
    CHECK_THROWS_AS(exchange_gadget(NAN), InvalidInput);
}

}  // namespace feynet::test::gadgets_test
