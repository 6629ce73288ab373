#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/boltzmann/rbm_evolution.hpp"
#include "feynet/study/boltzmann/rbm_network_settings.hpp"
#include "feynet/study/run_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// The section [verdict] of a quench.
struct QuenchVerdictSettings {
    double deviation = 1e-2;
    double energy_drift = 1e-2;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "deviation",
            self.deviation,
            "pass: ⟨σˣ⟩ at every time within this of the exact one, where it is known");
        visit(
            "energy_drift",
            self.energy_drift,
            "pass: the energy at every time within this of the first one, relative to it");
    }
};

/// All that a run file says of a quench.
struct RbmQuenchStudySettings {
    HeaderSettings header{.title = "A quench as a Boltzmann machine"};
    SpinSystemSettings system{.field = 0.5};
    RbmNetworkSettings network{.density = 2, .biases = RbmBiases::None};
    RbmTrainingSettings training;
    RbmQuenchSettings quench;
    QuenchVerdictSettings verdict;
    RunSettings run;
};

/// The transverse field of Ising spins is changed at once: their ground state before, learned by a
/// Boltzmann machine, then moves in real time, and so does the machine, as far as it can follow.
///
/// Source  Carleo and Troyer, Science 355, 602 (2017)
class RbmQuenchStudy final : public Study {
public:
    explicit RbmQuenchStudy(RbmQuenchStudySettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    RbmQuenchStudySettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_rbm_quench_study(RunFile& file);

}  // namespace feynet
