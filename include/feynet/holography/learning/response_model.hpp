#pragma once

#include "feynet/holography/learning/bulk_model.hpp"

#include <Eigen/Core>

namespace feynet {

/// The responses that a bulk predicts, and their slopes; NaN where there is none. A row for each
/// source.
struct PredictedResponses {
    Eigen::VectorXd response;
    Eigen::MatrixXd by_metric;        ///< points × depths
    Eigen::VectorXd by_mass_squared;  ///< points
    Eigen::VectorXd by_coupling;      ///< points
    Eigen::MatrixXd by_parameters;    ///< points × parameters of the boundary map
};

/// What a bulk predicts in the words of the experiment: for each source the response with which the
/// field is regular at the horizon.
///
/// The one unknown of each data point, its field at the horizon, is projected out: the response is
/// found by Newton's method, and the slopes are those of the response found.
class ResponseModel {
public:
    virtual ~ResponseModel() = default;

    /// Where the metric is needed, falling from η_ini.
    virtual const Eigen::VectorXd& depths() const = 0;

    /// @param model  metric at depths()
    /// @param near   a response near the one wanted, for each source
    virtual PredictedResponses predict(
        const BulkModel& model,
        const Eigen::VectorXd& source,
        const Eigen::VectorXd& near) const = 0;
};

}  // namespace feynet
