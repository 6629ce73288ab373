#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"

#include <vector>

namespace feynet {

/// How the flow of H is put together from drifts and kicks, both of second order and reversible.
enum class Splitting {
    Leapfrog,     ///< drift ½, kick 1, drift ½
    MinimumNorm,  ///< kick λ, drift ½, kick 1 − 2λ, drift ½, kick λ: two forces a step
};

template <>
struct Words<Splitting> {
    static constexpr std::array<std::string_view, 2> value{"leapfrog", "minimum_norm"};
};

/// A kick followed by a drift, in units of the step ε.
struct Stroke {
    double kick;
    double drift;
};

/// A whole trajectory: a first drift, then strokes one after the other. Where a splitting begins
/// and ends with a kick the first and the last drift are 0.
struct Strokes {
    double first_drift;
    std::vector<Stroke> each;
};

/// The λ that makes the error of a minimum-norm step smallest.
///
/// Source  Omelyan, Mryglod & Folk, Comput. Phys. Commun. 151 (2003) 272, cond-mat/0110585.
inline constexpr double minimum_norm_lambda = 0.1931833275037836;

/// `n_steps` steps of a splitting, with neighbouring drifts or kicks of two steps in one.
Strokes strokes_of(Splitting splitting, Index n_steps);

}  // namespace feynet
