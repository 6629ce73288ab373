#include "feynet/optimize/adam.hpp"

#include "feynet/core/error.hpp"

#include <cassert>
#include <cmath>

namespace feynet {

Adam::Adam(Index n_weights, const AdamSettings& settings) : settings_(settings) {
    require(n_weights >= 1, "n_weights", "must be positive, got {}", n_weights);
    require(
        std::isfinite(settings.rate) && settings.rate > 0.0,
        "rate",
        "must be positive, got {}",
        settings.rate);
    require(settings.epsilon > 0.0, "epsilon", "must be positive, got {}", settings.epsilon);
    for (const double decay : {settings.first_decay, settings.second_decay}) {
        require(decay >= 0.0 && decay < 1.0, "decay", "must be in [0, 1), got {}", decay);
    }
    mean_ = Eigen::ArrayXd::Zero(n_weights);
    mean_square_ = Eigen::ArrayXd::Zero(n_weights);
}

void Adam::step(const Eigen::VectorXd& slope, Eigen::VectorXd& weights) {
    assert(slope.size() == mean_.size() && weights.size() == mean_.size());
    first_power_ *= settings_.first_decay;
    second_power_ *= settings_.second_decay;
    mean_ += (1.0 - settings_.first_decay) * (slope.array() - mean_);
    mean_square_ += (1.0 - settings_.second_decay) * (slope.array().square() - mean_square_);
    weights.array() -= settings_.rate / (1.0 - first_power_) * mean_ /
                       ((mean_square_ / (1.0 - second_power_)).sqrt() + settings_.epsilon);
}

}  // namespace feynet
