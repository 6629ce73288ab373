#include "feynet/sampler/langevin.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

LangevinProcess::LangevinProcess(const Action& action, double step) : action_(action), step_(step) {
    require(std::isfinite(step) && step > 0.0, "step", "must be positive, got {}", step);
}

void LangevinProcess::advance(Block& q, const RandomSource& random) const {
    Block gradient(lanes, q.cols());
    action_.gradient(q, gradient);
    Block noise(lanes, q.cols());
    random.normals(Purpose::Proposal, noise);
    q += std::sqrt(2.0 * step_) * noise - step_ * gradient;
}

}  // namespace feynet
