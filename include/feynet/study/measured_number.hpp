#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/statistics/gamma_method.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// (value − exact)/error, where all three are known.
std::optional<double> pull_of(
    double value, std::optional<double> error, std::optional<double> exact);

/// A measured mean with its error beside the exact one.
ObservableResult result_of(
    std::string name, std::string formula, const Series& series, std::optional<double> exact);

/// The effective gap of a measured correlator at one lag, as effective_gap() defines it, with its
/// error.
GammaResult measured_gap(const VectorSeries& correlator, Index lag, double spacing);

/// The same beside the exact one, by the name "gap".
ObservableResult gap_result(
    const VectorSeries& correlator, Index lag, double spacing, double exact);

/// A measured curve against the exact one, all lags together.
CurveTest tested(const VectorSeries& series, const std::vector<double>& exact);

}  // namespace feynet
