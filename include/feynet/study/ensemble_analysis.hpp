#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/ensemble_record.hpp"

#include <array>
#include <optional>
#include <string>

namespace feynet {

/// One ensemble of random networks and what was measured on it.
struct MeasuredEnsemble {
    NeuronKind kind;
    const RandomNetworks& networks;
    const EnsembleMeasurement& measurement;
    const EnsembleRecord& record;

    /// "cosine, N = 4".
    std::string label() const;
};

/// How a connected four-point function is called in results, and for people.
std::string four_point_name(std::size_t quadruple);
std::string four_point_formula(const std::array<Index, 4>& inputs);

/// N G₄ᶜ at four inputs with its error by the jackknife over blocks of networks, beside the exact
/// value where one is known. There is no error, and no pull, where the blocks have so heavy a tail
/// that a few of them carry it.
ObservableResult connected_four_point_result(
    const MeasuredEnsemble& ensemble, std::size_t quadruple, const std::array<Index, 4>& inputs);

/// N² G₆ᶜ at x₀, likewise; no exact value.
ObservableResult connected_six_point_result(const MeasuredEnsemble& ensemble);

/// The numbers of one ensemble, judged.
NetworkRun ensemble_part(const EnsembleSettings& settings, const MeasuredEnsemble& ensemble);

/// ⟨f(x₀) f(x)⟩ against |x − x₀|, as a series of a figure.
FigureSeries kernel_series(const MeasuredEnsemble& ensemble);

/// The probability density of f(x₀) in units of its standard deviation, likewise.
FigureSeries distribution_series(const MeasuredEnsemble& ensemble);

/// A few networks from x₀ to the last input, for the eye.
SampledPaths drawn_networks(const MeasuredEnsemble& ensemble, std::uint64_t seed);

}  // namespace feynet
