#include "wave_comparison.hpp"

#include "claims.hpp"
#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/boltzmann/tensor/entanglement.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <optional>
#include <string>
#include <utility>

namespace feynet {
namespace {

constexpr double rounding_of_energies = 1e-12;
constexpr double least_shown = 1e-15;

/// S of the first ℓ spins, ℓ = 1 … N/2.
std::vector<double> block_entropies(const Eigen::VectorXcd& amplitudes, Index n_spins) {
    std::vector<double> entropies;
    std::vector<Index> part;
    for (Index spin = 0; spin < n_spins / 2; ++spin) {
        part.push_back(spin);
        entropies.push_back(entanglement_entropy(schmidt_values(amplitudes, part)));
    }
    return entropies;
}

ObservableResult computed(
    const char* name,
    const char* formula,
    double value,
    std::optional<double> exact = std::nullopt) {
    ObservableResult result = exact_observable(name, formula, 0.0);
    result.value = value;
    result.exact = exact;
    return result;
}

std::string told(const WaveCandidate& candidate, const std::vector<FullSumDescent>& descents) {
    std::string energies;
    for (const FullSumDescent& descent : descents) {
        energies += fmt::format("{}{:.6f}", energies.empty() ? "" : ", ", descent.energy);
    }
    return fmt::format(
        "{} real weights; all configurations summed; energies of all descents: {}",
        candidate.n_real(),
        energies);
}

}  // namespace

GroundState::GroundState(const SpinModel& model) {
    const ExactState lowest = lanczos_ground_state(model);
    energy = lowest.energy;
    amplitudes = Eigen::VectorXcd::Zero(lowest.amplitudes.size());
    for (const Index state : connected_states(model)) {
        amplitudes(state) = lowest.amplitudes(state);
    }
    amplitudes.normalize();
    entropies = block_entropies(amplitudes, model.n_spins);
}

ComparedWave compared(
    const SpinModel& model,
    const WaveCandidate& candidate,
    const std::vector<FullSumDescent>& descents,
    const GroundState& ground) {
    const FullSum sum = sum_over_states(model, *candidate.wave, descents.front().parameters);
    ComparedWave result{.run = {.network = candidate.name}};
    result.error = (sum.energy - ground.energy) / std::abs(ground.energy);
    result.entropies = block_entropies(sum.amplitudes, model.n_spins);
    const double n_spins = static_cast<double>(model.n_spins);
    const double overlap = std::norm(ground.amplitudes.dot(sum.amplitudes));
    result.run.observables = {
        computed("energy", "⟨H⟩", sum.energy, ground.energy),
        computed("relative_error", "(E − E₀)/|E₀|", result.error),
        computed("weights", "real weights", static_cast<double>(candidate.n_real())),
        computed("v_score", "N Var H/⟨H⟩²", n_spins * sum.variance / (sum.energy * sum.energy)),
        computed("infidelity", "1 − |⟨ψ₀|ψ⟩|²", 1.0 - overlap),
        computed("entropy", "S(N/2)", result.entropies.back(), ground.entropies.back())};
    result.run.sampler.kind = "exact";
    result.run.sampler.explanation = told(candidate, descents);
    Claims(result.run)
        .hold(
            result.error > -rounding_of_energies,
            fmt::format("the energy is below the exact one by {:.2g} of it", -result.error));
    return result;
}

WaveFigures::WaveFigures(const GroundState& ground)
    : ground_(ground),
      errors_{
          .name = "errors",
          .title = "What a weight is worth",
          .caption =
              "The lowest energy that each wave function came to, above the exact one, against its "
              "number of real weights; a complex weight is two. Below 1e-15 is exact.",
          .x = {.label = "real weights", .scale = AxisScale::Logarithmic},
          .y = {.label = "(E − E₀)/|E₀|", .scale = AxisScale::Logarithmic},
          .series = {},
          .exact = {}},
      entropies_{
          .name = "entropies",
          .title = "Entanglement",
          .caption =
              "The entropy of the first ℓ spins with the others, in nats; without a field, of the "
              "amplitudes with no magnetisation.",
          .x = {.label = "spins ℓ of a block"},
          .y = {.label = "S"},
          .series = {},
          .exact = {},
          .is_detail = true} {}

void WaveFigures::add(const WaveCandidate& candidate, const ComparedWave& compared) {
    if (errors_.series.empty() || errors_.series.back().label != word(candidate.kind)) {
        errors_.series.push_back(
            {.label = std::string(word(candidate.kind)), .points = {}, .test = {}});
    }
    // on a logarithmic axis rounding has its own place
    errors_.series.back().points.push_back(figure_point(
        static_cast<double>(candidate.n_real()), std::max(compared.error, least_shown)));
    FigureSeries entropies{.label = candidate.name, .points = {}, .test = {}};
    for (std::size_t k = 0; k < compared.entropies.size(); ++k) {
        entropies.points.push_back(figure_point(
            static_cast<double>(k + 1), compared.entropies[k], std::nullopt, ground_.entropies[k]));
    }
    entropies_.series.push_back(std::move(entropies));
}

std::vector<Figure> WaveFigures::figures() && {
    return {std::move(errors_), std::move(entropies_)};
}

}  // namespace feynet
