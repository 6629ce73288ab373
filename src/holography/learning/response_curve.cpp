#include "feynet/holography/learning/response_curve.hpp"

#include "projected_response.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace feynet {
namespace {

/// G = π − π_regular(φ) of the mapped points.
Mismatch distance_from_curve(
    const RegularCurve& curve,
    const BoundaryMap& map,
    const BulkModel& model,
    const Eigen::VectorXd& source,
    const Eigen::VectorXd& response) {
    const Index n = source.size();
    Eigen::VectorXd phi(n);
    Eigen::VectorXd pi(n);
    for (Index first = 0; first < n; first += lanes) {
        const Index some = std::min<Index>(lanes, n - first);
        const BulkState state =
            map.state(model.weights, model.parameters, eight_of(source, response, first));
        phi.segment(first, some) = state.phi.head(some).matrix();
        pi.segment(first, some) = state.pi.head(some).matrix();
    }
    const RegularMomenta regular = curve.momenta(model.weights, phi);
    Mismatch g{.value = pi - regular.pi, .by_response = Eigen::VectorXd(n), .slopes = {}};
    g.slopes.by_metric = -regular.by_metric;
    g.slopes.by_mass_squared = -regular.by_mass_squared;
    g.slopes.by_coupling = -regular.by_coupling;
    g.slopes.by_parameters = Eigen::MatrixXd::Zero(n, model.parameters.size());
    ModelSlopes by_map = ModelSlopes::zero(model);
    for (Index first = 0; first < n; first += lanes) {
        const Index some = std::min<Index>(lanes, n - first);
        by_map.set_zero();
        BulkState slope{.phi = Lanes::Zero(), .pi = Lanes::Ones()};
        slope.phi.head(some) = -regular.by_phi.segment(first, some).array();
        const BoundaryPoints by_points = map.pull_back(
            model.weights,
            model.parameters,
            eight_of(source, response, first),
            slope,
            by_map.bulk,
            by_map.parameters);
        g.by_response.segment(first, some) = by_points.response.head(some).matrix();
        g.slopes.by_metric.middleRows(first, some) += by_map.bulk.metric.topRows(some).matrix();
        g.slopes.by_mass_squared.segment(first, some) +=
            by_map.bulk.mass_squared.head(some).matrix();
        g.slopes.by_coupling.segment(first, some) += by_map.bulk.coupling.head(some).matrix();
        g.slopes.by_parameters.middleRows(first, some) = by_map.parameters.topRows(some).matrix();
    }
    return g;
}

}  // namespace

ResponseCurve::ResponseCurve(RegularCurve curve, std::shared_ptr<const BoundaryMap> boundary)
    : curve_(std::move(curve)), boundary_(std::move(boundary)) {}

PredictedResponses ResponseCurve::predict(
    const BulkModel& model, const Eigen::VectorXd& source, const Eigen::VectorXd& near) const {
    assert(near.size() == source.size() && source.size() > 0);
    return projected_response(
        [&](const Eigen::VectorXd& response) {
            return distance_from_curve(curve_, *boundary_, model, source, response);
        },
        near);
}

}  // namespace feynet
