#include "feynet/holography/learning/horizon_classifier.hpp"

#include "feynet/holography/boundary/magnet_boundary.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::horizon_classifier_test {
namespace {

using Choice = Eigen::Array<Index, Eigen::Dynamic, 1>;

constexpr LearnedNumbers everything{.mass_squared = true, .coupling = true};

/// A network with walls wide enough that every point has a slope.
HorizonClassifier classifier(HorizonOutput output) {
    return {
        BulkNetwork(1.0, 0.2, 4, euler_rule()),
        std::make_shared<MagnetBoundary>(4),
        output,
        HorizonGate(0.3, 0.2)};
}

BulkModel some_model() {
    return {
        .weights =
            {.metric = Eigen::Vector4d(3.0, 2.5, 2.7, 4.0), .mass_squared = 1.4, .coupling = 0.3},
        .parameters = Eigen::Vector2d(0.05, 0.2)};
}

LabelledPoints eleven_points() {
    LabelledPoints points{
        .source = Eigen::ArrayXd::LinSpaced(11, 0.3, 5.7),
        .response = Eigen::ArrayXd::LinSpaced(11, 1.9, 0.1),
        .label = Eigen::ArrayXd::Zero(11)};
    points.label.tail(5) = 1.0;
    return points;
}

Choice all_of(const LabelledPoints& points) {
    return Choice::LinSpaced(points.size(), 0, points.size() - 1);
}

}  // namespace

TEST_CASE("the slopes of the loss are exact in every number of the model") {
    const LabelledPoints points = eleven_points();
    for (const HorizonOutput output : {HorizonOutput::Momentum, HorizonOutput::Regular}) {
        const HorizonClassifier network = classifier(output);
        const BulkModel model = some_model();
        ModelSlopes slopes = ModelSlopes::zero(model);
        network.add_slopes(model, points, all_of(points), slopes);
        const Eigen::VectorXd gradient = everything.gradient(slopes);
        const Eigen::VectorXd list = everything.list(model);

        const auto distance = [&](Index i, double step) {
            BulkModel moved = model;
            everything.put(list + step * Eigen::VectorXd::Unit(list.size(), i), moved);
            return network.evaluate(moved, points).distance;
        };
        for (Index i = 0; i < list.size(); ++i) {
            // Differences of fourth order: h⁴ times a fifth derivative, and rounding 1e−15/h.
            const double h = 1e-4;
            const double slope = (8.0 * (distance(i, h) - distance(i, -h)) -
                                  (distance(i, 2.0 * h) - distance(i, -2.0 * h))) /
                                 (12.0 * h);
            CHECK(std::abs(gradient(i) - slope) < 1e-8 * (1.0 + std::abs(slope)));
        }
    }
}

TEST_CASE("points in one batch are as they are alone, also where lanes stay empty") {
    const LabelledPoints points = eleven_points();
    const HorizonClassifier network = classifier(HorizonOutput::Momentum);
    const BulkModel model = some_model();
    ModelSlopes together = ModelSlopes::zero(model);
    ModelSlopes alone = ModelSlopes::zero(model);

    const LabelMisfit all = network.add_slopes(model, points, all_of(points), together);
    double distance = 0.0;
    Index n_right = 0;
    for (Index i = 0; i < points.size(); ++i) {
        const LabelMisfit one = network.add_slopes(model, points, Choice::Constant(1, i), alone);
        CHECK(one.n_points == 1);
        distance += one.distance;
        n_right += one.n_right;
    }
    CHECK(all.n_points == 11);
    CHECK(all.n_right == n_right);
    CHECK(all.distance == doctest::Approx(distance).epsilon(1e-14));
    CHECK(all.loss() == doctest::Approx(std::pow(distance / 11.0, 2)).epsilon(1e-13));
    CHECK(
        (everything.gradient(together) - everything.gradient(alone)).norm() <
        1e-12 * everything.gradient(alone).norm());
}

TEST_CASE("a field that grows past all bounds is answered with 1 and has no slope") {
    const LabelledPoints points = eleven_points();
    const HorizonClassifier network = classifier(HorizonOutput::Momentum);
    BulkModel model = some_model();
    model.weights.coupling = 1e200;
    ModelSlopes slopes = ModelSlopes::zero(model);
    const LabelMisfit misfit = network.add_slopes(model, points, all_of(points), slopes);
    CHECK(misfit.n_blown == 11);
    CHECK(misfit.n_right == 5);
    CHECK(misfit.distance == 6.0);
    CHECK(everything.gradient(slopes).isZero(0.0));
}

}  // namespace feynet::test::horizon_classifier_test
