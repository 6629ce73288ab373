#pragma once

#include "feynet/path/division/division_sampler.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/path/time_division_study.hpp"

#include <vector>

namespace feynet {

/// What was measured under one prior of the kinks.
struct DivisionRecord {
    std::vector<Series> squares;  ///< x² at each free common node
    Series interval_square;       ///< mean of the d² of all intervals
    Series acceptance;
    double seconds = 0.0;
};

/// Samples kinks and path together, one block of chains per task.
///
/// @param run  which prior under one seed
DivisionRecord sample_division(
    const DivisionEnsemble& ensemble,
    double mass,
    const TimeDivisionSettings& settings,
    const Stream& stream,
    const Execution& execution);

}  // namespace feynet
