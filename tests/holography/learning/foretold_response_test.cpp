#include "feynet/holography/learning/foretold_response.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/boundary/quark_boundary.hpp"
#include "feynet/holography/metric/polynomial_metric.hpp"
#include "feynet/holography/quark/published_results.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::foretold_response_test {
namespace {

BulkModel quark_model(Eigen::VectorXd metric, double coupling, double radius) {
    return {
        .weights = {.metric = std::move(metric), .mass_squared = -3.0, .coupling = coupling},
        .parameters = Eigen::VectorXd::Constant(1, radius)};
}

}  // namespace

TEST_CASE(
    "the published metric foretells the condensates of the lattice, too small by up to 0.010 "
    "GeV³") {
    const ChiralData data = lattice_condensates();
    const BulkNetwork network(1.0, 1.0 / 15.0, 15, euler_rule());
    const BulkModel model = quark_model(published_quark_metric().metric, 0.01243, 3.460);
    const Eigen::VectorXd found =
        foretold_response(network, QuarkBoundary(1.0), model, data.mass, data.condensate).response;
    Eigen::VectorXd expected(6);
    expected << 0.0050, 0.0099, 0.0194, 0.0361, 0.0612, 0.0931;
    CHECK((found - expected).cwiseAbs().maxCoeff() < 1e-4);
    CHECK((found - data.condensate).cwiseAbs().maxCoeff() < 0.0105);
    // Were the horizon at 0.1, as the text says first, the table would be another network's.
    const BulkNetwork nearer(1.0, 0.1, 15, euler_rule());
    const Eigen::VectorXd wrong =
        foretold_response(nearer, QuarkBoundary(1.0), model, data.mass, data.condensate).response;
    CHECK_FALSE((wrong - data.condensate).cwiseAbs().maxCoeff() < 0.02);
}

TEST_CASE("the field of a foretold response is at rest, and its slopes are derivatives") {
    const BulkNetwork network(1.0, 0.0, 40, runge_kutta_8());
    const PolynomialMetric family(network.depths(), 8, PolynomialVariable::BoundaryDepth);
    const QuarkBoundary boundary(1.0);
    const ChiralData data = lattice_condensates();
    const auto at = [&](const Eigen::VectorXd& c, double coupling, double radius) {
        return foretold_response(
            network,
            boundary,
            quark_model(family.values(c), coupling, radius),
            data.mass,
            data.condensate);
    };
    const Eigen::VectorXd c = published_quark_polynomial();
    const ForetoldResponse found = at(c, 3e-4, 5.0);
    BoundaryPoints pairs;
    pairs.source.head(6) = data.mass;
    pairs.response.head(6) = found.response;
    const BulkModel model = quark_model(family.values(c), 3e-4, 5.0);
    const BulkState end =
        network.propagate(model.weights, boundary.state(model.weights, model.parameters, pairs))
            .horizon();
    // π grows towards the horizon, by 1e5 here.
    CHECK(end.pi.abs().maxCoeff() < 1e-8 * end.phi.abs().maxCoeff());

    const auto check = [&](const Eigen::VectorXd& slope, const Eigen::VectorXd& difference) {
        CHECK((slope - difference).cwiseAbs().maxCoeff() < 1e-6 * slope.norm());
    };
    check(
        found.by_coupling,
        (at(c, 3e-4 + 1e-8, 5.0).response - at(c, 3e-4 - 1e-8, 5.0).response) / 2e-8);
    check(
        found.by_parameters.col(0),
        (at(c, 3e-4, 5.0 + 1e-5).response - at(c, 3e-4, 5.0 - 1e-5).response) / 2e-5);
    Block by_depth = Block::Zero(lanes, network.depths().size());
    by_depth.topRows(6) = found.by_metric.array();
    const Block by_power = family.pull_back(by_depth);
    for (const Index k : {0, 1, 4, 8}) {
        const Eigen::VectorXd shift = 1e-6 * Eigen::VectorXd::Unit(9, k);
        check(
            by_power.col(k).head(6).matrix(),
            (at(c + shift, 3e-4, 5.0).response - at(c - shift, 3e-4, 5.0).response) / 2e-6);
    }
}

TEST_CASE("errata: the polynomial of the slide has no condensates, that with −22.2235 has") {
    // The slide prints −2.22235 where it must be −22.2235 (the others have four decimals).
    const BulkNetwork network(1.0, 0.0, 80, runge_kutta_8());
    const PolynomialMetric family(network.depths(), 8, PolynomialVariable::BoundaryDepth);
    const ChiralData data = lattice_condensates();
    // β/α of the linear field: (2π²/3) times the ratio at L = 1.
    const auto ratio = [&](const Eigen::VectorXd& c) {
        const BulkModel linear = quark_model(family.values(c), 0.0, 1.0);
        const Eigen::VectorXd one = Eigen::VectorXd::Ones(1);
        const ForetoldResponse found =
            foretold_response(network, QuarkBoundary(1.0), linear, one, one);
        return found.response(0) * 2.0 * std::pow(std::acos(-1.0), 2) / 3.0;
    };
    Eigen::VectorXd c = published_quark_polynomial();
    CHECK(ratio(c) == doctest::Approx(1483.0).epsilon(1e-3));
    c(1) = -2.22235;
    CHECK(ratio(c) == doctest::Approx(-1.018).epsilon(1e-3));
}

TEST_CASE("a source without a guess is refused") {
    const BulkNetwork network(1.0, 0.1, 3, euler_rule());
    const BulkModel model = quark_model(Eigen::Vector3d::Ones(), 0.0, 1.0);
    CHECK_THROWS_AS(
        foretold_response(
            network, QuarkBoundary(1.0), model, Eigen::Vector2d::Ones(), Eigen::VectorXd::Ones(1)),
        InvalidInput);
    CHECK_THROWS_AS(foretold_response(network, QuarkBoundary(1.0), model, {}, {}), InvalidInput);
}

}  // namespace feynet::test::foretold_response_test
