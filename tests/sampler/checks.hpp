#pragma once

#include "feynet/sampler/sampler.hpp"
#include "sampler/targets.hpp"

#include <array>
#include <string_view>

namespace feynet::test {

using SourceOf = std::function<std::unique_ptr<RandomSource>(const Stream&)>;

/// A sampler with the parts that checks look at. A part that a sampler does not have is empty, and
/// checks of it are silent.
struct Subject {
    Target target;                         ///< the law it should leave invariant
    std::shared_ptr<const Action> action;  ///< what the sampler is given for it
    std::shared_ptr<const Sampler> sampler;
    SourceOf source = [](const Stream& stream) { return std::make_unique<StreamSource>(stream); };

    std::function<void(const Block& normals, Block& v)> draw_velocity = {};
    std::function<Lanes(const Block& q, const Block& v)> energy = {};
    /// Follows n steps of size dt from (q, v).
    std::function<void(Block& q, Block& v, double dt, Index n)> follow = {};
    std::shared_ptr<const GaussianPart> metric = nullptr;
};

/// What a check saw: alarm is raised with probability 1e-6 per comparison for a correct sampler
/// (4.9 standard errors), never for deterministic checks.
struct Check {
    std::string_view name;
    bool (*raises_alarm)(const Subject&);
};

/// S of the action under test against the closed form of the target, relative 1e-12.
bool action_is_wrong(const Subject& subject);

/// ∂S/∂q against central differences of S, relative 1e-7.
bool force_is_wrong(const Subject& subject);

/// Forward, flip, back returns to the start within 1e-10.
bool is_irreversible(const Subject& subject);

/// The slope of ln rms ΔH against ln ε at fixed length is 2.00 ± 0.05, down to ΔH ≈ 1e-8.
bool energy_error_has_wrong_order(const Subject& subject);

/// ⟨vᵢ²⟩ = (M⁻¹)ᵢᵢ, ⟨vᵢ⟩ = 0 and vᵀMv has mean n: 4e5 draws resolve a width wrong by 0.6 %.
bool velocity_law_is_wrong(const Subject& subject);

/// The bounded Creutz identity ⟨e^{−ΔH}; ΔH > 0⟩ = P(ΔH < 0) from exact starts.
bool creutz_identity_fails(const Subject& subject);

/// The fraction accepted is ⟨min(1, e^{−ΔH})⟩, and no trajectory is without error.
bool acceptance_is_wrong(const Subject& subject);

/// Exact starts, three steps: ten means of the end are those of the start, in 2e5 chains. A mean is
/// resolved to 1.1 % of its spread.
bool law_changes(const Subject& subject);

/// The chains of a block, started independently, stay independent.
bool chains_are_correlated(const Subject& subject);

/// A proposal of NaN energy leaves q bit by bit and is counted.
bool accepts_nan(const Subject& subject);

/// The exact transition matrix P on nine states, by a scripted generator: |πP − π| < 1e-15, and all
/// states are reached.
bool enumerated_kernel_is_wrong(const Subject& subject);

inline constexpr auto every_check = std::to_array<Check>({
    {"action", &action_is_wrong},
    {"force", &force_is_wrong},
    {"reversibility", &is_irreversible},
    {"energy error order", &energy_error_has_wrong_order},
    {"velocity law", &velocity_law_is_wrong},
    {"bounded Creutz identity", &creutz_identity_fails},
    {"acceptance", &acceptance_is_wrong},
    {"exact start", &law_changes},
    {"chain independence", &chains_are_correlated},
});

}  // namespace feynet::test
