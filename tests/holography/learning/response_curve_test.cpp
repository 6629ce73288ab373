#include "feynet/holography/learning/response_curve.hpp"

#include "feynet/holography/boundary/canonical_boundary.hpp"
#include "feynet/holography/boundary/magnet_boundary.hpp"
#include "feynet/holography/learning/layer_responses.hpp"
#include "feynet/holography/metric/black_hole.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::response_curve_test {
namespace {

constexpr LearnedNumbers everything{.mass_squared = true, .coupling = true};

/// A magnet on the black hole.
BulkModel magnet(const Eigen::VectorXd& depths) {
    return {
        .weights = {.metric = BlackHole(4).values(depths), .mass_squared = 1.0, .coupling = 0.5},
        .parameters = Eigen::Vector2d(0.05, -0.2)};
}

/// All slopes of the responses against differences of the responses.
void check_slopes(const ResponseModel& responses, const BulkModel& model) {
    const Eigen::VectorXd source = Eigen::VectorXd::LinSpaced(11, 0.5, 5.0);
    const Eigen::VectorXd near = Eigen::VectorXd::Constant(11, 0.1);
    const PredictedResponses at = responses.predict(model, source, near);
    REQUIRE(at.response.allFinite());
    Eigen::MatrixXd slopes(11, everything.size(model));
    slopes << at.by_metric, at.by_mass_squared, at.by_coupling, at.by_parameters;
    const Eigen::VectorXd list = everything.list(model);
    for (Index i = 0; i < list.size(); ++i) {
        constexpr double step = 1e-4;
        const auto moved = [&](double s) {
            BulkModel other = model;
            everything.put(list + s * Eigen::VectorXd::Unit(list.size(), i), other);
            return responses.predict(other, source, at.response).response;
        };
        const Eigen::VectorXd difference =
            (8.0 * (moved(step) - moved(-step)) - (moved(2.0 * step) - moved(-2.0 * step))) /
            (12.0 * step);
        CHECK(
            (difference - slopes.col(i)).cwiseAbs().maxCoeff() <
            1e-8 * (1.0 + slopes.col(i).cwiseAbs().maxCoeff()));
    }
}

}  // namespace

TEST_CASE("responses have the slopes of their fields, in the continuum and in layers") {
    const ResponseCurve curve(RegularCurve(1.0, 16), std::make_shared<MagnetBoundary>(4));
    check_slopes(curve, magnet(curve.depths()));
    const LayerResponses layers(
        BulkNetwork(1.0, 0.1, 10, euler_rule()),
        std::make_shared<MagnetBoundary>(4),
        HorizonOutput::Regular);
    check_slopes(layers, magnet(layers.depths()));
}

TEST_CASE("what a bulk predicts is regular at its horizon") {
    const BulkNetwork network(1.0, 0.1, 10, euler_rule());
    const auto map = std::make_shared<MagnetBoundary>(4);
    const LayerResponses layers(network, map, HorizonOutput::Regular);
    const BulkModel model = magnet(layers.depths());
    const Eigen::VectorXd source = Eigen::VectorXd::LinSpaced(8, 0.5, 5.0);
    const Eigen::VectorXd response =
        layers.predict(model, source, Eigen::VectorXd::Zero(8)).response;
    const BulkState start = map->state(
        model.weights, model.parameters, {.source = source.array(), .response = response.array()});
    const BulkState end = network.propagate(model.weights, start).horizon();
    const HorizonMisfit misfit = horizon_misfit(HorizonOutput::Regular, 0.1, model.weights, end);
    CHECK(misfit.value.abs().maxCoeff() < 1e-12);
}

TEST_CASE("canonical responses are the regular curve itself") {
    const RegularCurve curve(1.0, 16);
    const ResponseCurve responses(curve, std::make_shared<CanonicalBoundary>());
    const BulkModel model{
        .weights =
            {.metric = BlackHole(3).values(curve.depths()), .mass_squared = -1.0, .coupling = 1.0},
        .parameters = {}};
    const Eigen::VectorXd phi = Eigen::VectorXd::LinSpaced(5, 0.1, 1.5);
    CHECK(
        (responses.predict(model, phi, phi).response - curve.momenta(model.weights, phi).pi)
            .cwiseAbs()
            .maxCoeff() < 1e-14);
}

}  // namespace feynet::test::response_curve_test
