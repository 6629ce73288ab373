#pragma once

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/study/path/ground_state_record.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <vector>

namespace feynet {

/// The ground state as a sum over networks, ψ₀(y) ∝ ∫Dx e^{−S} over all paths that end at y and
/// began, anyhow, long ago.
///
/// Paths with free ends are sampled by every network of the run file. At spacing a the end of a
/// long one is distributed as ψ₀, the leading eigenvector of the symmetric transfer matrix, the
/// half weight of V at the end included; its middle as |ψ₀|²; one more slice has the weight
/// e^{−aE₀}. ψ₀ comes from the ends, spread by one exact slice, as a smooth curve.
class GroundStateStudy final : public Study {
public:
    /// @throws InvalidInput if the settings cannot be a path with free ends
    explicit GroundStateStudy(PathSettings settings);

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    PathSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_ground_state_study(RunFile& file);

}  // namespace feynet
