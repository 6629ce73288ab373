#pragma once

#include "feynet/io/field_picture.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/statistics/reweighting.hpp"
#include "feynet/study/execution.hpp"
#include "feynet/study/field/binder_settings.hpp"
#include "feynet/study/transition_record.hpp"

#include <cstdint>
#include <optional>

namespace feynet {

/// The columns of what is measured at each size.
enum class BinderColumn : std::size_t { Square, Fourth, Modulus, FieldSquare, Slope };

/// U₄ = 1 − n⟨M⁴⟩/((n + 2)⟨M²⟩²) of these columns.
FunctionOfMeans binder_cumulant(Index n_components);
/// The gradient of U₄ with respect to the means.
GradientOfMeans gradient_of_binder(Index n_components);

/// What was measured at one size and one coupling.
struct BinderRecord {
    Index size = 0;
    double coupling = 0.0;
    Index draws = 0;                      ///< kept per chain; fewer than asked where it was stopped
    std::optional<Reweighting> measured;  ///< absent without a draw
    SamplerReport sampler;
    std::optional<TransitionRecord> transitions;  ///< of its chains, for judge_health()
    FieldPanel last;  ///< of the first chain, in the plane of the first two directions
};

/// Runs all chains of one size at one coupling.
///
/// @param draws  kept per chain
/// @param run    which of several under one seed
BinderRecord run_size(
    const BinderPlan& plan,
    Index size,
    double coupling,
    Index draws,
    std::uint16_t run,
    const Execution& execution);

}  // namespace feynet
