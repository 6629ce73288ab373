#include "feynet/boltzmann/learning/dense_classifier.hpp"

#include "feynet/boltzmann/learning/spin_data.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace feynet::test::dense_classifier_test {
namespace {

/// 1 where an odd number of spins is up, of all configurations of n spins.
Eigen::VectorXd parity(Index n_spins) {
    return (0.5 - 0.5 * (-all_spins(n_spins)).rowwise().prod().array()).matrix();
}

/// The share of parities that a network of these layers learns.
double parity_learned(const std::vector<Index>& hidden, UnitActivation activation) {
    DenseClassifier classifier(3, hidden, activation, {.seed = 3});
    train(
        classifier,
        all_spins(3),
        parity(3),
        {.n_epochs = 1500, .batch = 8, .rate = 0.02},
        {.seed = 3});
    return accuracy_of(classifier.scores(all_spins(3)), parity(3)).value;
}

}  // namespace

TEST_CASE("the slope of the loss is its difference quotient, through every layer") {
    const Eigen::MatrixXd inputs = all_spins(4);
    for (const UnitActivation activation : {UnitActivation::Sigmoid, UnitActivation::Relu}) {
        for (const std::vector<Index>& hidden : {std::vector<Index>{}, {5}, {5, 3}}) {
            DenseClassifier classifier(4, hidden, activation, {.seed = 2});
            // no field of a ReLU may be zero, where it has no slope
            classifier.weights().array() += 0.013;
            Eigen::VectorXd slope;
            Eigen::VectorXd unused;
            classifier.loss(inputs, parity(4), slope);
            for (Index k = 0; k < slope.size(); ++k) {
                constexpr double step = 1e-6;
                const double here = classifier.weights()(k);
                classifier.weights()(k) = here + step;
                const double up = classifier.loss(inputs, parity(4), unused);
                classifier.weights()(k) = here - step;
                const double down = classifier.loss(inputs, parity(4), unused);
                classifier.weights()(k) = here;
                CHECK(std::abs(slope(k) - (up - down) / (2.0 * step)) < 1e-9);
            }
        }
    }
}

TEST_CASE("scores are what the layers say") {
    DenseClassifier classifier(2, {2}, UnitActivation::Relu, {});
    // b = (0, −1), W = rows (1, 1), (−1, 2); then b = 0.5, w = (1, −3)
    classifier.weights() << 0.0, -1.0, 1.0, -1.0, 1.0, 2.0, 0.5, 1.0, -3.0;
    Eigen::MatrixXd inputs(2, 2);
    inputs << 1, 1, -1, 1;

    // (2, 0) → 2.5; (0, 2) → −5.5
    CHECK(classifier.scores(inputs) == Eigen::Vector2d(2.5, -5.5));
    Eigen::VectorXd slope;
    const double loss = classifier.loss(inputs, Eigen::Vector2d(1, 0), slope);
    CHECK(loss == doctest::Approx(0.5 * (std::log1p(std::exp(-2.5)) + std::log1p(std::exp(-5.5)))));
}

TEST_CASE("hidden layers learn a parity, which no perceptron can") {
    CHECK(parity_learned({8}, UnitActivation::Relu) == 1.0);
    CHECK(parity_learned({8}, UnitActivation::Sigmoid) == 1.0);
    CHECK(parity_learned({}, UnitActivation::Sigmoid) <= 0.75);
}

TEST_CASE("an accuracy has a binomial error, even where all is right") {
    const Eigen::VectorXd labels =
        Eigen::VectorXd::LinSpaced(1000, 0.0, 999.0).unaryExpr([](double k) {
            return k < 500.0 ? 0.0 : 1.0;
        });
    Eigen::VectorXd scores = 2.0 * labels.array() - 1.0;

    CHECK(accuracy_of(scores, labels).value == 1.0);
    CHECK(accuracy_of(scores, labels).error > 1e-3);
    scores.head(100) *= -1.0;
    CHECK(accuracy_of(scores, labels).value == 0.9);
    CHECK(accuracy_of(scores, labels).error == doctest::Approx(std::sqrt(9e-5)).epsilon(0.01));
}

TEST_CASE("training tells every epoch and ends where it is asked to") {
    DenseClassifier classifier(3, {}, UnitActivation::Sigmoid, {});
    Index n_told = 0;
    train(classifier, all_spins(3), parity(3), {.batch = 8}, {}, [&](Index epoch, double loss) {
        CHECK(epoch == n_told);
        CHECK(loss > 0.5 * std::numbers::ln2);
        return ++n_told < 4;
    });

    CHECK(n_told == 4);
}

TEST_CASE("layers and plans that make no sense are refused") {
    CHECK_THROWS_AS(DenseClassifier(3, {0}, UnitActivation::Relu, {}), InvalidInput);
    DenseClassifier classifier(3, {}, UnitActivation::Relu, {});
    CHECK_THROWS_AS(train(classifier, all_spins(3), parity(3), {.batch = 9}, {}), InvalidInput);
    CHECK_THROWS_AS(train(classifier, all_spins(3), parity(4), {.batch = 8}, {}), InvalidInput);
    CHECK_THROWS_AS(train(classifier, all_spins(4), parity(4), {.batch = 8}, {}), InvalidInput);
}

}  // namespace feynet::test::dense_classifier_test
