#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/holography/ads_qcd_settings.hpp"
#include "feynet/study/run_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// Holographic QCD: chiral condensates at several quark masses become a metric, the metric a quark
/// potential; and what of it the data determine is said.
///
/// Source  Hashimoto, Sugishita, Tanaka & Tomiya, arXiv:1809.10536; Hashimoto, Hu & You,
///         arXiv:2006.00712
class AdsQcdStudy final : public Study {
public:
    AdsQcdStudy(HeaderSettings header, QcdPlan plan, RunSettings run)
        : header_(std::move(header)), plan_(std::move(plan)), run_(run) {}

    std::string title() const override { return header_.title; }
    std::uint64_t seed() const override { return run_.seed; }

    /// Epochs of all networks in paper mode; 0 otherwise.
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;

    /// The equation of state that no metric can be far below.
    Summary exact() const override;

private:
    HeaderSettings header_;
    QcdPlan plan_;
    RunSettings run_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_ads_qcd_study(RunFile& file);

}  // namespace feynet
