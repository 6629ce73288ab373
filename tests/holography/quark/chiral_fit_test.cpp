#include "feynet/holography/quark/chiral_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/quark/published_results.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::chiral_fit_test {
namespace {

/// Condensates of a metric and a coupling of our own at eight masses, with errors of one per mille.
ChiralData own_condensates(const QuarkWeights& weights) {
    ChiralData data;
    data.mass = Eigen::VectorXd::LinSpaced(8, 0.001, 0.02);
    const Eigen::VectorXd guess = Eigen::VectorXd::LinSpaced(8, 0.01, 0.08);
    data.condensate =
        ChiralCurve(data.mass, guess, 1.0, weights.metric.size()).response(weights).condensate;
    data.error = 1e-3 * data.condensate;
    return data;
}

double product(const QuarkWeights& weights) {
    return weights.coupling * std::pow(weights.radius, 8);
}

}  // namespace

TEST_CASE(
    "all six condensates of the lattice are met within 0.0025 GeV³ by a metric with h(1) = 4") {
    const ChiralData data = lattice_condensates();
    for (const Index modes : {2, 4}) {
        const ChiralFit fit = ChiralFitter(data, {.modes = modes}).fit();
        CHECK(fit.converged);
        CHECK(fit.worst(data) < 0.0025);
        CHECK(fit.metric(1.0).first == doctest::Approx(4.0).epsilon(1e-12));
        CHECK(fit.metric(1.0).second < 1e-6);
        CHECK(fit.chi2 == doctest::Approx(73.05).epsilon(1e-3));
        for (double depth = 0.02; depth < 1.0; depth += 0.02) {
            CHECK(fit.metric(depth).first > 0.0);
        }
    }
}

TEST_CASE("the lattice data contain two numbers; L is prior, and λ goes with its eighth power") {
    const ChiralFitter fitter(lattice_condensates(), {.modes = 4});
    const ChiralFit fit = fitter.fit();
    CHECK(fit.sensitivity.n_determined() == 2);
    CHECK(fit.sensitivity.singular_values()(1) > 100.0);
    CHECK(fit.sensitivity.singular_values()(2) < 0.2);
    const ChiralFit near = fitter.fit(3.0);
    const ChiralFit far = fitter.fit(6.0);
    CHECK(std::abs(near.chi2 - far.chi2) < 2.0);
    CHECK(near.weights.coupling / far.weights.coupling > 100.0);
    CHECK(product(near.weights) == doctest::Approx(product(far.weights)).epsilon(0.3));
}

TEST_CASE("the valley falls to the equation of state, which no metric is below") {
    const ChiralData data = lattice_condensates();
    const EquationOfState state = fit_equation_of_state(data);
    const ChiralFitter fitter(data, {.modes = 2});
    double before = 1e9;
    for (const double radius : {2.0, 4.0, 8.0, 16.0}) {
        const double excess = fitter.fit(radius).chi2 - state.chi2;
        CHECK(excess > 0.0);
        CHECK(excess < before);
        before = excess;
    }
    CHECK(before < 0.2);
    CHECK(state.chi2 == doctest::Approx(71.95).epsilon(1e-3));
}

TEST_CASE(
    "condensates of an own metric are met to 1e-3 of their errors, and h is found where it is "
    "prior") {
    const QuarkWeights own{.metric = Eigen::Vector2d(-0.62, 3.62), .coupling = 0.02, .radius = 3.1};
    const ChiralData data = own_condensates(own);
    const ChiralPrior right{.modes = 2, .coupling = 0.02, .radius = 3.1};
    const ChiralFit fit = ChiralFitter(data, right).fit();
    CHECK(fit.chi2 < 1e-6);
    // The prior of c pulls along the valley, a thousandth of its width.
    CHECK(fit.weights.radius == doctest::Approx(3.1).epsilon(1e-2));
    CHECK(fit.weights.metric(1) == doctest::Approx(3.62).epsilon(1e-4));
    // The same data under a belief in another L: met as well, with another λ.
    const ChiralPrior wrong{.modes = 2, .coupling = 0.02, .radius = 4.0, .radius_width = 0.01};
    const ChiralFit other = ChiralFitter(data, wrong).fit();
    CHECK(other.chi2 < 1.0);
    CHECK(other.weights.radius > 3.8);
    CHECK(other.weights.coupling < 0.005);
}

TEST_CASE("data that cannot be condensates are refused") {
    const ChiralData good = lattice_condensates();
    ChiralData data = good;
    data.mass(1) = data.mass(0);
    CHECK_THROWS_AS(ChiralFitter(data, {}), InvalidInput);
    data = good;
    data.condensate(2) = -1.0;
    CHECK_THROWS_AS(ChiralFitter(data, {}), InvalidInput);
    data = good;
    data.error(5) = 0.0;
    CHECK_THROWS_AS(ChiralFitter(data, {}), InvalidInput);
    CHECK_THROWS_AS(ChiralFitter(good, {.modes = 1}), InvalidInput);
    CHECK_THROWS_AS(ChiralFitter(good, {.radius_width = 0.0}), InvalidInput);
    CHECK_THROWS_AS(ChiralFitter(good, {}).fit(-1.0), InvalidInput);
}

}  // namespace feynet::test::chiral_fit_test
