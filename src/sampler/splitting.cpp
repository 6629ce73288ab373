#include "feynet/sampler/splitting.hpp"

namespace feynet {

Strokes strokes_of(Splitting splitting, Index n_steps) {
    const auto n = static_cast<std::size_t>(n_steps);
    if (splitting == Splitting::Leapfrog) {
        Strokes strokes{0.5, std::vector<Stroke>(n, {1.0, 1.0})};
        strokes.each.back().drift = 0.5;
        return strokes;
    }
    constexpr double lambda = minimum_norm_lambda;
    Strokes strokes{0.0, {{lambda, 0.5}}};
    for (std::size_t i = 0; i < n; ++i) {
        strokes.each.push_back({1.0 - 2.0 * lambda, 0.5});
        strokes.each.push_back({2.0 * lambda, 0.5});
    }
    strokes.each.back() = {lambda, 0.0};
    return strokes;
}

}  // namespace feynet
