#pragma once

#include "feynet/io/report.hpp"
#include "feynet/study/sweep/sweep_results.hpp"

#include <vector>

namespace feynet {

/// The observables that a study is shown by: ⟨x²⟩, energy and gap where they are measured, else the
/// first ones.
std::vector<std::string> shown_observables(const std::vector<SweepPoint>& points);

/// A line for every point and network, as far as a page carries them.
ReportTable point_table(const SweepPlan& plan, const std::vector<SweepPoint>& points);

/// The shown observables over the first two axes, for each network and step of the others; none
/// where one axis is all.
std::vector<ValueMap> sweep_maps(const SweepPlan& plan, const std::vector<SweepPoint>& points);

}  // namespace feynet
