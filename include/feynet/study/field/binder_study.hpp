#pragma once

#include "feynet/study/field/binder_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// The critical coupling of a lattice field from the crossings of the Binder cumulant
/// U₄ = 1 − n⟨M⁴⟩/((n + 2)⟨M²⟩²) of several sizes.
///
/// Short runs look for the crossing; then every size is sampled at one coupling near it, its U₄ as
/// a function of the coupling follows by reweighting, and the crossings of neighbouring sizes are
/// fitted to the infinite lattice. The statistical error has the autocorrelation and the
/// correlation of neighbouring crossings in it; the systematic one is what leaving out the smallest
/// size changes, which shows corrections beyond the leading one only in part: small lattices at
/// weak coupling are not yet in the scaling region, where larger sizes help and p warns.
class BinderStudy final : public Study {
public:
    explicit BinderStudy(BinderPlan plan) : plan_(std::move(plan)) {}

    std::string title() const override { return plan_.field.header.title; }
    std::uint64_t seed() const override { return plan_.field.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    BinderPlan plan_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_binder_study(RunFile& file);

}  // namespace feynet
