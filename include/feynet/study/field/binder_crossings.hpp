#pragma once

#include "feynet/io/figure.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/statistics/crossing.hpp"
#include "feynet/statistics/crossing_fit.hpp"
#include "feynet/study/field/binder_record.hpp"

#include <optional>
#include <span>
#include <vector>

namespace feynet {

/// The crossings of U₄ of neighbouring sizes and what they say about the infinite lattice.
struct BinderCrossings {
    /// @param records  of rising sizes, each with measurements
    BinderCrossings(const BinderPlan& plan, std::span<const BinderRecord> records);

    bool all_found() const;

    std::vector<CrossingPoint> points;
    std::vector<Crossing> crossings;
    std::optional<CrossingFit> fit;  ///< absent unless all crossings were found
};

/// The coupling at which to run next: the crossing of the largest pair that has one, else where the
/// curves of the smallest pair approach each other.
double next_coupling(const BinderPlan& plan, std::span<const BinderRecord> records);

/// The critical coupling, its statistical and systematic errors together and apart, and the
/// crossings as numbers, with a verdict.
NetworkRun crossings_part(const BinderPlan& plan, const BinderCrossings& found);

/// U₄ against the coupling for each size, by reweighting.
Figure cumulant_figure(
    const BinderPlan& plan, std::span<const BinderRecord> records, const BinderCrossings& found);

/// The crossings against the h of CrossingFit, with the law through them.
Figure crossings_figure(const BinderPlan& plan, const BinderCrossings& found);

/// The symbol of the coupling that is varied: "λ", "m²" or "κ".
std::string symbol_of(VariedCoupling vary);

}  // namespace feynet
