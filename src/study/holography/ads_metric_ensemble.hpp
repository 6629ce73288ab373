#pragma once

#include "ads_metric_problem.hpp"
#include "feynet/holography/learning/label_training.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/study/study.hpp"

#include <functional>
#include <vector>

namespace feynet {

/// One start and where training took it.
struct TrainedStart {
    TrainedModel trained;
    LabelMisfit misfit;  ///< of the model over all its points
    bool is_kept = false;
};

using NumberOfStart = std::function<double(const BulkModel&)>;

/// The mean and spread of a number over the starts that were kept.
struct Spread {
    double mean = 0.0;
    double deviation = 0.0;
};

Spread spread_of(const std::vector<TrainedStart>& starts, const NumberOfStart& number);

/// How many starts were kept.
std::size_t kept_of(const std::vector<TrainedStart>& starts);

struct TrainedStarts {
    std::vector<TrainedStart> starts;
    double seconds = 0.0;  ///< that all processes took
};

/// Trains every start of the run file, one task each: start i draws from streams of chain i alone.
TrainedStarts train_starts(
    const AdsMetricSettings& settings, const AdsProblem& problem, const Execution& execution);

/// What the starts say together.
NetworkRun starts_part(
    const AdsMetricSettings& settings,
    const AdsProblem& problem,
    const std::vector<TrainedStart>& starts);

/// The emergent metric, and the loss as it fell.
std::vector<Figure> starts_figures(
    const AdsProblem& problem, const std::vector<TrainedStart>& starts);

}  // namespace feynet
