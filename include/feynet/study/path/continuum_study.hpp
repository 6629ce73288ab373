#pragma once

#include "feynet/study/path/continuum_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// How fast the gap E₁ − E₀ of the lattice approaches that of H: the power p and c₂ of
///
///     gap(a) − gap(0) = c₁ aᵖ (1 + c₂ a)
///
/// for every discretisation, from transfer matrices and from sampled networks. gap(0) is that of
/// the Hamiltonian, solved without a lattice in time.
///
/// Sampling cannot resolve differences much below its errors. Networks therefore measure, at larger
/// spacings, the rate at which the correlator decays between two times, which is the gap but for
/// what higher states add; it has a limit of its own and, but for takahashi_imada, the same order.
/// Each rate stands beside the exact one at its spacing, and their order beside that of the exact
/// rates at the same spacings with the same weights; where sampling cannot tell it, that is said.
class ContinuumStudy final : public Study {
public:
    explicit ContinuumStudy(ContinuumPlan plan) : plan_(std::move(plan)) {}

    std::string title() const override { return plan_.path.header.title; }
    std::uint64_t seed() const override { return plan_.path.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    ContinuumPlan plan_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_continuum_study(RunFile& file);

}  // namespace feynet
