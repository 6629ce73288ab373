#include "feynet/holography/learning/label_training.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/boundary/canonical_boundary.hpp"
#include "feynet/holography/metric/black_hole.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::label_training_test {
namespace {

HorizonClassifier first_experiment() {
    return {
        BulkNetwork(1.0, 0.1, 10, euler_rule()),
        std::make_shared<CanonicalBoundary>(),
        HorizonOutput::Momentum,
        HorizonGate()};
}

BulkModel black_hole(const BulkNetwork& network) {
    return {
        .weights =
            {.metric = BlackHole(3).values(network.depths()),
             .mass_squared = -1.0,
             .coupling = 1.0},
        .parameters = {}};
}

LabelledPoints first_data(const HorizonClassifier& network) {
    return draw_labelled(
        {.source_low = 0.0,
         .source_high = 1.5,
         .response_low = -0.2,
         .response_high = 0.2,
         .n_of_each = 250},
        regular_at_horizon(
            network.network(), black_hole(network.network()).weights, HorizonOutput::Regular, 0.1),
        Stream{.seed = 1});
}

/// The model of the paper before any training, h ~ N(1/η, 1).
BulkModel random_start(const BulkNetwork& network, const Stream& stream) {
    BulkModel model = black_hole(network);
    model.weights.metric = normal_start(
        network.depths().cwiseInverse(), Eigen::VectorXd::Ones(network.depths().size()), stream);
    return model;
}

}  // namespace

TEST_CASE("trained on labels of a black hole, a network knows what occurs") {
    const HorizonClassifier network = first_experiment();
    const Stream stream{.seed = 1};
    LabelledPoints points = first_data(network);
    const LabelTraining training{
        .batch = 10, .epochs = 100, .adam = {.rate = 4e-3}, .penalty = {.smoothness = 3e-3}};
    const BulkModel start = random_start(network.network(), stream);

    const TrainedModel trained = train_on_labels(network, points, training, start, stream);
    CHECK(trained.is_finite);
    CHECK(trained.history.size() == 100);
    CHECK(network.evaluate(start, points).accuracy() < 0.7);
    CHECK(network.evaluate(trained.model, points).accuracy() > 0.96);
    CHECK(trained.last().accuracy > 0.95);
    CHECK(trained.last().loss < 0.01);
    CHECK(std::abs(trained.model.weights.metric(0) - 3.015) < 0.4);

    const TrainedModel again = train_on_labels(network, points, training, start, stream);
    CHECK(again.model.weights.metric == trained.model.weights.metric);

    // With the labels in the wrong places there is nothing to learn.
    points.label.reverseInPlace();
    const TrainedModel misled = train_on_labels(network, points, training, start, stream);
    CHECK(network.evaluate(misled.model, points).accuracy() < 0.6);
}

TEST_CASE("training ends when it is good enough, is told to, or a weight is lost") {
    const HorizonClassifier network = first_experiment();
    const LabelledPoints points = first_data(network);
    const BulkModel truth = black_hole(network.network());
    LabelTraining training{.epochs = 5, .enough = 1.0};
    CHECK(train_on_labels(network, points, training, truth, Stream{}).history.size() == 1);

    training.enough = 0.0;
    const auto twice = [n = 0](const Epoch&) mutable { return ++n < 2; };
    CHECK(train_on_labels(network, points, training, truth, Stream{}, twice).history.size() == 2);

    training.penalty.anchors = {{.depth = 0, .target = std::nan(""), .strength = 1.0}};
    const TrainedModel lost = train_on_labels(network, points, training, truth, Stream{});
    CHECK_FALSE(lost.is_finite);
    CHECK(lost.history.size() == 1);

    training.batch = 0;
    CHECK_THROWS_AS(train_on_labels(network, points, training, truth, Stream{}), InvalidInput);
}

TEST_CASE("starts are normal numbers of their own for each chain") {
    // 4000 numbers: 4 standard errors, a false alarm in 8000 for each of three.
    const Index n = 4000;
    const Eigen::VectorXd mean = Eigen::VectorXd::Constant(n, 3.0);
    const Eigen::VectorXd start =
        normal_start(mean, Eigen::VectorXd::Constant(n, 2.0), Stream{.first_chain = 8});
    const Eigen::ArrayXd z = (start.array() - 3.0) / 2.0;
    CHECK(std::abs(z.mean()) < 4.0 / std::sqrt(4000.0));
    CHECK(std::abs(z.square().mean() - 1.0) < 4.0 * std::sqrt(2.0 / 4000.0));
    const Eigen::VectorXd other =
        normal_start(mean, Eigen::VectorXd::Constant(n, 2.0), Stream{.first_chain = 9});
    CHECK(std::abs((z * (other.array() - 3.0) / 2.0).mean()) < 4.0 / std::sqrt(4000.0));
}

}  // namespace feynet::test::label_training_test
