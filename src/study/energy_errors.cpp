#include "feynet/study/energy_errors.hpp"

#include "feynet/io/notation.hpp"
#include "feynet/statistics/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace feynet {
namespace {

constexpr double rounding = 1e-8;  ///< ΔH below is that of an exact motion
constexpr Index n_bins = 33;
constexpr double reach = 4.0;  ///< of the histogram, in standard deviations

std::vector<double> finite_errors(const Series& energy_error) {
    std::vector<double> errors;
    for (Index c = 0; c < energy_error.n_chains(); ++c) {
        for (const double error : energy_error.chain(c)) {
            if (std::isfinite(error)) {
                errors.push_back(error);
            }
        }
    }
    return errors;
}

/// Mean and standard deviation.
struct Moments {
    double mean = 0.0;
    double deviation = 0.0;
};

Moments moments_of(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) {
        sum += value / n;
    }
    double variance = 0.0;
    for (const double value : values) {
        variance += (value - sum) * (value - sum) / n;
    }
    return {sum, std::sqrt(variance)};
}

std::vector<FigurePoint> histogram(const std::vector<double>& errors, const Moments& moments) {
    const double low = moments.mean - reach * moments.deviation;
    const double width = 2.0 * reach * moments.deviation / n_bins;
    std::vector<double> counts(static_cast<std::size_t>(n_bins), 0.0);
    for (const double error : errors) {
        const double bin = std::floor((error - low) / width);
        if (bin >= 0.0 && bin < static_cast<double>(n_bins)) {
            counts[static_cast<std::size_t>(bin)] += 1.0;
        }
    }
    std::vector<FigurePoint> points;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        points.push_back(figure_point(
            low + (static_cast<double>(i) + 0.5) * width,
            counts[i] / (width * static_cast<double>(errors.size()))));
    }
    return points;
}

/// N(σ²/2, σ²): for a normal ΔH, ⟨exp(−ΔH)⟩ = 1 makes the mean half the variance.
FigureCurve normal_law(double deviation) {
    constexpr int n_points = 81;
    FigureCurve curve{.label = "normal law of mean σ²/2", .x = {}, .y = {}};
    for (int i = 0; i < n_points; ++i) {
        const double z = reach * (2.0 * i / (n_points - 1) - 1.0);
        curve.x.push_back(0.5 * deviation * deviation + z * deviation);
        curve.y.push_back(std::exp(-0.5 * z * z) / (deviation * std::sqrt(2.0 * std::numbers::pi)));
    }
    return curve;
}

}  // namespace

Estimate boltzmann_factor(const Series& energy_error) {
    std::vector<std::vector<double>> chains;
    for (Index c = 0; c < energy_error.n_chains(); ++c) {
        std::vector<double>& factors = chains.emplace_back();
        for (const double error : energy_error.chain(c)) {
            // A trajectory whose energy is not finite has no weight, as in the acceptance.
            factors.push_back(std::isfinite(error) ? std::exp(-error) : 0.0);
        }
    }
    return estimate(Series::of_chains(chains));
}

Figure energy_error_figure() {
    return {
        .name = "energy_error",
        .title = "How well the trajectories keep their energy",
        .caption =
            "The energy errors ΔH of all trajectories, which are accepted with min(1, e^−ΔH). "
            "Whatever the step, ⟨e^−ΔH⟩ = 1.",
        .x = {.label = "ΔH"},
        .y = {.label = "probability density"},
        .series = {},
        .exact = {},
        .is_detail = true};
}

void draw_energy_errors(const Series& energy_error, const std::string& network, Figure& figure) {
    const std::vector<double> errors = finite_errors(energy_error);
    if (errors.empty() || energy_error.bin_width() > 1) {
        return;
    }
    const Moments moments = moments_of(errors);
    if (!(moments.deviation > rounding)) {
        return;
    }
    figure.series.push_back({.label = network, .points = histogram(errors, moments), .test = {}});
    figure.exact.push_back(normal_law(moments.deviation));
    const Estimate mean = boltzmann_factor(energy_error);
    figure.caption += fmt::format(
        "{} {}: {}",
        figure.series.size() == 1 ? " Measured," : ";",
        network,
        value_with_error(mean.mean, mean.error));
}

}  // namespace feynet
