#include "feynet/holography/learning/layer_responses.hpp"

#include "projected_response.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace feynet {
namespace {

/// F behind the layers.
Mismatch misfit_of_layers(
    const BulkNetwork& network,
    const BoundaryMap& map,
    HorizonOutput output,
    const BulkModel& model,
    const BoundaryPoints& points,
    Index some) {
    const BulkState start = map.state(model.weights, model.parameters, points);
    const BulkPath path = network.propagate(model.weights, start);
    const HorizonMisfit misfit =
        horizon_misfit(output, network.horizon(), model.weights, path.horizon());
    ModelSlopes slopes = ModelSlopes::zero(model);
    slopes.bulk.mass_squared = misfit.by_mass_squared;
    slopes.bulk.coupling = misfit.by_coupling;
    const BulkState by_start = network.pull_back(model.weights, path, misfit.by_field, slopes.bulk);
    const BoundaryPoints by_points = map.pull_back(
        model.weights, model.parameters, points, by_start, slopes.bulk, slopes.parameters);
    return {
        .value = misfit.value.head(some).matrix(),
        .by_response = by_points.response.head(some).matrix(),
        .slopes = {
            .response = {},
            .by_metric = slopes.bulk.metric.topRows(some).matrix(),
            .by_mass_squared = slopes.bulk.mass_squared.head(some).matrix(),
            .by_coupling = slopes.bulk.coupling.head(some).matrix(),
            .by_parameters = slopes.parameters.topRows(some).matrix()}};
}

}  // namespace

LayerResponses::LayerResponses(
    BulkNetwork network, std::shared_ptr<const BoundaryMap> boundary, HorizonOutput output)
    : network_(std::move(network)), boundary_(std::move(boundary)), output_(output) {}

PredictedResponses LayerResponses::predict(
    const BulkModel& model, const Eigen::VectorXd& source, const Eigen::VectorXd& near) const {
    assert(near.size() == source.size() && source.size() > 0);
    const Index n = source.size();
    Mismatch all{
        .value = Eigen::VectorXd(n),
        .by_response = Eigen::VectorXd(n),
        .slopes = {
            .response = {},
            .by_metric = Eigen::MatrixXd(n, depths().size()),
            .by_mass_squared = Eigen::VectorXd(n),
            .by_coupling = Eigen::VectorXd(n),
            .by_parameters = Eigen::MatrixXd(n, model.parameters.size())}};
    const auto mismatch = [&](const Eigen::VectorXd& response) {
        for (Index first = 0; first < n; first += lanes) {
            const Index some = std::min<Index>(lanes, n - first);
            const Mismatch part = misfit_of_layers(
                network_, *boundary_, output_, model, eight_of(source, response, first), some);
            all.value.segment(first, some) = part.value;
            all.by_response.segment(first, some) = part.by_response;
            all.slopes.by_metric.middleRows(first, some) = part.slopes.by_metric;
            all.slopes.by_mass_squared.segment(first, some) = part.slopes.by_mass_squared;
            all.slopes.by_coupling.segment(first, some) = part.slopes.by_coupling;
            all.slopes.by_parameters.middleRows(first, some) = part.slopes.by_parameters;
        }
        return all;
    };
    return projected_response(mismatch, near);
}

Eigen::VectorXd LayerResponses::amplification(
    const BulkModel& model, const Eigen::VectorXd& source, const Eigen::VectorXd& response) const {
    Eigen::VectorXd slope(source.size());
    for (Index first = 0; first < source.size(); first += lanes) {
        const Index some = std::min<Index>(lanes, source.size() - first);
        slope.segment(first, some) =
            misfit_of_layers(
                network_, *boundary_, output_, model, eight_of(source, response, first), some)
                .by_response;
    }
    return slope;
}

}  // namespace feynet
