#pragma once

#include "feynet/holography/learning/label_training.hpp"
#include "feynet/study/holography/ads_qcd_settings.hpp"
#include "feynet/study/study.hpp"

#include <Eigen/Core>

#include <cstdint>

namespace feynet {

inline constexpr Index n_quark_layers = 15;

/// The network of the paper with its points and the way it learns.
class QuarkTraining {
public:
    QuarkTraining(const QcdPlan& plan, std::uint64_t seed);

    const HorizonClassifier& classifier() const { return classifier_; }

    /// Network number i: h ~ N(4, 3), λ = 0.2, L = 0.8 at the start.
    LabelDescent network(Index i) const;

private:
    HorizonClassifier classifier_;
    std::uint64_t seed_;
    LabelTraining training_;
    LabelledPoints points_;
};

/// Which networks learned, and what: a row for each.
struct QuarkEnsemble {
    Eigen::MatrixXd metric;
    Eigen::VectorXd coupling;
    Eigen::VectorXd radius;
    Eigen::VectorXd loss;
    double seconds = 0.0;  ///< that all processes took

    Index size() const { return loss.size(); }
};

/// Trains all networks, one per task, and keeps those that learned.
QuarkEnsemble train_quark_networks(
    const QuarkTraining& training, const QcdPlan& plan, const StudyHooks& hooks);

}  // namespace feynet
