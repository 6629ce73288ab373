#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/holography/ads_metric_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <string>
#include <utility>

namespace feynet {

/// A spacetime from data at its boundary: the metric h(η) that a bulk network learns.
///
/// mode = "paper" trains many starts on labels as the papers do; mode = "precise" fits the metric
/// in the space of the data and says which of its features they determine. The data are those of a
/// known bulk (labels or a boundary curve), whose metric stands beside the emergent one, or
/// measured pairs from a file.
class AdsMetricStudy final : public Study {
public:
    /// @param table  the file of measured pairs; empty without one
    AdsMetricStudy(AdsMetricSettings settings, std::filesystem::path table)
        : settings_(std::move(settings)), table_(std::move(table)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;

    /// The metric of a known bulk.
    Summary exact() const override;

private:
    AdsMetricSettings settings_;
    std::filesystem::path table_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_ads_metric_study(RunFile& file);

}  // namespace feynet
