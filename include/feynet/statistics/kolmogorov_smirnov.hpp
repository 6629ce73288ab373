#pragma once

#include "feynet/core/block.hpp"

#include <functional>
#include <vector>

namespace feynet {

/// The largest distance between two distribution functions and the chance of a larger one.
///
/// A sample that is empty or holds a NaN, and a distribution function that is one, give distance 1
/// and p = 0: they fail every test.
struct KolmogorovSmirnov {
    double distance = 1.0;  ///< D
    double p = 0.0;
};

/// P(D > distance) when `n` independent values follow the law they are compared with.
///
///     p = 2 Σ_{j≥1} (−1)^{j−1} exp(−2j²λ²),   λ = (√n + 0.12 + 0.11/√n) D
///
/// Source  Stephens, J. R. Stat. Soc. B 32 (1970) 115.
double kolmogorov_survival(double distance, double n);

/// Independent values against a given continuous distribution function.
KolmogorovSmirnov kolmogorov_smirnov(
    std::vector<double> sample, const std::function<double(double)>& distribution);

/// Two sets of independent values against each other; n = n₁n₂/(n₁+n₂) in the law above.
KolmogorovSmirnov kolmogorov_smirnov(std::vector<double> first, std::vector<double> second);

}  // namespace feynet
