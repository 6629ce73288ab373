#pragma once

#include "feynet/holography/boundary/boundary_map.hpp"
#include "feynet/holography/learning/response_model.hpp"

#include <algorithm>

namespace feynet {

/// A function of source and response that vanishes where the field is regular, and its slopes.
struct Mismatch {
    Eigen::VectorXd value;
    Eigen::VectorXd by_response;
    PredictedResponses slopes;  ///< of the function; `response` is not used
};

/// The points as lanes, eight by eight; the last one fills what is left.
inline BoundaryPoints eight_of(
    const Eigen::VectorXd& source, const Eigen::VectorXd& response, Index first) {
    BoundaryPoints points;
    for (Index c = 0; c < lanes; ++c) {
        const Index i = std::min(first + c, source.size() - 1);
        points.source(c) = source(i);
        points.response(c) = response(i);
    }
    return points;
}

/// The responses with mismatch zero, by Newton, and their slopes −∂G/(∂G/∂response).
///
/// @param mismatch  of a list of responses, one for each source
template <typename MismatchFunction>
PredictedResponses projected_response(
    const MismatchFunction& mismatch, const Eigen::VectorXd& near) {
    constexpr int most_steps = 20;
    constexpr double last_step = 1e-8;
    Eigen::VectorXd response = near;
    Mismatch g = mismatch(response);
    for (int i = 0; i < most_steps; ++i) {
        const Eigen::VectorXd step = g.value.cwiseQuotient(g.by_response);
        response -= step;
        if (!step.allFinite()) {
            break;
        }
        g = mismatch(response);
        // Newton's error is the square of its step.
        if (step.cwiseAbs().maxCoeff() <= last_step * response.cwiseAbs().maxCoeff()) {
            break;
        }
    }
    const Eigen::VectorXd factor = -g.by_response.cwiseInverse();
    return {
        .response = response + factor.cwiseProduct(g.value),
        .by_metric = factor.asDiagonal() * g.slopes.by_metric,
        .by_mass_squared = factor.cwiseProduct(g.slopes.by_mass_squared),
        .by_coupling = factor.cwiseProduct(g.slopes.by_coupling),
        .by_parameters = factor.asDiagonal() * g.slopes.by_parameters};
}

}  // namespace feynet
