#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/kink_density.hpp"
#include "feynet/path/observable/mean_sign.hpp"
#include "feynet/path/observable/sign_correlator.hpp"
#include "feynet/statistics/vector_series.hpp"
#include "feynet/study/path/path_settings.hpp"

#include <optional>

namespace feynet {

/// What a ring with two wells, mirror images of each other, tells about tunnelling: the mean sign
/// of its paths, whose autocorrelation time is that of the sampler's own tunnelling, the density of
/// kinks with hysteresis at half-way to the wells, and C(t) = ⟨sgn x(0) sgn x(t)⟩.
///
/// Where kinks are rare their density, on a ring divided by tanh(density × T), half the decay rate
/// of C(t) and half the gap E₁ − E₀ (over ħ) agree.
class Tunnelling {
public:
    /// Nothing unless the boundary is periodic and the potential even with two wells.
    ///
    /// @param n_lags  of C(t)
    static std::optional<Tunnelling> of(const PathSettings& settings, Index n_lags);

    /// The number of columns that measure() writes.
    Index size() const { return 2 + signs_.size(); }

    /// values ← the mean sign, the kinks per unit time, C(t) at every lag.
    void measure(const Block& path, Block& values) const;

    /// The exact mean of the kinks per unit time; nothing where the transfer matrix is too large.
    std::optional<double> exact_kink_density() const;

    /// The exact C(t) at every lag.
    std::vector<double> exact_correlator(const ExactPath& exact) const;

    /// Adds sign, kink_density and tunnelling_rate, half the effective gap of C(t) at one decay
    /// time of the nearest oscillator.
    void add_results(const VectorSeries& series, const ExactPath& exact, NetworkRun& run) const;

    /// The picture of C(t), to which draw() adds one network at a time.
    static Figure figure();
    /// Adds the points of a network to the picture.
    void draw(
        const VectorSeries& series,
        const ExactPath& exact,
        const std::string& network,
        Figure& figure) const;

private:
    Tunnelling(const PathSettings& settings, double well, Index n_lags);

    VectorSeries sign_series(const VectorSeries& series) const;

    PathSystem system_;
    double spacing_;  // a, in the time of the run file
    double hbar_;
    double threshold_;
    KinkDensity kinks_;
    MeanSign sign_;
    SignCorrelator signs_;
};

}  // namespace feynet
