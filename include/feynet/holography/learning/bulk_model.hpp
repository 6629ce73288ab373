#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/bulk_weights.hpp"

#include <Eigen/Core>

namespace feynet {

/// All numbers of a bulk and its boundary: the metric and the potential, and the parameters of the
/// map from what was measured.
struct BulkModel {
    BulkWeights weights;
    Eigen::VectorXd parameters;  ///< of the BoundaryMap

    bool is_finite() const;
};

/// The slopes of a loss with respect to a model, point by point.
struct ModelSlopes {
    BulkSlopes bulk;
    Block parameters;  ///< lanes × parameters

    /// No slopes, in the shape of a model.
    static ModelSlopes zero(const BulkModel& model);
    void set_zero();
};

/// Which numbers of a model are learned, as one list: the metric depth by depth, then m² and λ if
/// they are learned, then the parameters of the boundary map.
struct LearnedNumbers {
    bool mass_squared = false;
    bool coupling = false;

    /// How many numbers are learned.
    Index size(const BulkModel& model) const;
    /// The numbers of a model that are learned, in that order.
    Eigen::VectorXd list(const BulkModel& model) const;

    /// The model with these numbers in the places they were listed from.
    void put(const Eigen::VectorXd& numbers, BulkModel& model) const;

    /// The slopes, summed over the lanes, in the order of the list.
    Eigen::VectorXd gradient(const ModelSlopes& slopes) const;
};

}  // namespace feynet
