#include "feynet/study/field/field_figures.hpp"

#include "feynet/core/powers.hpp"
#include "feynet/statistics/gamma_method.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>

namespace feynet {
namespace {

FigureSeries curve_of(
    std::string label,
    const std::vector<double>& x,
    const VectorSeries& series,
    const std::vector<double>& exact) {
    FigureSeries curve{.label = std::move(label), .points = {}, .test = {}};
    const std::vector<GammaResult> measured = gamma_method(series);
    for (std::size_t i = 0; i < x.size(); ++i) {
        curve.points.push_back(figure_point(
            x[i],
            measured[i].mean,
            measured[i].error,
            exact.empty() ? std::nullopt : std::optional<double>(exact[i])));
    }
    if (!exact.empty()) {
        curve.test = tested(series, exact);
    }
    return curve;
}

/// One series for each run of points along one direction.
void add_axes(
    std::string_view label,
    const std::vector<AxisPoint>& points,
    const std::function<double(const AxisPoint&)>& abscissa,
    const VectorSeries& series,
    const std::vector<double>& exact,
    Figure& figure) {
    std::size_t first = 0;
    while (first < points.size()) {
        std::size_t last = first + 1;
        while (last < points.size() && points[last].direction == points[first].direction) {
            ++last;
        }
        std::vector<double> x;
        for (std::size_t i = first; i < last; ++i) {
            x.push_back(abscissa(points[i]));
        }
        const bool is_all = first == 0 && last == points.size();
        const std::string axis = is_all ? ""
                                 : points[first].direction == 0
                                     ? " along t"
                                     : fmt::format(" along x{}", points[first].direction);
        const auto begin = static_cast<Index>(first);
        const auto n = static_cast<Index>(last - first);
        figure.series.push_back(curve_of(
            fmt::format("{}{}", label, axis),
            x,
            components_of(series, begin, n),
            components_of(exact, begin, n)));
        first = last;
    }
}

void add_moving_slices(
    std::string_view label,
    const FieldMeasurement& measurement,
    const FieldRecord& record,
    const ExactField& exact,
    Figure& figure) {
    const SliceCorrelator& slices = measurement.slices();
    std::vector<double> times(static_cast<std::size_t>(slices.n_lags()));
    std::iota(times.begin(), times.end(), 0.0);
    for (std::size_t m = 1; m < slices.modes().size(); ++m) {
        const Index first = static_cast<Index>(m) * slices.n_lags();
        figure.series.push_back(curve_of(
            fmt::format("{}, j = {}", label, slices.modes()[m]),
            times,
            components_of(record.slices, first, slices.n_lags()),
            components_of(exact.slices(), first, slices.n_lags())));
    }
}

/// p̂² of a point of the axes.
double axis_momentum_squared(const Lattice& lattice, const AxisPoint& point) {
    const auto extent = static_cast<double>(lattice.extent(point.direction));
    const double half = std::numbers::pi * static_cast<double>(point.number) / extent;
    return square(2.0 * std::sin(half));
}

}  // namespace

VectorSeries components_of(const VectorSeries& series, Index first, Index n) {
    std::vector<Index> components(static_cast<std::size_t>(n));
    std::iota(components.begin(), components.end(), first);
    return series.select(components);
}

std::vector<double> components_of(const std::vector<double>& values, Index first, Index n) {
    if (values.empty()) {
        return {};
    }
    return {values.begin() + first, values.begin() + first + n};
}

std::vector<Figure> field_figures(const FieldMeasurement& measurement) {
    std::vector<Figure> figures;
    figures.push_back(
        {.name = "position_propagator",
         .title = "Propagator in position space",
         .caption = "G(x) = ⟨φ(y) φ(y + x)⟩ along the axes.",
         .x = {.label = "|x|"},
         .y = {.label = "G(x)"},
         .series = {},
         .exact = {},
         .is_detail = true});
    if (measurement.momentum()) {
        figures.push_back(
            {.name = "momentum_propagator",
             .title = "Propagator in momentum space",
             .caption = "G̃(p) = ⟨|Σ e^{−ipx} φ(x)|²⟩/V along the axes; a free field has 1/(2κp̂² + "
                        "2r).",
             .x = {.label = "p̂²"},
             .y = {.label = "G̃(p)", .scale = AxisScale::Logarithmic},
             .series = {},
             .exact = {},
             .is_detail = true});
    }
    if (measurement.slices().modes().size() > 1) {
        figures.push_back(
            {.name = "moving_slices",
             .title = "Time slices of non-zero momentum",
             .caption = "C_k(t) at k = 2πj/L along an axis of space: it decays with the energy of "
                        "the lightest state of that momentum.",
             .x = {.label = "t"},
             .y = {.label = "C_k(t)"},
             .series = {},
             .exact = {},
             .is_detail = true});
    }
    return figures;
}

void add_to_figures(
    std::string_view label,
    const FieldMeasurement& measurement,
    const FieldRecord& record,
    const ExactField& exact,
    std::vector<Figure>& figures) {
    const auto distance = [](const AxisPoint& point) { return static_cast<double>(point.number); };
    const auto momentum = [&](const AxisPoint& point) {
        return axis_momentum_squared(measurement.lattice(), point);
    };
    for (Figure& figure : figures) {
        if (figure.name == "position_propagator") {
            add_axes(
                label,
                measurement.position().points(),
                distance,
                record.position,
                exact.position(),
                figure);
        } else if (figure.name == "momentum_propagator") {
            add_axes(
                label,
                measurement.momentum()->points(),
                momentum,
                *record.momentum,
                exact.momentum(),
                figure);
        } else {
            add_moving_slices(label, measurement, record, exact, figure);
        }
    }
}

FieldPanel panel_of(const Lattice& lattice, const Block& field, std::string label) {
    std::vector<double> values;
    const Index columns = lattice.n_dimensions() > 1 ? lattice.extent(1) : 1;
    for (Index t = 0; t < lattice.n_times(); ++t) {
        for (Index x = 0; x < columns; ++x) {
            values.push_back(field(0, t + x * lattice.n_times()));
        }
    }
    return field_panel(std::move(label), columns, lattice.n_times(), std::move(values));
}

}  // namespace feynet
