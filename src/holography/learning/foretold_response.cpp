#include "feynet/holography/learning/foretold_response.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <limits>

namespace feynet {
namespace {

/// π at the last depth for eight pairs, and all of its slopes.
struct Momentum {
    Lanes value;
    BoundaryPoints by_pair;
    ModelSlopes by_model;
};

Momentum momentum_of(
    const BulkNetwork& network,
    const BoundaryMap& boundary,
    const BulkModel& model,
    const BoundaryPoints& pairs) {
    const BulkState start = boundary.state(model.weights, model.parameters, pairs);
    const BulkPath path = network.propagate(model.weights, start);
    ModelSlopes slopes = ModelSlopes::zero(model);
    const BulkState by_boundary = network.pull_back(
        model.weights, path, {.phi = Lanes::Zero(), .pi = Lanes::Ones()}, slopes.bulk);
    const BoundaryPoints by_pair = boundary.pull_back(
        model.weights, model.parameters, pairs, by_boundary, slopes.bulk, slopes.parameters);
    return {path.horizon().pi, by_pair, slopes};
}

}  // namespace

ForetoldResponse foretold_response(
    const BulkNetwork& network,
    const BoundaryMap& boundary,
    const BulkModel& model,
    const Eigen::VectorXd& sources,
    const Eigen::VectorXd& guess) {
    const Index n = sources.size();
    require(n >= 1, "sources", "must not be empty");
    require(guess.size() == n, "guess", "must be {} responses, got {}", n, guess.size());
    ForetoldResponse all{
        Eigen::VectorXd(n),
        Eigen::MatrixXd(n, network.depths().size()),
        Eigen::VectorXd(n),
        Eigen::MatrixXd(n, boundary.n_parameters())};
    for (Index first = 0; first < n; first += lanes) {
        const Index taken = std::min<Index>(lanes, n - first);
        BoundaryPoints pairs;
        for (Index lane = 0; lane < lanes; ++lane) {
            pairs.source[lane] = sources(first + std::min(lane, taken - 1));
            pairs.response[lane] = guess(first + std::min(lane, taken - 1));
        }
        constexpr int most_steps = 60;
        Lanes change = Lanes::Zero();
        Momentum momentum = momentum_of(network, boundary, model, pairs);
        for (int step = 0; step < most_steps; ++step) {
            change = -momentum.value / momentum.by_pair.response;
            if (!(change.abs() > 1e-13 * pairs.response.abs()).any()) {
                break;
            }
            pairs.response += change;
            momentum = momentum_of(network, boundary, model, pairs);
        }
        const auto is_found = change.abs() <= 1e-9 * pairs.response.abs();
        pairs.response = is_found.select(
            pairs.response, Lanes::Constant(std::numeric_limits<double>::quiet_NaN()));
        const Lanes factor = -1.0 / momentum.by_pair.response;
        all.response.segment(first, taken) = pairs.response.head(taken);
        all.by_coupling.segment(first, taken) =
            (factor * momentum.by_model.bulk.coupling).head(taken);
        for (Index k = 0; k < all.by_metric.cols(); ++k) {
            all.by_metric.col(k).segment(first, taken) =
                (factor * momentum.by_model.bulk.metric.col(k)).head(taken);
        }
        for (Index k = 0; k < all.by_parameters.cols(); ++k) {
            all.by_parameters.col(k).segment(first, taken) =
                (factor * momentum.by_model.parameters.col(k)).head(taken);
        }
    }
    return all;
}

}  // namespace feynet
