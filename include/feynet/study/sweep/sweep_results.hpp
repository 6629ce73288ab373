#pragma once

#include "feynet/io/store.hpp"
#include "feynet/study/sweep/sweep_directory.hpp"

#include <string>
#include <vector>

namespace feynet {

/// A point of a sweep with what it gave.
struct SweepPoint {
    Index number = 0;
    TomlValue::List values;  ///< of the keys of the plan
    Summary summary;
    std::string build{};  ///< that began it, as RunConfiguration has it; empty if nobody knows
};

/// The points that other builds than this one have made: a line for each, "0.1.0 (…): points 1, 2".
std::vector<std::string> other_builds(const std::vector<SweepPoint>& points);

/// All points that have come to something, in their order.
/// @throws ConfigError if a summary is damaged
std::vector<SweepPoint> finished_points(const SweepDirectory& sweep);

/// One line per point, network and observable: point, every key, network, observable, value, error,
/// tau_int, ess, rhat, exact, pull, verdict; what is absent is an empty cell.
std::string sweep_csv(const SweepPlan& plan, const std::vector<SweepPoint>& points);

/// The same numbers for a store: a group for each network and observable, with value, error and
/// exact of every point, and the keys that are numbers; NaN where something is absent.
std::vector<Group> sweep_groups(const SweepPlan& plan, const std::vector<SweepPoint>& points);

/// The points as a report: each observable against each key, with the exact values, and a verdict
/// that is that of the worst point.
Summary sweep_summary(const SweepPlan& plan, const std::vector<SweepPoint>& points);

/// Writes table.csv, table.h5, a csv for every figure, report.html and summary.json.
/// @return  the summary that the report shows
/// @throws IoError
Summary write_results(
    const SweepDirectory& sweep,
    const std::vector<SweepPoint>& points,
    const std::string& command_line);

}  // namespace feynet
