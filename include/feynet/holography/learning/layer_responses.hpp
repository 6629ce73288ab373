#pragma once

#include "feynet/holography/boundary/boundary_map.hpp"
#include "feynet/holography/bulk_network.hpp"
#include "feynet/holography/learning/horizon_output.hpp"
#include "feynet/holography/learning/response_model.hpp"

#include <Eigen/Core>

#include <memory>

namespace feynet {

/// The responses of a bulk in layers: those with F = 0 behind the last one. For data that were made
/// by the same layers, which are far from the continuum if they are few.
class LayerResponses final : public ResponseModel {
public:
    LayerResponses(
        BulkNetwork network, std::shared_ptr<const BoundaryMap> boundary, HorizonOutput output);

    const Eigen::VectorXd& depths() const override { return network_.depths(); }
    PredictedResponses predict(
        const BulkModel& model,
        const Eigen::VectorXd& source,
        const Eigen::VectorXd& near) const override;

    /// ∂F/∂(response) at given pairs: how much the layers amplify an error of the data.
    Eigen::VectorXd amplification(
        const BulkModel& model,
        const Eigen::VectorXd& source,
        const Eigen::VectorXd& response) const;

private:
    BulkNetwork network_;
    std::shared_ptr<const BoundaryMap> boundary_;
    HorizonOutput output_;
};

}  // namespace feynet
