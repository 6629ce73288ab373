#pragma once

#include "feynet/boltzmann/quantum/rbm_weights.hpp"
#include "feynet/io/run_file.hpp"
#include "feynet/study/boltzmann/rbm_descent.hpp"
#include "feynet/study/boltzmann/rbm_network_settings.hpp"
#include "feynet/study/boltzmann/spin_settings.hpp"
#include "feynet/study/run_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace feynet {

/// The key of [network] that gives the weights, so that nothing is trained.
struct RbmFileSettings {
    std::string file;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "file",
            self.file,
            "weights to measure instead of training, *.wf or JSON, beside the run file");
    }
};

/// The section [measure] of a wave function.
struct RbmMeasureSettings {
    Index draws = 2000;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("draws", self.draws, "sweeps of every walker with the weights that were learned");
    }
};

/// The section [verdict] of a variational energy.
struct RbmVerdictSettings {
    double relative_error = 1e-3;
    double below = 4.0;
    double rhat = 1.01;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "relative_error",
            self.relative_error,
            "pass: (E − E₀)/|E₀| of the best attempt at most this, where E₀ is known");
        visit("below", self.below, "pass: E not below E₀ by more than so many errors");
        visit("rhat", self.rhat, "pass: R̂ of the energy below this");
    }
};

/// All that a run file says of a ground state.
struct RbmGroundStateSettings {
    HeaderSettings header{.title = "A ground state as a Boltzmann machine"};
    SpinSystemSettings system;
    RbmNetworkSettings network;
    RbmFileSettings given;
    RbmTrainingSettings training;
    RbmMeasureSettings measure;
    RbmVerdictSettings verdict;
    RunSettings run;
};

/// The ground state of spins as a restricted Boltzmann machine: stochastic reconfiguration, then a
/// measurement with the weights at rest.
///
/// A variational energy is above the exact one by more than its statistical error, so that it is
/// held to a relative error, and to not being below.
///
/// Source  Carleo and Troyer, Science 355, 602 (2017)
class RbmGroundStateStudy final : public Study {
public:
    /// @param given  weights to measure; none: they are learned
    explicit RbmGroundStateStudy(
        RbmGroundStateSettings settings, std::optional<RbmWeights> given = std::nullopt)
        : settings_(std::move(settings)), given_(std::move(given)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    RbmGroundStateSettings settings_;
    std::optional<RbmWeights> given_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_rbm_ground_state_study(RunFile& file);

}  // namespace feynet
