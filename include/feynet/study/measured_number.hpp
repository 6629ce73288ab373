#pragma once

#include "feynet/core/named_number.hpp"
#include "feynet/io/store.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/statistics/gamma_method.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// (value − exact)/error, where all three are known.
std::optional<double> pull_of(
    double value, std::optional<double> error, std::optional<double> exact);

/// An estimate with its error beside the exact value.
ObservableResult result_of(
    std::string name, std::string formula, const Estimate& estimated, std::optional<double> exact);

/// The mean of a series, likewise.
ObservableResult result_of(
    std::string name, std::string formula, const Series& series, std::optional<double> exact);

/// An observable of which only the exact value is known.
ObservableResult exact_observable(std::string name, std::string formula, double value);

/// The cosh-corrected effective gap at lag k = 1 … size − 2,
///
///     gap(k) = arcosh[(G(k−1) + G(k+1))/(2G(k))]/a,
///
/// the gap of a single exponential at every k; NaN where the ratio is below 1.
double effective_gap(double before, double here, double after, double spacing);

/// The effective gap of a measured correlator at one lag, as effective_gap() defines it, with its
/// error.
GammaResult measured_gap(const VectorSeries& correlator, Index lag, double spacing);

/// The same beside the exact one, by the name "gap".
ObservableResult gap_result(
    const VectorSeries& correlator, Index lag, double spacing, std::optional<double> exact);

/// The effective gap of an exact correlator at one lag; nothing for an empty curve.
std::optional<double> exact_gap(const std::vector<double>& curve, Index lag, double spacing);

/// G(k) with its error at every lag.
///
/// @param exact  at the same lags; empty where it is not known
std::vector<CurvePoint> correlator_points(
    const VectorSeries& correlator, const std::vector<double>& exact, double spacing);

/// The effective gap up to the lag where the correlator drowns in its noise.
///
/// @param correlator  the correlator_points() of the series
/// @param exact       as above
std::vector<CurvePoint> gap_points(
    const VectorSeries& series,
    const std::vector<CurvePoint>& correlator,
    const std::vector<double>& exact,
    double spacing);

/// The traces of a few chains, thinned for the eye, and the autocorrelation of all.
void add_trace(const Series& series, NetworkRun& run);

/// The measured numbers of one part of a run, as `samples.h5` keeps them: one array of shape
/// [chain, draw] for each.
///
/// @param part     the network or the size they are of
/// @param numbers  the components of the series, in order
Group posterior_of(
    std::string_view part, std::span<const NamedNumber> numbers, const VectorSeries& series);

/// A measured curve against the exact one, all lags together.
CurveTest tested(const VectorSeries& series, const std::vector<double>& exact);

}  // namespace feynet
