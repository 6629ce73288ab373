#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/boltzmann/ising_phases_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// Which side of the transition an Ising configuration comes from: a perceptron and a feed-forward
/// network learn it from samples of two temperatures, beside the best that anybody can do, the
/// likelihood ratio of the two laws, exact by Kaufman's ln Z.
///
/// A perceptron sees Σ wᵢ sᵢ, which has the same law for s and −s: it cannot tell more than one of
/// the two ordered states from disorder. Between the two temperatures the mean output falls near
/// the transition, which the networks were never told.
///
/// Source  Carrasquilla and Melko, Nature Phys. 13 (2017) 431
class IsingPhasesStudy final : public Study {
public:
    explicit IsingPhasesStudy(IsingPhasesSettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override { return 2 * lanes * settings_.training.epochs; }
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    IsingPhasesSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_ising_phases_study(RunFile& file);

}  // namespace feynet
