#pragma once

#include "feynet/nnft/observable/n_point_functions.hpp"
#include "feynet/nnft/random_networks.hpp"
#include "feynet/statistics/histogram_series.hpp"
#include "feynet/statistics/vector_series.hpp"
#include "feynet/study/ensemble_settings.hpp"
#include "feynet/study/execution.hpp"

#include <array>
#include <vector>

namespace feynet {

/// What is measured on every network of an ensemble at the inputs x₀ … x_{k−1}: f(x_i) f(x_j) for
/// every pair, f(x_i) f(x_j) f(x_k) f(x_l) for chosen ones, f(x₀)⁶.
class EnsembleMeasurement {
public:
    EnsembleMeasurement(Inputs inputs, const std::vector<std::array<Index, 4>>& quadruples);

    const Inputs& inputs() const { return inputs_; }
    const NPointFunctions& products() const { return products_; }

    /// The component of f(x_i) f(x_j).
    Index pair(Index i, Index j) const;

    /// The component of the four-point product number q.
    Index quadruple(std::size_t q) const { return n_pairs_ + static_cast<Index>(q); }

    /// The component of f(x₀)⁶.
    Index sixth_power() const { return products_.size() - 1; }

private:
    Inputs inputs_;
    Index n_pairs_;
    NPointFunctions products_;
};

/// The measurements on independent networks, in `n_groups` groups that share no random number.
struct EnsembleRecord {
    static constexpr Index n_groups = 64;
    /// Stretches of each group whose means are the blocks of the jackknife: 128 in all, which are
    /// long enough to be nearly normal and enough for an error to 6 %.
    static constexpr Index blocks_per_group = 2;

    VectorSeries products;   ///< of the components of EnsembleMeasurement
    HistogramSeries values;  ///< of f(x₀)/√⟨f(x₀)²⟩
    double seconds = 0.0;

    Index n_networks() const { return products.n_measurements(); }
};

/// The networks that each group draws so that all are at least `n_networks`, and no bin of the
/// series is left unfinished.
Index draws_per_group(Index n_networks);

/// Draws networks and measures them; fewer than were asked for when `stop` says so.
///
/// @param run  the number of the ensemble under one seed
EnsembleRecord run_ensemble(
    const RandomNetworks& networks,
    const EnsembleMeasurement& measurement,
    const EnsembleSettings& settings,
    std::uint16_t run,
    const Execution& execution);

}  // namespace feynet
