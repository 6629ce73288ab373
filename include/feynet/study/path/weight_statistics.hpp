#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/network/path_network.hpp"
#include "feynet/statistics/vector_series.hpp"
#include "feynet/study/path/path_settings.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// What a network learns: how its weights θₙ are distributed under e^{−S}.
///
/// For each of up to 48 weights, spaced evenly over all, the width ⟨δθₙ²⟩, the excess kurtosis, and
/// the correlation with the next weight (the first, after the last). For a quadratic action they
/// are known: the weights are Gaussian with covariance (AᵀKA)⁻¹. Decay weights then are independent
/// with unit width; how far they are from it is what is left to learn of an interaction.
///
/// Weights are those of times in units where ħ = 1.
class WeightStatistics {
public:
    /// Nothing unless settings.measure.observables asks for weights.
    static std::optional<WeightStatistics> of(const PathSettings& settings);

    /// The number of columns that measure() writes.
    Index size() const;

    /// values ← the products of PairMoments of every weight and its next.     theta: lanes × n
    void measure(const Block& theta, Block& values) const;

    /// Adds the means over these weights: weight_width, ⟨δθ²⟩ in units of that of the nearest
    /// oscillator, weight_kurtosis and weight_correlation.
    void add_results(const VectorSeries& series, const PathNetwork& network, NetworkRun& run) const;

    /// The pictures of the three numbers over n, to which draw() adds one network at a time.
    static std::vector<Figure> figures();
    /// Adds the points of a network to the pictures.
    void draw(
        const VectorSeries& series, const PathNetwork& network, std::vector<Figure>& figures) const;

private:
    struct Gaussian {
        std::vector<double> width;
        std::vector<double> correlation;
    };

    WeightStatistics(const PathSettings& settings, Index n_weights);

    Index next(Index weight) const { return (weight + 1) % n_weights_; }
    Gaussian nearest_oscillator(const PathNetwork& network) const;

    PathSystem system_;
    Index n_weights_;
    std::vector<Index> shown_;
};

}  // namespace feynet
