#pragma once

#include <functional>
#include <span>
#include <vector>

namespace feynet {

/// A derived quantity f(ā₁, …, ā_k): a real function of the means of k measured ones, such as a
/// ratio or an effective gap.
using FunctionOfMeans = std::function<double(std::span<const double>)>;

/// The gradient ∂f/∂ā_α of such a function at given means.                    length k
using GradientOfMeans = std::function<std::vector<double>(std::span<const double>)>;

}  // namespace feynet
