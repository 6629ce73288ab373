#pragma once

#include "feynet/field/scalar_couplings.hpp"

namespace feynet {

/// Where the weight e^{−V} of one site is seen, V(φ) = rφ² + uφ⁴.
struct SiteReach {
    double lowest = 0.0;  ///< the least value of V
    double reach = 0.0;   ///< R > 0 with V(R) = lowest + height
};

SiteReach site_reach(const ScalarCouplings& couplings, double height);

}  // namespace feynet
