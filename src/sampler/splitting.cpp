#include "feynet/sampler/splitting.hpp"

namespace feynet {

Strokes strokes_of(Splitting splitting, Index n_steps) {
    Strokes strokes;
    if (splitting == Splitting::Leapfrog) {
        strokes.each.assign(static_cast<std::size_t>(n_steps), {1.0, 1.0});
        strokes.each.front().drift = 0.5;
        strokes.last_drift = 0.5;
        return strokes;
    }
    constexpr double lambda = minimum_norm_lambda;
    strokes.each.push_back({0.0, lambda});
    for (Index i = 0; i < n_steps; ++i) {
        strokes.each.push_back({0.5, 1.0 - 2.0 * lambda});
        strokes.each.push_back({0.5, 2.0 * lambda});
    }
    strokes.each.back().kick = lambda;
    strokes.last_drift = 0.0;
    return strokes;
}

}  // namespace feynet
