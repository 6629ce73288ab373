#include "feynet/holography/learning/metric_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"
#include "feynet/holography/boundary/canonical_boundary.hpp"
#include "feynet/holography/learning/label_fit.hpp"
#include "feynet/holography/learning/response_curve.hpp"
#include "feynet/holography/metric/black_hole.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>

namespace feynet::test::metric_fit_test {
namespace {

using MetricOfDepth = std::function<double(double)>;

double black_hole(double depth) {
    return BlackHole(3).value(depth);
}

/// A metric of no paper.
double own_metric(double depth) {
    return 1.0 / depth + depth * (1.0 + 1.6 * std::exp(-depth * depth));
}

Eigen::VectorXd at(const Eigen::VectorXd& depths, const MetricOfDepth& metric) {
    return depths.unaryExpr(metric);
}

BulkModel bulk(const Eigen::VectorXd& depths, const MetricOfDepth& metric) {
    return {
        .weights = {.metric = at(depths, metric), .mass_squared = -1.0, .coupling = 1.0},
        .parameters = {}};
}

/// The 60 points of a bulk's boundary curve with noise, and its metric from them.
class Recovery {
public:
    Recovery(const MetricOfDepth& metric, double most_phi, double noise)
        : curve_(RegularCurve(1.0, 24), std::make_shared<CanonicalBoundary>()),
          truth_(bulk(curve_.depths(), metric)) {
        constexpr Index n = 60;
        data_.source = Eigen::VectorXd::LinSpaced(n, most_phi / n, most_phi);
        data_.response = curve_.predict(truth_, data_.source, data_.source).response;
        Block normals(lanes, n);
        fill_normals(Stream{.seed = 1}, Purpose::DataNoise, normals);
        data_.response += noise * normals.row(0).matrix().transpose();
        data_.error = Eigen::VectorXd::Constant(n, std::max(noise, 1e-15));
        fit_ = fit_metric(curve_, data_, truth_);
        depths_ = Eigen::VectorXd::LinSpaced(99, 0.02, 1.0);
        exact_ = at(depths_, metric);
    }

    const MetricFit& fit() const { return fit_; }

    /// How the fitted metric at a depth would change if the true one were higher by η Tₖ.
    double shown(double depth, Index mode) const {
        const Eigen::VectorXd eta = curve_.depths();
        const Eigen::VectorXd t = eta.cwiseProduct(eta);
        const Eigen::VectorXd raised =
            mode == 0 ? eta : Eigen::VectorXd(eta.cwiseProduct((2.0 * t.array() - 1.0).matrix()));
        return resolution_kernels(fit_, data_, Eigen::VectorXd::Constant(1, depth))
            .row(0)
            .dot(raised);
    }
    double error() const {
        return (fit_.metric(depths_) - exact_).cwiseQuotient(exact_).cwiseAbs().maxCoeff();
    }
    /// The largest distance from the truth in standard deviations of the band.
    double pull() const {
        return (fit_.metric(depths_) - exact_)
            .cwiseQuotient(fit_.band(depths_))
            .cwiseAbs()
            .maxCoeff();
    }

private:
    ResponseCurve curve_;
    BulkModel truth_;
    CurveData data_;
    MetricFit fit_;
    Eigen::VectorXd depths_;
    Eigen::VectorXd exact_;
};

}  // namespace

TEST_CASE(
    "without noise a metric comes back from its boundary curve" * doctest::test_suite("long")) {
    CHECK(Recovery(black_hole, 1.27, 0.0).error() < 1e-5);
    CHECK(Recovery(own_metric, 1.27, 0.0).error() < 1e-5);
}

TEST_CASE(
    "noise leaves as many modes as the data carry, and the band says how well" *
    doctest::test_suite("long")) {
    const Recovery recovery(own_metric, 2.5, 1e-6);
    CHECK(recovery.fit().n_modes == 3);
    CHECK(recovery.fit().fits_data);
    CHECK(recovery.error() < 2e-3);
    CHECK(recovery.pull() < 4.0);

    // What it determines it shows as it is: the first two modes, here at η = 0.8.
    CHECK(recovery.shown(0.8, 0) == doctest::Approx(0.8).epsilon(0.01));
    CHECK(recovery.shown(0.8, 1) == doctest::Approx(0.8 * 0.28).epsilon(0.05));

    const Recovery coarse(own_metric, 2.5, 1e-3);
    CHECK(coarse.fit().n_modes == 2);
    CHECK(coarse.error() < 4e-2);
    CHECK(coarse.pull() < 4.0);
}

TEST_CASE(
    "the labelled data of the first experiment give the metric of all ten layers to 2 %" *
    doctest::test_suite("long")) {
    const BulkNetwork network(1.0, 0.1, 10, euler_rule());
    const BulkModel truth = bulk(network.depths(), black_hole);
    const LabelledPoints points = draw_labelled(
        {.source_low = 0.0,
         .source_high = 1.5,
         .response_low = -0.2,
         .response_high = 0.2,
         .n_of_each = 1000},
        regular_at_horizon(network, truth.weights, HorizonOutput::Regular, 0.1),
        Stream{.seed = 1});
    const auto error = [&](HorizonOutput output) {
        const LayerResponses layers(network, std::make_shared<CanonicalBoundary>(), output);
        const MetricFit fit = fit_labels(layers, points, 0.1, truth);
        return (fit.model.weights.metric - truth.weights.metric)
            .cwiseQuotient(truth.weights.metric)
            .cwiseAbs()
            .maxCoeff();
    };
    CHECK(error(HorizonOutput::Regular) < 0.02);
    // With the condition that the paper trains with, and not the one it labels with, it does not.
    CHECK(error(HorizonOutput::Momentum) > 0.05);
}

TEST_CASE("data without errors, or without points, are refused") {
    const ResponseCurve curve(RegularCurve(1.0, 8), std::make_shared<CanonicalBoundary>());
    const BulkModel start = bulk(curve.depths(), black_hole);
    const Eigen::VectorXd one = Eigen::VectorXd::Ones(1);
    CHECK_THROWS_AS(
        fit_metric(curve, {.source = one, .response = one, .error = 0.0 * one}, start),
        InvalidInput);
    CHECK_THROWS_AS(
        fit_metric(curve, {.source = {}, .response = {}, .error = {}}, start), InvalidInput);
}

}  // namespace feynet::test::metric_fit_test
