#pragma once

#include "feynet/statistics/gamma_method.hpp"
#include "feynet/study/execution.hpp"
#include "feynet/study/nnft/duality_settings.hpp"

#include <cstdint>
#include <vector>

namespace feynet {

/// What was measured on random networks of one width at one coupling.
struct DualityRecord {
    DualityRecord(const DualityPlan& plan, double coupling, Index width);

    /// The site average of φ², which is G(0), and that of φ⁴.
    VectorSeries moments() const;

    /// G(k) = (1/n) Σₜ φₜ φₜ₊ₖ at the lags k = 0 … n/2.
    VectorSeries correlator() const;

    /// Where the frequencies of the neurons are: at k = 0 … n/2
    ///
    ///     h(k) = (n G₀/N) Σᵢ aᵢ² ½ (δ(kᵢ, k) + δ(kᵢ, n − k)),
    ///
    /// the histogram of random frequencies times the square of the amplitudes. For independent
    /// neurons its mean is ⟨|φ̃_k|²⟩ = 1/λ_k.
    VectorSeries frequencies() const;

    double coupling;
    Index width;
    Index n_lags;
    VectorSeries measured;  ///< ⟨φ⁴⟩, then G(k), then h(k)
    Series acceptance;      ///< share of the neurons offered that were taken
    Block last_field;       ///< of the first chains
    Block last_weights;
    double seconds = 0.0;
    Index draws = 0;  ///< kept per chain
};

/// Runs all chains of one width at one coupling: independent draws where λ = 0, otherwise sweeps of
/// NeuronRefresh (and PhaseHmc) from the prior.
///
/// @param run  which of several under one seed
DualityRecord run_width(
    const DualityPlan& plan,
    double coupling,
    Index width,
    std::uint16_t run,
    const Execution& execution);

/// S(k) = ⟨|x̃_k|²⟩ = Σₜ G(t) cos(2πkt/n) of a ring, k = 0 … n/2, for the lags 0 … n/2 of G: the
/// variance of the weight that a cosine network of fixed frequencies has at 2πk/n.
///
/// @param n_slices  n
std::vector<double> spectral_weights(const std::vector<double>& correlator, Index n_slices);

/// The same of a measured correlator, with its errors.
std::vector<GammaResult> spectral_weights(const VectorSeries& correlator, Index n_slices);

}  // namespace feynet
