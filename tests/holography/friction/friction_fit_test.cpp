#include "feynet/holography/friction/friction_fit.hpp"

#include "feynet/core/error.hpp"
#include "holography/friction/friction_examples.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::friction_fit_test {
namespace {

constexpr StopWindow window{2.0, 4.0};

FrictionFit best_fit(const StoppingNetwork& network, const StoppingData& data) {
    const FrictionFitSettings settings;
    return fit_friction(network, data, friction_starts(network, data, settings).front(), settings);
}

/// The largest |h − true h| over the largest |true h|.
double error_of(const StoppingNetwork& network, const Eigen::VectorXd& c) {
    const Eigen::VectorXd exact = friction_of(network, damping());
    return (friction_of(network, c) - exact).cwiseAbs().maxCoeff() / exact.cwiseAbs().maxCoeff();
}

}  // namespace

TEST_CASE(
    "a friction is found again from the starts it stops, far below 1e-4 without noise" *
    doctest::test_suite("long")) {
    for (const double stiffness : {-0.05, -0.2}) {
        const StoppingNetwork network(anharmonic_body(stiffness, 1.0), 30);
        const StoppingData data = stopped_motions(network, damping(), window, 16, 0.0);
        const FrictionFit fit = best_fit(network, data);
        CHECK(fit.is_accepted);
        CHECK(fit.parameters.size() == 4);
        CHECK(error_of(network, fit.parameters) < 1e-8);
    }
}

TEST_CASE("with noise of 1e-4 it is found to 3e-2 and lies in its band") {
    // 16 modes of noise in a fixed draw; four standard deviations at 121 times that follow about
    // five numbers: false alarm 3e-4.
    const StoppingNetwork network(anharmonic_body(-0.05, 1.0), 30);
    const StoppingData data = stopped_motions(network, damping(), window, 16, 1e-4);
    const FrictionFit fit = best_fit(network, data);
    REQUIRE(fit.is_accepted);
    CHECK(error_of(network, fit.parameters) < 3e-2);

    const FrictionPosterior posterior =
        friction_posterior(network, data, fit.parameters, prior_widths(8, 1.0)).value();
    const LinearMetric family = chebyshev_friction(network.times(), 8, 10.0);
    const Eigen::VectorXd band = posterior.band(family);
    const Eigen::VectorXd deviation =
        family.values(posterior.parameters) - friction_of(network, damping());
    CHECK(deviation.cwiseQuotient(band).cwiseAbs().maxCoeff() < 4.0);
    // Near T a friction multiplies ẋ → 0: the data do not see it.
    CHECK(band(band.size() - 1) > 5.0 * band(band.size() / 2));
}

TEST_CASE("a wrong friction lies far outside of its band" * doctest::test_suite("long")) {
    const StoppingNetwork network(anharmonic_body(-0.05, 1.0), 30);
    StoppingData data = stopped_motions(network, damping(), window, 16, 1e-4);
    data.velocity *= 1.02;
    const FrictionFit fit = best_fit(network, data);
    REQUIRE(fit.parameters.size() > 0);
    const FrictionPosterior posterior =
        friction_posterior(network, data, fit.parameters, prior_widths(8, 1.0)).value();
    const LinearMetric family = chebyshev_friction(network.times(), 8, 10.0);
    const Eigen::VectorXd deviation =
        family.values(posterior.parameters) - friction_of(network, damping());
    CHECK(deviation.cwiseQuotient(posterior.band(family)).cwiseAbs().maxCoeff() > 6.0);
}

TEST_CASE("where every constant friction lets the motions run away there is no start") {
    const StoppingNetwork network(anharmonic_body(1.0, 1.0), 20);
    const Eigen::VectorXd four = Eigen::Vector4d(2.0, -2.0, 3.0, -3.0);
    const Eigen::VectorXd error = Eigen::Vector4d::Constant(0.1);
    const StoppingData data{four, four, error, error};
    CHECK(friction_starts(network, data, {}).empty());
    CHECK(fit_friction(network, data, 0.1, {.most_modes = 2}).parameters.size() == 0);
    CHECK_FALSE(friction_posterior(network, data, Eigen::VectorXd::Ones(1), prior_widths(2, 1.0)));
}

TEST_CASE("data are described when χ² is not above what chance makes of their number") {
    CHECK(allowed_chi2(54, 4) == doctest::Approx(90.0));
    CHECK(allowed_chi2(4, 4) > 0.0);
}

TEST_CASE("the widths of the prior fall with the square of the mode") {
    const Eigen::VectorXd widths = prior_widths(3, 0.9);
    CHECK(widths.isApprox(Eigen::Vector3d(0.9, 0.225, 0.1)));
    CHECK_THROWS_AS(prior_widths(0, 1.0), InvalidInput);
    CHECK_THROWS_AS(prior_widths(3, 0.0), InvalidInput);
}

TEST_CASE("a fit of friction says what is missing") {
    const StoppingNetwork network(anharmonic_body(-1.0, 1.0), 20);
    const Eigen::VectorXd two = Eigen::Vector2d(0.1, 0.2);
    const StoppingData data{two, two, two, two};
    CHECK_THROWS_AS(fit_friction(network, data, 0.0, {.most_modes = 3}), InvalidInput);
    CHECK_THROWS_AS(friction_starts(network, data, {.reach = 0.0}), InvalidInput);
}

}  // namespace feynet::test::friction_fit_test
