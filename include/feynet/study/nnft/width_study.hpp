#pragma once

#include "feynet/study/nnft/ensemble_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// How random networks become Gaussian: n-point functions at many widths N, and the power of N with
/// which the connected ones fall.
///
/// It passes when the two-point function does not depend on N, the connected four-point functions
/// fall as 1/N, and their coefficients are the exact ones, each within the thresholds of the run
/// file.
class WidthStudy final : public Study {
public:
    explicit WidthStudy(EnsembleSettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;

    /// The coefficients N G₄ᶜ.
    Summary exact() const override;

private:
    EnsembleSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_width_study(RunFile& file);

}  // namespace feynet
