#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/boltzmann/spin_settings.hpp"
#include "feynet/study/boltzmann/wave_candidates.hpp"
#include "feynet/study/run_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// The section [training] of wave functions that are compared.
struct WaveTrainingSettings {
    Index iterations = 400;
    double rate = 0.05;
    double first_shift = 1e-2;
    double least_shift = 1e-10;
    double start_width = 0.1;
    Index attempts = 2;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("iterations", self.iterations, "steps of stochastic reconfiguration");
        visit("rate", self.rate, "γ, a step of imaginary time, below 2/(E_max − E₀)");
        visit("first_shift", self.first_shift, "λ of the first step, S_kk → S_kk (1 + λ)");
        visit("least_shift", self.least_shift, "λ falls to this, and rises where a step fails");
        visit("start_width", self.start_width, "standard deviation of the noise of first weights");
        visit("attempts", self.attempts, "descents of each from different weights");
    }
};

/// The section [verdict] of wave functions that are compared.
struct WaveVerdictSettings {
    double relative_error = 1e-3;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "relative_error",
            self.relative_error,
            "pass: (E − E₀)/|E₀| of the best of all at most this, and none below E₀");
    }
};

/// All that a run file says of a comparison.
struct WaveFunctionsSettings {
    HeaderSettings header{.title = "Wave functions side by side"};
    SpinSystemSettings system{.size = 10};
    WaveNetworksSettings networks;
    WaveTrainingSettings training;
    WaveVerdictSettings verdict;
    RunSettings run;
};

/// Kinds of wave functions of a few spins side by side, by their numbers of real weights: energy,
/// variance, entanglement and distance from the exact ground state, by sums over all configurations
/// and so without statistical error. Without a field only amplitudes of no magnetisation count.
class WaveFunctionsStudy final : public Study {
public:
    explicit WaveFunctionsStudy(WaveFunctionsSettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    WaveFunctionsSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_wave_functions_study(RunFile& file);

}  // namespace feynet
