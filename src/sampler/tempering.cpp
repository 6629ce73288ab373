#include "feynet/sampler/tempering.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <functional>

namespace feynet {

void check_tempering(const std::vector<double>& couplings) {
    require(couplings.size() >= 2, "replicas", "must be at least 2, got {}", couplings.size());
    const bool falls =
        std::adjacent_find(couplings.begin(), couplings.end(), std::less_equal<>()) ==
        couplings.end();
    require(
        falls && couplings.front() == 1.0 && couplings.back() >= 0.0,
        "couplings",
        "must fall from 1 to 0 or above, got {} … {}",
        couplings.front(),
        couplings.back());
}

}  // namespace feynet
