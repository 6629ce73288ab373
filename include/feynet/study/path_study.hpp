#pragma once

#include "feynet/io/store.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/study/path_analysis.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace feynet {

/// A path integral sampled by one or several networks and held against its exact answers.
struct PathStudy {
    Summary summary;
    std::vector<Group> samples;  ///< the measurements, for samples.h5
};

/// What a study tells while it runs.
struct StudyHooks {
    Execution execution;
    std::function<void(std::string_view)> network_starts = [](std::string_view) {};
    std::function<void(const NetworkRun&)> network_ends = [](const NetworkRun&) {};
};

/// Runs every network of the settings, one after the other, each on its own random numbers.
PathStudy run_path_study(const PathSettings& settings, const StudyHooks& hooks);

/// The exact answers alone, in the shape of a run: values and errors are absent.
Summary exact_path_summary(const PathSettings& settings);

}  // namespace feynet
