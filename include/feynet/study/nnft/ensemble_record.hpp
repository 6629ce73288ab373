#pragma once

#include "feynet/nnft/observable/n_point_functions.hpp"
#include "feynet/nnft/observable/reflection_matrix.hpp"
#include "feynet/statistics/histogram_series.hpp"
#include "feynet/statistics/vector_series.hpp"
#include "feynet/study/execution.hpp"
#include "feynet/study/nnft/ensemble_networks.hpp"
#include "feynet/study/nnft/ensemble_settings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// Four inputs whose connected function is measured.
struct FourInputs {
    std::string name;     ///< key in summary.json
    std::string formula;  ///< for people: "N G₄ᶜ(x₀, x₁, x₂, x₃)"
    Inputs inputs;        ///< d × 4
};

/// What is measured on every network of a kind at the inputs x₀ … x_{k−1}: the kernel f(x₀) f(x_j);
/// f(x₀)², f(x₀)⁴, f(x₀)⁶; the connected four-point functions; the matrix of reflection positivity,
/// where no input has x₁ < 0 and the field no beginning.
class EnsembleMeasurement {
public:
    EnsembleMeasurement(const EnsembleSettings& settings, NeuronKind kind);

    /// Where networks are drawn: the inputs, then their reflections where these are needed.
    const Inputs& drawn_inputs() const { return reflection_ ? reflection_->inputs() : inputs_; }

    const Inputs& inputs() const { return inputs_; }
    const NPointFunctions& kernel() const { return kernel_; }
    const NPointFunctions& powers() const { return powers_; }
    const std::vector<FourInputs>& four_inputs() const { return four_inputs_; }
    const std::optional<ReflectionMatrix>& reflection() const { return reflection_; }

private:
    Inputs inputs_;
    NPointFunctions kernel_;
    NPointFunctions powers_;
    std::vector<FourInputs> four_inputs_;
    std::optional<ReflectionMatrix> reflection_;
};

/// The measurements on independent networks, in `n_groups` groups that share no random number.
struct EnsembleRecord {
    static constexpr Index n_groups = 64;
    /// Stretches of each group whose means are the blocks of the jackknife: 512 in all, among which
    /// the few that a heavy tail makes large stand out.
    static constexpr Index blocks_per_group = 8;

    VectorSeries kernel;                   ///< f(x₀) f(x_j), j = 0 … k − 1
    VectorSeries powers;                   ///< f(x₀)², f(x₀)⁴, f(x₀)⁶
    HistogramSeries values;                ///< of f(x₀)/√⟨f(x₀)²⟩
    std::vector<VectorSeries> four_point;  ///< the seven products of ConnectedFourPoint, each
    std::optional<VectorSeries> reflection;
    double seconds = 0.0;

    Index n_networks() const { return powers.n_measurements(); }

    /// Whether there is enough for blocks, as after a run that was not stopped at once.
    bool can_be_analysed() const { return powers.size() >= 2 * blocks_per_group; }
};

/// The networks that each group draws so that all are at least `n_networks`, and no bin of the
/// series is left unfinished.
Index draws_per_group(Index n_networks);

/// Draws networks and measures them; fewer than were asked for when `stop` says so.
///
/// @param run  the number of the ensemble under one seed
EnsembleRecord run_ensemble(
    const EnsembleNetworks& networks,
    const EnsembleMeasurement& measurement,
    const EnsembleSettings& settings,
    std::uint16_t run,
    const Execution& execution);

}  // namespace feynet
