#include "feynet/core/error.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "feynet/holography/quark/published_results.hpp"
#include "feynet/holography/wilson/quark_potential.hpp"
#include "qcd_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace feynet {
namespace {

std::vector<double> list_of(const Eigen::VectorXd& values) {
    return {values.begin(), values.end()};
}

/// V d* against d/d* of a potential, up to a little beyond where the string breaks, d*.
FigureCurve scaled_potential(
    const std::string& label, const QuarkPotential& potential, double scale, bool breaks) {
    FigureCurve curve{.label = label, .x = {}, .y = {}};
    constexpr int n_points = 24;
    const double end = breaks ? 1.3 * scale : std::min(1.3 * scale, potential.longest().separation);
    const double begin = std::max(0.18 * scale, potential.shortest().separation);
    for (int i = 0; i <= n_points; ++i) {
        const double d = begin + (end - begin) * static_cast<double>(i) / n_points;
        const double energy = breaks ? potential(d) : potential.string(d).energy;
        curve.x.push_back(d / scale);
        curve.y.push_back(energy * scale);
    }
    return curve;
}

FigureSeries series_of(const FigureCurve& curve) {
    FigureSeries series{.label = curve.label};
    for (std::size_t i = 0; i < curve.x.size(); ++i) {
        series.points.push_back(figure_point(curve.x[i], curve.y[i]));
    }
    return series;
}

/// The confining metric of Andreev and Zakharov, c = 1, scaled with where its V is zero.
FigureCurve confining_potential() {
    const StringBackground space = deformed_anti_de_sitter(1.0);
    const double bottom = -0.5 * std::log(2.0);
    const QuarkPotential potential(space, bottom + 1e-6, 3.0);
    const std::optional<HangingString> zero = potential.breaking();
    return scaled_potential(
        "e^{cz²/2}/z², confining", potential, zero ? zero->separation : 1.0, false);
}

}  // namespace

void add_condensates(const ChiralData& data, const Eigen::VectorXd& condensate, NetworkRun& run) {
    for (Index i = 0; i < data.mass.size(); ++i) {
        run.observables.push_back(
            {.name = fmt::format("condensate_{}", i + 1),
             .formula = fmt::format("⟨q̄q⟩ at m_q = {:.3g} MeV, GeV³", 1e3 * data.mass(i)),
             .value = condensate(i),
             .exact = data.condensate(i)});
    }
}

Figure condensate_figure(
    const ChiralData& data, const Eigen::VectorXd& mass, const Eigen::VectorXd& condensate) {
    Figure figure{
        .name = "condensate",
        .title = "The chiral condensate",
        .caption =
            "⟨q̄q⟩ against the quark mass: the data with their statistical errors, and what "
            "the metric foretells (line).",
        .x = {.label = "m_q (GeV)"},
        .y = {.label = "⟨q̄q⟩ (GeV³)"}};
    FigureSeries series{.label = "data"};
    for (Index i = 0; i < data.mass.size(); ++i) {
        series.points.push_back(figure_point(data.mass(i), data.condensate(i), data.error(i)));
    }
    figure.series = {std::move(series)};
    figure.exact = {{.label = "metric", .x = list_of(mass), .y = list_of(condensate)}};
    return figure;
}

Figure residual_figure(const ChiralData& data, const Eigen::VectorXd& condensate) {
    Figure figure{
        .name = "residuals",
        .title = "What the metric misses",
        .caption = "Data less metric, with the statistical errors of the data.",
        .x = {.label = "m_q (GeV)", .scale = AxisScale::Logarithmic},
        .y = {.label = "data − metric (10⁻³ GeV³)"}};
    FigureSeries series{.label = "data − metric"};
    for (Index i = 0; i < data.mass.size(); ++i) {
        series.points.push_back(figure_point(
            data.mass(i), 1e3 * (data.condensate(i) - condensate(i)), 1e3 * data.error(i)));
    }
    figure.series = {std::move(series)};
    figure.exact = {
        {.label = "none", .x = {data.mass(0), data.mass(data.mass.size() - 1)}, .y = {0.0, 0.0}}};
    return figure;
}

Figure metric_figure(
    const std::string& label,
    const Eigen::VectorXd& depths,
    const Eigen::VectorXd& metric,
    const Eigen::VectorXd& error,
    const std::string& caption) {
    Figure figure{
        .name = "emergent_metric",
        .title = "The emergent metric",
        .caption = caption,
        .x = {.label = "depth η (horizon at 0, boundary at 1)"},
        .y = {.label = "h(η)"},
        .is_detail = true};
    FigureSeries series{.label = label};
    for (Index i = 0; i < depths.size(); ++i) {
        series.points.push_back(figure_point(
            depths(i),
            metric(i),
            error.size() > 0 ? std::optional<double>(error(i)) : std::nullopt));
    }
    figure.series = {std::move(series)};
    const double least = std::max(0.06, depths.minCoeff());
    const Eigen::VectorXd fine = Eigen::VectorXd::LinSpaced(60, least, 1.0);
    figure.exact.push_back(
        {.label = "black brane, 4 coth 4η",
         .x = list_of(fine),
         .y = list_of(BlackHole(4).values(fine))});
    const PublishedMetric published = published_quark_metric();
    const Eigen::VectorXd layers = Eigen::VectorXd::LinSpaced(15, 1.0, 29.0 / 225.0);
    FigureSeries table{.label = "arXiv:1809.10536, table II"};
    for (Index i = 0; i < layers.size(); ++i) {
        table.points.push_back(
            figure_point(layers(i), published.metric(i), published.metric_error(i)));
    }
    figure.series.push_back(std::move(table));
    return figure;
}

std::vector<FigureSeries> published_scales() {
    const PublishedMetric table = published_quark_metric();
    return {
        {.label = "arXiv:1809.10536",
         .points = {figure_point(table.radius, table.coupling, table.coupling_error)},
         .test = {}},
        {.label = "talk, 1/L = 237(3) MeV",
         .points = {figure_point(1.0 / 0.237, 0.0127, 0.0006)},
         .test = {}}};
}

std::vector<NamedBulk> bulks_of(
    const std::string& label,
    const std::function<MetricExcess()>& excess,
    double temperature,
    double radius,
    NetworkRun& run) {
    constexpr double lowest = 0.3;
    constexpr double highest = 4.0;
    const double scaled = temperature * radius;
    try {
        const MetricExcess learned = excess();
        return {
            {label + ", g = c₅ e^{2η}",
             exponential_background(learned, scaled),
             lowest,
             highest,
             radius},
            {label + ", g ∝ cosh 2η", cosh_background(learned, scaled), lowest, highest, radius}};
    } catch (const InvalidInput& error) {
        run.remarks.push_back(
            fmt::format("{}: no horizon, and no strings: {}", label, error.what()));
        return {};
    }
}

Figure potential_figure(const std::vector<NamedBulk>& bulks, NetworkRun& run) {
    Figure figure{
        .name = "quark_potential",
        .title = "The potential of a static quark and antiquark",
        .caption =
            "2πα'V against the distance, in units of the distance d* at which V = 0: beyond "
            "it the string of a learned bulk breaks and the charges are screened, while the "
            "confining metric of Andreev and Zakharov goes on rising.",
        .x = {.label = "d/d*"},
        .y = {.label = "2πα'V d*"},
        .is_detail = true};
    for (const NamedBulk& bulk : bulks) {
        try {
            const QuarkPotential potential(bulk.background, bulk.lowest, bulk.highest);
            const std::optional<HangingString> string = potential.breaking();
            if (!string) {
                run.remarks.push_back(bulk.label + ": strings of all lengths found are bound");
                continue;
            }
            const double distance = string->separation;
            run.observables.push_back(
                {.name = fmt::format("breaking_{}", run.observables.size()),
                 .formula = fmt::format("d*/L, {}", bulk.label),
                 .value = distance});
            run.remarks.push_back(fmt::format(
                "{}: strings break at {:.4g} L = {:.3g} fm",
                bulk.label,
                distance,
                distance * bulk.radius / inverse_gev_per_fm));
            figure.series.push_back(
                series_of(scaled_potential(bulk.label, potential, distance, true)));
        } catch (const InvalidInput& error) {
            run.remarks.push_back(fmt::format("{}: {}", bulk.label, error.what()));
        }
    }
    figure.exact.push_back(confining_potential());
    return figure;
}

}  // namespace feynet
