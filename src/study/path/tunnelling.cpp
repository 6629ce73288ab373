#include "feynet/study/path/tunnelling.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/exact/exact_signs.hpp"
#include "feynet/path/potential/symmetry.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/path_analysis.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

namespace feynet {

std::optional<Tunnelling> Tunnelling::of(const PathSettings& settings, Index n_lags) {
    const PathSystem system = settings.path_system();
    const std::optional<double> well = twin_well(system.continuum_potential());
    if (!system.grid().is_ring() || !well || n_lags < 3) {
        return std::nullopt;
    }
    return Tunnelling(settings, *well, n_lags);
}

Tunnelling::Tunnelling(const PathSettings& settings, double well, Index n_lags)
    : system_(settings.path_system()),
      spacing_(settings.time.spacing),
      hbar_(settings.system.hbar),
      threshold_(0.5 * well),
      kinks_(TimeGrid(spacing_, settings.time.n_slices, Boundary::Periodic), threshold_),
      sign_(system_.grid(), 0),
      signs_(system_.grid(), 0, n_lags - 1) {}

void Tunnelling::measure(const Block& path, Block& values) const {
    values.resize(lanes, size());
    Block part;
    sign_.measure(path, part);
    values.col(0) = part.col(0);
    kinks_.measure(path, part);
    values.col(1) = part.col(0);
    signs_.measure(path, part);
    values.rightCols(signs_.size()) = part;
}

std::optional<double> Tunnelling::exact_kink_density() const {
    try {
        return ExactSigns(system_, threshold_).kink_density() / hbar_;
    } catch (const InvalidInput&) {
        return std::nullopt;
    }
}

std::vector<double> Tunnelling::exact_correlator(const ExactPath& exact) const {
    const PositionFunction sign{[](double x) { return x < 0.0 ? -1.0 : 1.0; }, {0.0}};
    const Eigen::ArrayXd values = exact.correlator(sign, sign, 0, signs_.size());
    return {values.begin(), values.end()};
}

VectorSeries Tunnelling::sign_series(const VectorSeries& series) const {
    std::vector<Index> lags(static_cast<std::size_t>(signs_.size()));
    std::iota(lags.begin(), lags.end(), Index{2});
    return series.select(lags);
}

void Tunnelling::add_results(
    const VectorSeries& series, const ExactPath& exact, NetworkRun& run) const {
    run.observables.push_back(result_of("sign", "⟨sgn x⟩", Series(series, 0), 0.0));
    run.observables.push_back(
        result_of("kink_density", "kinks/time", Series(series, 1), exact_kink_density()));
    const Index lag = gap_lag(system_, signs_.size());
    const auto k = static_cast<std::size_t>(lag);
    const std::vector<double> c = exact_correlator(exact);
    ObservableResult rate = gap_result(
        sign_series(series), lag, spacing_, effective_gap(c[k - 1], c[k], c[k + 1], spacing_));
    rate.name = "tunnelling_rate";
    rate.formula = fmt::format("½ rate of C(t = {:.4g})", spacing_ * static_cast<double>(lag));
    rate.value *= 0.5;
    for (std::optional<double>* number : {&rate.error, &rate.exact}) {
        if (*number) {
            **number *= 0.5;
        }
    }
    run.observables.push_back(std::move(rate));
}

Figure Tunnelling::figure() {
    return {
        .name = "sign_correlator",
        .title = "Tunnelling between the wells",
        .caption =
            "The correlator of the signs decays with the gap, twice the density of kinks "
            "where they are rare.",
        .x = {.label = "t"},
        .y = {.label = "C(t) = ⟨sgn x(0) sgn x(t)⟩", .scale = AxisScale::Logarithmic}};
}

void Tunnelling::draw(
    const VectorSeries& series,
    const ExactPath& exact,
    const std::string& network,
    Figure& figure) const {
    const VectorSeries signs = sign_series(series);
    const std::vector<GammaResult> measured = gamma_method(signs);
    const std::vector<double> curve = exact_correlator(exact);
    FigureSeries points{.label = network, .points = {}, .test = tested(signs, curve)};
    // C(0) = 1 is no measurement.
    for (std::size_t k = 1; k < measured.size(); ++k) {
        points.points.push_back(figure_point(
            spacing_ * static_cast<double>(k), measured[k].mean, measured[k].error, curve[k]));
    }
    figure.series.push_back(std::move(points));
}

}  // namespace feynet
