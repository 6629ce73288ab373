#pragma once

#include "feynet/study/nnft/ensemble_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// Random networks as a field theory: their n-point functions at every width beside the kernel of
/// infinite width and the exact connected functions of finite width.
///
/// It passes when every pull and the p of every kernel keep the thresholds of the run file.
class NnftStudy final : public Study {
public:
    explicit NnftStudy(EnsembleSettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;

    /// Kernels and connected four-point functions.
    Summary exact() const override;

private:
    EnsembleSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_nnft_study(RunFile& file);

}  // namespace feynet
