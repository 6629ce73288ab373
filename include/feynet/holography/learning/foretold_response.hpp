#pragma once

#include "feynet/holography/boundary/boundary_map.hpp"
#include "feynet/holography/bulk_network.hpp"
#include "feynet/holography/learning/bulk_model.hpp"

#include <Eigen/Core>

namespace feynet {

/// The response that a network foretells, and its slopes.
struct ForetoldResponse {
    Eigen::VectorXd response;   ///< at each source; NaN where no field was found
    Eigen::MatrixXd by_metric;  ///< ∂response/∂h at the depths               sources × depths
    Eigen::VectorXd by_coupling;    ///< ∂response/∂λ
    Eigen::MatrixXd by_parameters;  ///< ∂response/∂(parameters of the map)  sources × parameters
};

/// The answer of a trained bulk: for each source the response whose field is at rest, π = 0, at the
/// last depth of the network.
///
/// Newton's steps in the response, with the slope ∂π/∂response of the exact adjoint; the slopes are
/// those of the implicit function, ∂response/∂w = −(∂π/∂w)/(∂π/∂response). Of several roots it
/// takes one near the guess.
///
/// @param guess  where the steps begin, one for each source
/// @throws InvalidInput if there are no sources or not a guess for each
ForetoldResponse foretold_response(
    const BulkNetwork& network,
    const BoundaryMap& boundary,
    const BulkModel& model,
    const Eigen::VectorXd& sources,
    const Eigen::VectorXd& guess);

}  // namespace feynet
