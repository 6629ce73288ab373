#pragma once

#include "feynet/study/field/field_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// A scalar field on a lattice, sampled by networks: quantum mechanics in many dimensions.
///
/// A free field stands beside its exact answers; of an interacting one what is held against theory
/// is the Schwinger–Dyson identity ⟨φ ∂S/∂φ⟩ = 1 and the symmetry ⟨M⟩ = 0, and that all networks
/// agree.
class FieldStudy final : public Study {
public:
    explicit FieldStudy(FieldSettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    std::optional<RunSize> size() const override;
    std::string length_key() const override { return "sampler.draws"; }

    /// Runs every kind of network of the settings, one after the other, each on its own random
    /// numbers.
    StudyResult run(const StudyHooks& hooks) const override;

    Summary exact() const override;

private:
    FieldSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_field_study(RunFile& file);

}  // namespace feynet
