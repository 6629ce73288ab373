#include "feynet/path/division/free_relu_action.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/division/time_division.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::free_relu_action_test {
namespace {

constexpr Index n_units = 5;

/// Kinks inside and outside (0, T), units of both directions.
Block parameters() {
    Block q = normal_block(3 * n_units);
    // slopes of either sign, away from 0
    for (Index i = 0; i < n_units; ++i) {
        const Lanes slope = q.col(n_units + i);
        q.col(n_units + i) = (slope < 0.0).select(slope - 0.3, slope + 0.3);
    }
    return q;
}

FreeReluAction action() {
    return {n_units, 2.0, 0.4, 1.3, QuarticPotential{.mass = 1.3, .coupling = 0.3}};
}

/// w ∂/∂w − w̃ ∂/∂w̃ − b̃ ∂/∂b̃ of unit i: the direction of its orbit.
Block orbit(const Block& q, Index i) {
    Block direction = Block::Zero(lanes, q.cols());
    direction.col(i) = q.col(i);
    direction.col(n_units + i) = -q.col(n_units + i);
    direction.col(2 * n_units + i) = -q.col(2 * n_units + i);
    return direction;
}

}  // namespace

TEST_CASE("free ReLU action: it is the trapezoid action on the division of its kinks") {
    const Block q = parameters();
    const QuarticPotential quartic{.mass = 1.3, .coupling = 0.3};
    const Lanes value = action().value(q);
    for (Index lane = 0; lane < lanes; ++lane) {
        const ReluUnits units = action().units(q, lane);
        double sum = 0.0;
        double time = 0.0;
        double x = 0.4;
        BrokenLine line = units.broken_line(2.0);
        line.bends.push_back({.time = 2.0, .change = 0.0, .unit = 0});
        for (const BrokenLine::Bend& bend : line.bends) {
            const double d = bend.time - time;
            const double y = 0.4 + units.value(bend.time);
            sum += 0.65 * (y - x) * (y - x) / d + 0.5 * d * (quartic.value(x) + quartic.value(y));
            time = bend.time;
            x = y;
        }
        CHECK(value[lane] == doctest::Approx(sum).epsilon(1e-12));
    }
}

TEST_CASE("free ReLU action: the gradient is the derivative of S, times of kinks included") {
    const Block q = parameters();
    Block gradient;
    constexpr double h = 1e-6;

    action().gradient(q, gradient);

    for (Index i = 0; i < q.cols(); ++i) {
        Block forward = q;
        Block backward = q;
        forward.col(i) += h;
        backward.col(i) -= h;
        const Lanes quotient = (action().value(forward) - action().value(backward)) / (2.0 * h);
        CAPTURE(i);
        CHECK(((gradient.col(i) - quotient) / (1.0 + quotient.abs())).abs().maxCoeff() < 1e-7);
    }
}

TEST_CASE(
    "free ReLU action: S does not change along the orbit of a unit, nor does it slope there") {
    const Block q = parameters();
    const Lanes value = action().value(q);
    Block gradient;
    action().gradient(q, gradient);
    const Lanes size = gradient.square().rowwise().sum().sqrt();
    for (Index i = 0; i < n_units; ++i) {
        Block rescaled = q;
        rescaled.col(i) *= 4.0;
        rescaled.col(n_units + i) /= 4.0;
        rescaled.col(2 * n_units + i) /= 4.0;
        const Block direction = orbit(q, i);
        const Lanes along = (gradient * direction).rowwise().sum();
        const Lanes length = direction.square().rowwise().sum().sqrt();

        CHECK((action().value(rescaled) / value - 1.0).abs().maxCoeff() < 1e-13);
        CHECK((along / (size * length)).abs().maxCoeff() < 1e-14);
    }
}

TEST_CASE("free ReLU action: the orbit is a zero mode, H u = −(∂u)ᵀ ∂S, which vanishes with ∂S") {
    const Block q = parameters();
    Block gradient;
    action().gradient(q, gradient);
    constexpr double h = 1e-6;
    for (Index i = 0; i < n_units; ++i) {
        const Block direction = orbit(q, i);
        Block forward;
        Block backward;
        action().gradient(q + h * direction, forward);
        action().gradient(q - h * direction, backward);
        // (∂u)ᵀ ∂S = (∂S/∂w, −∂S/∂w̃, −∂S/∂b̃) of this unit
        Block expected = Block::Zero(lanes, q.cols());
        expected.col(i) = -gradient.col(i);
        expected.col(n_units + i) = gradient.col(n_units + i);
        expected.col(2 * n_units + i) = gradient.col(2 * n_units + i);

        const Block curvature = (forward - backward) / (2.0 * h);

        CHECK(((curvature - expected).abs() / (1.0 + gradient.abs())).maxCoeff() < 1e-7);
    }
}

TEST_CASE("free ReLU action: a direction across the orbits is not flat") {
    const Block q = parameters();
    Block gradient;
    action().gradient(q, gradient);
    Block across = orbit(q, 0);
    across.col(0) *= -1.0;
    const Lanes along = (gradient * across).rowwise().sum().abs();
    CHECK(along.maxCoeff() > 1e-2);
}

TEST_CASE("free ReLU action: bad input is named") {
    CHECK_THROWS_AS(FreeReluAction(0, 1.0, 0.0, 1.0, HarmonicPotential{}), InvalidInput);
    CHECK_THROWS_AS(FreeReluAction(1, 0.0, 0.0, 1.0, HarmonicPotential{}), InvalidInput);
    CHECK_THROWS_AS(FreeReluAction(1, 1.0, 0.0, 0.0, HarmonicPotential{}), InvalidInput);
}

}  // namespace feynet::test::free_relu_action_test
