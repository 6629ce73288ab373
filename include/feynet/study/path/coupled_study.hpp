#pragma once

#include "feynet/study/path/coupled_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>

namespace feynet {

/// A path of several coordinates, each a network of its own, sampled together and held against its
/// exact answers: closed forms of the normal modes for a coupling matrix, a transfer matrix in the
/// plane for any potential of two coordinates.
///
/// For an anharmonic potential of three coordinates or more no exact answer is claimed; what is
/// then held against theory is the Schwinger–Dyson identity ⟨xᵢ ∂S/∂xᵢ⟩ = 1 of each coordinate.
class CoupledStudy final : public Study {
public:
    explicit CoupledStudy(CoupledSettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.path.header.title; }
    std::uint64_t seed() const override { return settings_.path.run.seed; }
    Index work() const override;
    std::optional<RunSize> size() const override;
    std::string length_key() const override { return "sampler.draws"; }

    /// Runs every kind of network of the settings, one after the other, each on its own random
    /// numbers.
    StudyResult run(const StudyHooks& hooks) const override;

    Summary exact() const override;

private:
    CoupledSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_coupled_study(RunFile& file);

}  // namespace feynet
