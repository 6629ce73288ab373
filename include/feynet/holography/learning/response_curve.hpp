#pragma once

#include "feynet/holography/boundary/boundary_map.hpp"
#include "feynet/holography/learning/response_model.hpp"
#include "feynet/holography/regular_curve.hpp"

#include <Eigen/Core>

#include <memory>

namespace feynet {

/// The responses of a bulk in the continuum: those whose fields lie on the curve of all that are
/// regular at the horizon.
class ResponseCurve final : public ResponseModel {
public:
    /// @param curve     the regular fields; its first depth is where the map acts
    ResponseCurve(RegularCurve curve, std::shared_ptr<const BoundaryMap> boundary);

    const RegularCurve& curve() const { return curve_; }
    const Eigen::VectorXd& depths() const override { return curve_.depths(); }
    PredictedResponses predict(
        const BulkModel& model,
        const Eigen::VectorXd& source,
        const Eigen::VectorXd& near) const override;

private:
    RegularCurve curve_;
    std::shared_ptr<const BoundaryMap> boundary_;
};

}  // namespace feynet
