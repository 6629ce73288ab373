#include "feynet/study/path/weight_statistics.hpp"

#include "feynet/statistics/gamma_method.hpp"
#include "feynet/statistics/pair_moments.hpp"
#include "feynet/study/measured_number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace feynet {
namespace {

/// A function of the seven means of one weight, and its gradient.
struct MomentFunction {
    double (*value)(std::span<const double>);
    std::vector<double> (*gradient)(std::span<const double>);
};

constexpr MomentFunction width_of{&PairMoments::variance, &PairMoments::variance_gradient};
constexpr MomentFunction kurtosis_of{
    &PairMoments::excess_kurtosis, &PairMoments::excess_kurtosis_gradient};
constexpr MomentFunction correlation_of{
    &PairMoments::correlation, &PairMoments::correlation_gradient};

/// A correlation below it is 0 in exact arithmetic.
constexpr double rounding = 1e-12;

constexpr auto n_moments = static_cast<std::size_t>(PairMoments::size);

std::vector<GammaResult> of_every_weight(const MomentFunction& f, const VectorSeries& series) {
    std::vector<GammaResult> results;
    for (Index first = 0; first < series.n_components(); first += PairMoments::size) {
        std::array<Index, n_moments> columns{};
        std::iota(columns.begin(), columns.end(), first);
        results.push_back(gamma_method(f.value, f.gradient, series.select(columns)));
    }
    return results;
}

/// The mean of f/unit over all weights, with its error.
GammaResult mean_over_weights(
    const MomentFunction& f, const std::vector<double>& units, const VectorSeries& series) {
    const auto share = [&units](std::size_t i) {
        return 1.0 / (units[i] * static_cast<double>(units.size()));
    };
    return gamma_method(
        [&](std::span<const double> means) {
            double sum = 0.0;
            for (std::size_t i = 0; i < units.size(); ++i) {
                sum += share(i) * f.value(means.subspan(i * n_moments, n_moments));
            }
            return sum;
        },
        [&](std::span<const double> means) {
            std::vector<double> gradient;
            for (std::size_t i = 0; i < units.size(); ++i) {
                for (const double slope : f.gradient(means.subspan(i * n_moments, n_moments))) {
                    gradient.push_back(share(i) * slope);
                }
            }
            return gradient;
        },
        series);
}

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

ObservableResult weight_result(
    std::string name, std::string formula, const GammaResult& found, std::optional<double> exact) {
    return {
        .name = std::move(name),
        .formula = std::move(formula),
        .value = found.mean,
        .error = found.error,
        .tau_int = std::nullopt,
        .ess = static_cast<double>(found.n) / (2.0 * found.tau_int),
        .rhat = std::nullopt,
        .exact = exact,
        .pull = pull_of(found.mean, found.error, exact)};
}

}  // namespace

std::optional<WeightStatistics> WeightStatistics::of(const PathSettings& settings) {
    const std::vector<ObservableFamily>& asked = settings.measure.observables;
    if (std::find(asked.begin(), asked.end(), ObservableFamily::Weights) == asked.end()) {
        return std::nullopt;
    }
    return WeightStatistics(settings, settings.path_system().grid().n_free());
}

WeightStatistics::WeightStatistics(const PathSettings& settings, Index n_weights)
    : system_(settings.path_system()), n_weights_(n_weights) {
    constexpr Index most = 48;
    const Index stride = (n_weights + most - 1) / most;
    for (Index weight = 0; weight < n_weights; weight += stride) {
        shown_.push_back(weight);
    }
}

Index WeightStatistics::size() const {
    return PairMoments::size * static_cast<Index>(shown_.size());
}

void WeightStatistics::measure(const Block& theta, Block& values) const {
    values.resize(lanes, size());
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        PairMoments::products(
            theta.col(shown_[i]),
            theta.col(next(shown_[i])),
            values.middleCols(PairMoments::size * static_cast<Index>(i), PairMoments::size));
    }
}

WeightStatistics::Gaussian WeightStatistics::nearest_oscillator(const PathNetwork& network) const {
    const auto part =
        network.oscillator_part(system_.rule(), system_.mass(), system_.oscillator_frequency());
    const auto covariances = [&](Index weight) {
        Block unit = Block::Zero(lanes, n_weights_);
        unit.col(weight) = 1.0;
        Block row(lanes, n_weights_);
        part->solve(unit, row);
        return Eigen::ArrayXd(row.row(0));
    };
    Gaussian gaussian;
    for (const Index weight : shown_) {
        const Eigen::ArrayXd row = covariances(weight);
        const double other = covariances(next(weight))[next(weight)];
        gaussian.width.push_back(row[weight]);
        const double correlation = row[next(weight)] / std::sqrt(row[weight] * other);
        gaussian.correlation.push_back(std::abs(correlation) > rounding ? correlation : 0.0);
    }
    return gaussian;
}

void WeightStatistics::add_results(
    const VectorSeries& series, const PathNetwork& network, NetworkRun& run) const {
    const Gaussian gaussian = nearest_oscillator(network);
    const std::vector<double> ones(shown_.size(), 1.0);
    const auto exact = [this](double value) {
        return system_.is_quadratic() ? std::optional(value) : std::nullopt;
    };
    run.observables.push_back(weight_result(
        "weight_width",
        "⟨δθ²⟩/oscillator",
        mean_over_weights(width_of, gaussian.width, series),
        exact(1.0)));
    run.observables.push_back(weight_result(
        "weight_kurtosis",
        "kurtosis of θ",
        mean_over_weights(kurtosis_of, ones, series),
        exact(0.0)));
    run.observables.push_back(weight_result(
        "weight_correlation",
        "corr(θₙ, θₙ₊₁)",
        mean_over_weights(correlation_of, ones, series),
        exact(mean_of(gaussian.correlation))));
}

std::vector<Figure> WeightStatistics::figures() {
    const FigureAxis number{.label = "number n of the weight"};
    return {
        {.name = "weight_width",
         .title = "What the networks learn: the width of every weight",
         .caption = "Exact for a quadratic action: the diagonal of (AᵀKA)⁻¹.",
         .x = number,
         .y = {.label = "⟨δθₙ²⟩", .scale = AxisScale::Logarithmic},
         .series = {},
         .exact = {},
         .is_detail = true},
        {.name = "weight_kurtosis",
         .title = "How far from Gaussian the weights are",
         .caption = "Excess kurtosis ⟨δθₙ⁴⟩/⟨δθₙ²⟩² − 3: 0 for a quadratic action.",
         .x = number,
         .y = {.label = "excess kurtosis of θₙ"},
         .series = {},
         .exact = {},
         .is_detail = true},
        {.name = "weight_correlation",
         .title = "How much neighbouring weights know of each other",
         .caption = "⟨δθₙ δθₙ₊₁⟩ over the two widths; after the last weight comes the first.",
         .x = number,
         .y = {.label = "correlation of θₙ, θₙ₊₁"},
         .series = {},
         .exact = {},
         .is_detail = true}};
}

void WeightStatistics::draw(
    const VectorSeries& series, const PathNetwork& network, std::vector<Figure>& figures) const {
    const Gaussian gaussian = nearest_oscillator(network);
    const std::array measured{
        of_every_weight(width_of, series),
        of_every_weight(kurtosis_of, series),
        of_every_weight(correlation_of, series)};
    const std::array exact{
        gaussian.width, std::vector<double>(shown_.size(), 0.0), gaussian.correlation};
    for (std::size_t j = 0; j < measured.size(); ++j) {
        FigureSeries points{.label = std::string(network.name()), .points = {}, .test = {}};
        for (std::size_t i = 0; i < shown_.size(); ++i) {
            points.points.push_back(figure_point(
                static_cast<double>(shown_[i]),
                measured[j][i].mean,
                measured[j][i].error,
                system_.is_quadratic() ? std::optional(exact[j][i]) : std::nullopt));
        }
        figures[j].series.push_back(std::move(points));
    }
}

}  // namespace feynet
