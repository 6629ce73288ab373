#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/nnft/ensemble_record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// One ensemble of random networks and what was measured on it.
struct MeasuredEnsemble {
    const EnsembleNetworks& networks;
    const EnsembleMeasurement& measurement;
    const EnsembleRecord& record;

    /// "cosine, N = 4".
    std::string label() const;
};

/// ⟨f(x₀) f(x_j)⟩ beside the kernel, without an error where few blocks of networks carry it.
ObservableResult two_point_result(const MeasuredEnsemble& ensemble, std::string name, Index j);

/// N G₄ᶜ at one choice of four inputs with its error by the jackknife over blocks of networks,
/// beside the exact value where one is known, which for deep networks it is not. There is no error,
/// and no pull, where the blocks have so heavy a tail that a few of them carry it.
ObservableResult connected_four_point_result(const MeasuredEnsemble& ensemble, std::size_t q);

/// N λ of the effective action at x₀ alone, S = ½ K' φ² + λ φ⁴/4! + O(1/N²): λ = −G₄ᶜ/K⁴ of the
/// first choice of inputs, which must be x₀ four times.
ObservableResult coupling_result(const MeasuredEnsemble& ensemble);

/// N² G₆ᶜ at x₀, likewise; no exact value.
ObservableResult connected_six_point_result(const MeasuredEnsemble& ensemble);

/// The lowest eigenvalue of the matrix of reflection positivity, as LowestEigenvalue::bound, beside
/// the exact one, which it is above by what noise does to the vector: there is no pull. Nothing
/// where it was not measured.
std::optional<ObservableResult> reflection_result(const MeasuredEnsemble& ensemble);

/// The numbers of one ensemble, judged.
NetworkRun ensemble_part(const EnsembleSettings& settings, const MeasuredEnsemble& ensemble);

/// What keeps the networks of a part from being a quantum theory, in words: no reflection
/// positivity, no clustering. It is said whether or not theory expects it.
std::vector<std::string> structure_of(const NetworkRun& run);

/// ⟨f(x₀) f(x)⟩ against |x − x₀|, as a series of a figure.
FigureSeries kernel_series(const MeasuredEnsemble& ensemble);

/// The probability density of f(x₀) in units of its standard deviation, likewise.
FigureSeries distribution_series(const MeasuredEnsemble& ensemble);

/// A few networks from x₀ to the last input, for the eye.
SampledPaths drawn_networks(const MeasuredEnsemble& ensemble, std::uint64_t seed);

}  // namespace feynet
