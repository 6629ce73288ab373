#include "feynet/path/division/division_prior.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

DirichletPrior::DirichletPrior(double concentration) : concentration_(concentration) {
    require(
        std::isfinite(concentration) && concentration > 0.0,
        "concentration",
        "must be positive, got {}",
        concentration);
}

}  // namespace feynet
