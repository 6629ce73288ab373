#pragma once

#include "feynet/study/path/annealing_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>

namespace feynet {

/// ln Z of a path integral, absolute: the thermal trace on a ring, with F = −ln Z/β, the kernel
/// ⟨x_f| e^{−TH} |x_i⟩ between fixed ends, its integral over the ends that are free. Decay networks
/// of an oscillator are annealed to the potential, Z = Z₀ ⟨eʷ⟩; ⟨x²⟩ of the same weighted paths
/// stands beside it.
class FreeEnergyStudy final : public Study {
public:
    /// All sections of its run file.
    struct Settings {
        PathSettings path;
        AnnealingSettings annealing;
    };

    /// @throws InvalidInput naming the key that cannot be
    explicit FreeEnergyStudy(Settings settings);

    std::string title() const override { return settings_.path.header.title; }
    std::uint64_t seed() const override { return settings_.path.run.seed; }
    Index work() const override { return settings_.annealing.rounded_paths(); }
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    Summary empty_summary() const;
    NetworkRun part(const Execution& execution, Figure& weights) const;

    Settings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_free_energy_study(RunFile& file);

}  // namespace feynet
