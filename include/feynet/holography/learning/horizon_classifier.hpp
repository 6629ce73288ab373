#pragma once

#include "feynet/holography/boundary/boundary_map.hpp"
#include "feynet/holography/bulk_network.hpp"
#include "feynet/holography/learning/bulk_model.hpp"
#include "feynet/holography/learning/horizon_gate.hpp"
#include "feynet/holography/learning/horizon_output.hpp"
#include "feynet/holography/learning/labelled_points.hpp"

#include <Eigen/Core>

#include <memory>
#include <vector>

namespace feynet {

/// How far a network is from the labels of some points; sums over these points.
struct LabelMisfit {
    double distance = 0.0;  ///< Σ |y − label|
    Index n_points = 0;
    Index n_right = 0;  ///< y and label on the same side of 1/2
    Index n_blown = 0;  ///< points whose field grew past all bounds: y = 1, without slope

    double loss() const;      ///< (Σ|y − label|/n)², the loss of the papers
    double accuracy() const;  ///< n_right/n
};

/// The network of the papers: a measured pair goes through the boundary map, the layers of the bulk
/// and the gate at the horizon, y = t(F), and comes out as 0 if it occurs in nature, else as 1.
class HorizonClassifier {
public:
    HorizonClassifier(
        BulkNetwork network,
        std::shared_ptr<const BoundaryMap> boundary,
        HorizonOutput output,
        const HorizonGate& gate);

    const BulkNetwork& network() const { return network_; }
    const BoundaryMap& boundary() const { return *boundary_; }

    /// F at the horizon of eight pairs; not finite where the field is not.
    Lanes misfit(const BulkModel& model, const BoundaryPoints& points) const;

    /// How far the points chosen are from their labels; ∂(Σ|y − label|)/∂(model) is added to
    /// `slopes`.
    ///
    /// @param chosen  indices of points
    LabelMisfit add_slopes(
        const BulkModel& model,
        const LabelledPoints& points,
        const Eigen::Ref<const Eigen::Array<Index, Eigen::Dynamic, 1>>& chosen,
        ModelSlopes& slopes) const;

    /// How far all points are from their labels.
    LabelMisfit evaluate(const BulkModel& model, const LabelledPoints& points) const;

private:
    /// Up to eight points side by side; lanes without a point have no weight.
    struct EightPoints;

    static EightPoints gather(
        const LabelledPoints& points,
        const Eigen::Ref<const Eigen::Array<Index, Eigen::Dynamic, 1>>& chosen,
        Index first);
    LabelMisfit add_eight(
        const BulkModel& model, const EightPoints& eight, ModelSlopes* slopes) const;

    BulkNetwork network_;
    std::shared_ptr<const BoundaryMap> boundary_;
    HorizonOutput output_;
    HorizonGate gate_;
};

}  // namespace feynet
