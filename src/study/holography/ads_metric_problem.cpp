#include "ads_metric_problem.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/boundary/canonical_boundary.hpp"
#include "feynet/holography/boundary/magnet_boundary.hpp"
#include "feynet/holography/learning/polynomial_curve.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "feynet/path/expression/program.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// The smallest error a double number has here: noise = 0 stands for it.
constexpr double least_noise = 1e-15;

std::function<double(double)> metric_of(const AdsBulk& bulk) {
    if (!bulk.metric) {
        const BlackHole black_hole(static_cast<int>(bulk.dimension));
        return [black_hole](double depth) { return black_hole.value(depth); };
    }
    const Syntax syntax = parse_expression(*bulk.metric);
    std::vector<Meaning> meanings;
    for (const OpenName& open : syntax.names) {
        require(
            open.name == "eta",
            "metric",
            "must be an expression of eta alone, got {}{}",
            open.name,
            marked(*bulk.metric, open.position));
        meanings.push_back({.is_variable = true, .variable = 0, .value = 0.0});
    }
    const Program program(syntax, meanings);
    std::function<double(double)> metric = [program](double depth) {
        return program.evaluate(std::span<const double>(&depth, 1));
    };
    constexpr double near = 1e-3;
    require(
        std::abs(near * metric(near) - 1.0) < 1e-2,
        "metric",
        "must go as 1/eta at the horizon, where eta h is 1; at eta = {} it is {:.4g}",
        near,
        near * metric(near));
    return metric;
}

}  // namespace

Eigen::VectorXd vector_of(const std::vector<double>& numbers) {
    return Eigen::Map<const Eigen::VectorXd>(numbers.data(), static_cast<Index>(numbers.size()));
}

AdsProblem::AdsProblem(const AdsMetricSettings& settings, const std::filesystem::path& table)
    : settings_(settings) {
    if (settings.question.data == AdsData::Table) {
        table_ = DataTable::read(table);
    } else {
        metric_ = metric_of(settings.bulk);
    }
}

Eigen::VectorXd AdsProblem::metric_at(const Eigen::VectorXd& depths) const {
    return depths.unaryExpr(metric_);
}

BulkNetwork AdsProblem::network() const {
    const AdsBulk& bulk = settings_.bulk;
    return {bulk.eta_boundary, bulk.eta_horizon, bulk.layers, euler_rule()};
}

std::shared_ptr<const BoundaryMap> AdsProblem::boundary() const {
    if (settings_.question.boundary == AdsBoundary::Magnet) {
        return std::make_shared<MagnetBoundary>(static_cast<int>(settings_.bulk.dimension));
    }
    return std::make_shared<CanonicalBoundary>();
}

BulkModel AdsProblem::model(const Eigen::VectorXd& depths) const {
    BulkModel model{
        .weights =
            {.metric = depths.cwiseInverse(),
             .mass_squared = settings_.bulk.mass_squared,
             .coupling = settings_.bulk.coupling},
        .parameters = Eigen::VectorXd::Zero(boundary()->n_parameters())};
    if (is_known()) {
        model.weights.metric = metric_at(depths);
    }
    return model;
}

LabelledPoints AdsProblem::labelled(const Stream& stream) const {
    const AdsPoints& data = settings_.data;
    const PointWindow window{
        .source_low = data.source_low,
        .source_high = data.source_high,
        .response_low = data.response_low,
        .response_high = data.response_high,
        .n_of_each = data.points};
    if (!table_) {
        const BulkNetwork layers = network();
        return draw_labelled(
            window,
            regular_at_horizon(
                layers, model(layers.depths()).weights, HorizonOutput::Regular, data.half_width),
            stream);
    }
    const PolynomialCurve curve(
        vector_of(table_->column(data.source)),
        vector_of(table_->column(data.response)),
        data.degree);
    return draw_labelled(window, near_curve(curve, data.spread), stream);
}

CurveData AdsProblem::curve(const ResponseModel& responses, const Stream& stream) const {
    const AdsPoints& data = settings_.data;
    if (table_) {
        return {
            .source = vector_of(table_->column(data.source)),
            .response = vector_of(table_->column(data.response)),
            .error = vector_of(table_->column(data.error))};
    }
    const Index n = data.points;
    CurveData curve{
        .source = Eigen::VectorXd::LinSpaced(
            n, data.source_high / static_cast<double>(n), data.source_high),
        .response = {},
        .error = Eigen::VectorXd::Constant(n, std::max(data.noise, least_noise))};
    curve.response =
        responses.predict(model(responses.depths()), curve.source, Eigen::VectorXd::Zero(n))
            .response;
    require(
        curve.response.allFinite(),
        "source_high",
        "must leave a field that is regular at the horizon for every source, got {}",
        data.source_high);
    Block normals(lanes, n);
    fill_normals(stream, Purpose::DataNoise, normals);
    curve.response += data.noise * normals.row(0).matrix().transpose();
    return curve;
}

}  // namespace feynet
