#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/statistics/linear_fit.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// One number at every width.
struct NumberAtWidths {
    std::string formula;  ///< of a connected function begins with "N "
    std::optional<double> exact;
    std::vector<double> width;
    std::vector<ObservableResult> results;

    /// Whether every width has a value with an error.
    bool is_complete() const;
};

/// Σ_j θ_j N^{−j}, j < n, through a number y ± σ at every width.
LinearFit fit_in_inverse_width(const NumberAtWidths& numbers, Index n);

/// ln |G| = θ₀ + θ₁ ln N of G = (what was measured)/N.
LinearFit fit_exponent(const NumberAtWidths& numbers);

/// A parameter of a fit beside its exact value.
ObservableResult fitted(
    std::string name,
    std::string formula,
    const LinearFit& fit,
    Index parameter,
    std::optional<double> exact);

}  // namespace feynet
