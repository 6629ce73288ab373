#pragma once

#include "feynet/io/summary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// What stands above an observable's numbers: its formula, or its name where it has none.
const std::string& heading_of(const ObservableResult& result);

/// Up to three observables to compare the networks by: ⟨x²⟩, energy and gap where they are
/// measured, otherwise the first ones. They come from the first run that has each.
std::vector<ObservableResult> headline_observables(const Summary& summary);

/// The exact value of an observable that all runs of a group share which state one; nothing where
/// they differ.
std::optional<double> exact_value(
    const Summary& summary, std::string_view group, std::string_view name);

/// The worst of a run's diagnostics over its observables.
struct WorstDiagnostics {
    std::optional<double> tau_int;
    std::optional<double> ess;
    std::optional<double> rhat;
};
WorstDiagnostics worst_diagnostics(const NetworkRun& run);

/// The correlator's p-value; absent where no lag was tested.
std::optional<double> correlator_p(const NetworkRun& run);

/// The verdict as one sentence.
std::string verdict_in_words(const Summary& summary);

/// The summary's remarks and those of the runs that did not pass, each with its network's name.
std::vector<std::string> reasons(const Summary& summary);

/// The formula of the traced observable, or its name, or "observable".
std::string traced_formula(const NetworkRun& run);

/// Whether any point has a standard error.
bool has_errors(const std::vector<CurvePoint>& curve);

/// The number of leading lags that carry a signal: those before the first whose error reaches its
/// value.
std::size_t signal_length(const std::vector<CurvePoint>& curve);

/// The number of correlator lags worth drawing: a little more than the longest signal of a run that
/// has errors; all lags where none has.
std::size_t visible_lags(const Summary& summary);

/// A curve that every run has: its correlator or its effective gap.
using RunCurve = std::vector<CurvePoint> NetworkRun::*;

/// The points with an exact value among the first n_lags, from the run that has most of them.
std::vector<CurvePoint> exact_points(const Summary& summary, RunCurve curve, std::size_t n_lags);

}  // namespace feynet
