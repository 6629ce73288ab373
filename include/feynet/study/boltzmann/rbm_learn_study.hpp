#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/boltzmann/rbm_learn_settings.hpp"
#include "feynet/study/study.hpp"

#include <Eigen/Core>

#include <memory>
#include <optional>
#include <utility>

namespace feynet {

/// A restricted Boltzmann machine that learns a law of spins from samples: how far its law is from
/// the true one, ln Z by annealing beside the exact one, its correlations, its weights.
///
/// Samples leave a divergence of about n/2N_s open, n weights from N_s samples: below that it is
/// luck.
///
/// Source  Hinton, Neural Comput. 14 (2002) 1771; Torlai and Melko, Phys. Rev. B 94 (2016) 165134
class RbmLearnStudy final : public Study {
public:
    /// @param table  samples × spins of a file; none: the Ising model of the settings
    RbmLearnStudy(RbmLearnSettings settings, std::optional<Eigen::MatrixXd> table)
        : settings_(std::move(settings)), table_(std::move(table)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override {
        return lanes * settings_.training.epochs * settings_.training.attempts;
    }
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    RbmLearnSettings settings_;
    std::optional<Eigen::MatrixXd> table_;
};

/// @throws ConfigError with the place of the first mistake, in the run file or its table
std::unique_ptr<Study> read_rbm_learn_study(RunFile& file);

}  // namespace feynet
