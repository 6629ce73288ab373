#include "feynet/path/observable/twist.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/potential/symmetry.hpp"

namespace feynet {

Twist::Twist(const PathSystem& ring) : action_(make_path_action(ring)) {
    require(
        ring.grid().is_ring(),
        "boundary",
        "must be periodic for a twist, got {}",
        word(ring.grid().boundary()));
    require(is_even(ring.continuum_potential()), "potential", "must be even for a twist");
}

void Twist::measure(const Block& path, Block& values) const {
    // The cost of a link is 2 Jₙ sₙ₋₁ sₙ, and round a ring the signs cancel.
    Lanes product = Lanes::Ones();
    Lanes before = path.col(path.cols() - 1);
    for (Index n = 0; n < path.cols(); ++n) {
        const Lanes here = path.col(n);
        product *= (0.5 * action_->flip_cost(before, here)).tanh();
        before = here;
    }
    values.resize(lanes, 1);
    values.col(0) = (1.0 - product) / (1.0 + product);
}

}  // namespace feynet
