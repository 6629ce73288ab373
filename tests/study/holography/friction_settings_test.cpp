#include "feynet/study/holography/friction_settings.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::friction_settings_test {
namespace {

FrictionSettings with_potential(const std::string& potential) {
    FrictionSettings settings;
    settings.body.potential = potential;
    return settings;
}

}  // namespace

TEST_CASE("friction settings: a potential as written has exact slopes") {
    const FrictionSystem system = with_potential("-0.3*x^2 + 0.1*x^4 - cos(x)").system();
    const Lanes x = Lanes::LinSpaced(-2.0, 2.0);
    const PotentialSlopes slopes = system.potential(x);
    const Lanes first = -0.6 * x + 0.4 * x.cube() + x.sin();
    const Lanes second = -0.6 + 1.2 * x.square() + x.cos();
    const Lanes third = 2.4 * x - x.sin();
    CHECK((slopes.first - first).abs().maxCoeff() < 1e-14);
    CHECK((slopes.second - second).abs().maxCoeff() < 1e-14);
    CHECK((slopes.third - third).abs().maxCoeff() < 1e-14);
}

TEST_CASE("friction settings: the true friction is a series or an expression of t") {
    FrictionSettings settings;
    const Eigen::Vector3d times(0.0, 5.0, 10.0);
    CHECK(settings.true_friction(times).isApprox(Eigen::Vector3d(-0.08, -0.3, -0.32)));
    settings.body.friction = "-0.2 - 0.01*t^2";
    CHECK(settings.true_friction(times).isApprox(Eigen::Vector3d(-0.2, -0.45, -1.2)));
    CHECK(settings.has_truth());
}

TEST_CASE("friction settings: a linear force is seen, however it is written") {
    CHECK(with_potential("-0.5*x^2").is_linear());
    CHECK(with_potential("2*x - (x - 1)^2").is_linear());
    CHECK(with_potential("3*x").is_linear());
    CHECK_FALSE(with_potential("-0.5*x^2 + 1e-6*x^3").is_linear());
    CHECK_FALSE(with_potential("cos(x)").is_linear());
}

TEST_CASE("friction settings: a linear force is refused, unless it was asked for") {
    FrictionSettings settings = with_potential("-0.5*x^2");
    CHECK_THROWS_AS(check(settings), InvalidInput);
    settings.search.linear = true;
    CHECK_NOTHROW(check(settings));
}

TEST_CASE("friction settings: what makes no sense is named") {
    const auto argument_of = [](const auto& change) {
        FrictionSettings settings;
        change(settings);
        try {
            check(settings);
        } catch (const InvalidInput& error) {
            return error.argument();
        }
        return std::string("none");
    };
    CHECK(argument_of([](FrictionSettings&) {}) == "none");
    CHECK(argument_of([](FrictionSettings& s) { s.body.mass = 0.0; }) == "mass");
    CHECK(argument_of([](FrictionSettings& s) { s.body.duration = -1.0; }) == "duration");
    CHECK(argument_of([](FrictionSettings& s) { s.body.potential = "x^4 + y"; }) == "potential");
    CHECK(argument_of([](FrictionSettings& s) { s.body.friction = "sin(x)"; }) == "friction");
    CHECK(argument_of([](FrictionSettings& s) { s.body.friction = "log(t)"; }) == "friction");
    CHECK(argument_of([](FrictionSettings& s) { s.body.coefficients = {}; }) == "coefficients");
    CHECK(argument_of([](FrictionSettings& s) { s.data.noise = -1.0; }) == "noise");
    CHECK(argument_of([](FrictionSettings& s) { s.data.motions = 5; }) == "motions");
    CHECK(argument_of([](FrictionSettings& s) { s.search.modes = 0; }) == "modes");
    CHECK(argument_of([](FrictionSettings& s) { s.search.prior = 0.0; }) == "prior");
    CHECK(argument_of([](FrictionSettings& s) { s.search.starts = 0; }) == "starts");
}

}  // namespace feynet::test::friction_settings_test
