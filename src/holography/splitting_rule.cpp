#include "feynet/holography/splitting_rule.hpp"

#include <cmath>

namespace feynet {

SplittingRule leapfrog_rule() {
    return {.fractions = {1.0}, .order = 2};
}

SplittingRule suzuki_rule_4() {
    const double w = 1.0 / (4.0 - std::cbrt(4.0));
    return {.fractions = {w, w, 1.0 - 4.0 * w, w, w}, .order = 4};
}

}  // namespace feynet
