#pragma once

#include <functional>

namespace feynet {

/// The limit a → 0 of a quantity that is even in a, as are all of the site rule, from its values at
/// the spacings a, a/2, a/4 and a/8: Richardson's elimination of a², a⁴ and a⁶.
///
/// Cost    four evaluations; the error is c₈ a⁸/4096, and rounding about as large as that at a/8.
double even_limit(const std::function<double(double)>& quantity, double spacing);

}  // namespace feynet
