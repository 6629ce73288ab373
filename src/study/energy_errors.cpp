#include "feynet/study/energy_errors.hpp"

#include "feynet/io/notation.hpp"
#include "feynet/statistics/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace feynet {
namespace {

constexpr double rounding = 1e-8;  ///< ΔH below is that of an exact motion
constexpr Index n_bins = 33;
constexpr double n_widths = 4.0;  ///< from 0 to the end of the histogram

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

double width_of(const std::vector<double>& errors) {
    double square = 0.0;
    for (const double error : errors) {
        square += error * error / static_cast<double>(errors.size());
    }
    return std::sqrt(square);
}

/// The density of ΔH in bins that are symmetric about 0.
std::vector<FigurePoint> histogram(const std::vector<double>& errors, double reach) {
    const double width = 2.0 * reach / n_bins;
    std::vector<double> counts(static_cast<std::size_t>(n_bins), 0.0);
    for (const double error : errors) {
        const double bin = std::floor((error + reach) / width);
        if (bin >= 0.0 && bin < static_cast<double>(n_bins)) {
            counts[static_cast<std::size_t>(bin)] += 1.0;
        }
    }
    std::vector<FigurePoint> points;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        points.push_back(figure_point(
            (static_cast<double>(i) + 0.5) * width - reach,
            counts[i] / (width * static_cast<double>(errors.size()))));
    }
    return points;
}

/// e^ΔH p(−ΔH), which is p(ΔH) where the motion can be reversed.
FigureCurve mirror_image(const std::vector<FigurePoint>& points) {
    FigureCurve curve{.label = "e^ΔH p(−ΔH)", .x = {}, .y = {}};
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double density = points[points.size() - 1 - i].value;
        if (density > 0.0) {
            curve.x.push_back(points[i].x);
            curve.y.push_back(std::exp(points[i].x) * density);
        }
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
            "Motions that keep volumes and can be reversed have p(ΔH) = e^ΔH p(−ΔH), the line, and "
            "⟨e^−ΔH⟩ = 1 whatever the step.",
        .x = {.label = "ΔH"},
        .y = {.label = "probability density p(ΔH)", .scale = AxisScale::Logarithmic},
        .series = {},
        .exact = {},
        .is_detail = true};
}

void draw_energy_errors(const Series& energy_error, const std::string& network, Figure& figure) {
    const std::vector<double> errors = finite_errors(energy_error);
    if (errors.empty() || energy_error.bin_width() > 1) {
        return;
    }
    const double width = width_of(errors);
    if (!(width > rounding)) {
        return;
    }
    figure.series.push_back(
        {.label = network, .points = histogram(errors, n_widths * width), .test = {}});
    figure.exact.push_back(mirror_image(figure.series.back().points));
    const Estimate mean = boltzmann_factor(energy_error);
    figure.caption += fmt::format(
        "{} {} {}",
        figure.series.size() == 1 ? " Measured ⟨e^−ΔH⟩:" : ",",
        network,
        value_with_error(mean.mean, mean.error));
}

}  // namespace feynet
