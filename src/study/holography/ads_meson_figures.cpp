#include "ads_meson_part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr int n_shown = 24;
constexpr int n_on_curve = 160;

std::string file_name(std::string text) {
    std::replace(text.begin(), text.end(), '-', '_');
    return text;
}

/// The words of a fit within the figures of its bulk.
std::string evidence_of(const AdsMesonPart& part) {
    return part.source.has_couplings ? "from masses and couplings" : "from masses";
}

/// One of the two functions of a bulk.
struct Profile {
    std::string name;
    std::string label;
    std::function<double(double)> MesonBackground::*function;
    double (BulkFit::*error)(double) const;
};

const Profile& warp_profile() {
    static const Profile profile{"warp", "A + log z", &MesonBackground::warp, &BulkFit::warp_error};
    return profile;
}

const Profile& dilaton_profile() {
    static const Profile profile{
        "dilaton", "Φ", &MesonBackground::dilaton, &BulkFit::dilaton_error};
    return profile;
}

FigureSeries series_of(const Profile& profile, const AdsMesonPart& part) {
    const MesonBackground found = part.fit.bulk().background();
    FigureSeries series{.label = evidence_of(part)};
    for (int i = 1; i <= n_shown; ++i) {
        const double z = part.deepest * i / n_shown;
        series.points.push_back(
            figure_point(z, (found.*profile.function)(z), (part.fit.*profile.error)(z)));
    }
    return series;
}

FigureCurve curve_of(
    const std::string& label, const std::function<double(double)>& function, double deepest) {
    FigureCurve curve{.label = label};
    for (int i = 1; i <= n_on_curve; ++i) {
        const double z = deepest * i / n_on_curve;
        curve.x.push_back(z);
        curve.y.push_back(function(z));
    }
    return curve;
}

/// A or Φ of every fit of one bulk.
Figure profile_figure(const Profile& profile, const std::vector<const AdsMesonPart*>& parts) {
    const AdsMesonPart& first = *parts.front();
    Figure figure{
        .name = fmt::format("{}_{}", profile.name, file_name(first.source.bulk)),
        .title = fmt::format("{} of the bulk: {}", profile.label, first.source.bulk),
        .caption =
            "Error bars are the band of what the data leave open under the prior; points are "
            "correlated.",
        .x = {.label = "depth z (1/unit of mass)"},
        .y = {.label = profile.label},
        .is_detail = true};
    for (const AdsMesonPart* part : parts) {
        figure.series.push_back(series_of(profile, *part));
    }
    if (first.source.truth) {
        figure.exact.push_back(
            curve_of("true bulk", (*first.source.truth).*profile.function, first.deepest));
    }
    return figure;
}

/// ω² against n + S of data, and of the bulk found.
Figure tower_figure(const AdsMesonPart& part) {
    Figure figure{
        .name = "towers_" + file_name(part.source.bulk),
        .title = "The towers: " + part.source.bulk,
        .caption =
            "Measured squared masses against n + S, and the lines through those of the bulk "
            "found (" +
            evidence_of(part) + ").",
        .x = {.label = "n + S"},
        .y = {.label = "ω²"},
        .is_detail = true};
    for (const int spin : {1, 2}) {
        FigureSeries series{.label = spin == 1 ? "ρ, S = 1" : "a₂, S = 2"};
        Index n_levels = 0;
        for (const MesonDatum& d : part.source.data) {
            if (d.spin == spin && d.quantity == MesonQuantity::Mass) {
                series.points.push_back(figure_point(
                    static_cast<double>(d.level + d.spin),
                    d.value * d.value,
                    2.0 * d.value * d.error));
                n_levels = std::max(n_levels, d.level + 1);
            }
        }
        if (n_levels == 0) {
            continue;
        }
        const MesonForecast found = part.fit.forecast(spin, n_levels);
        FigureCurve curve{.label = fmt::format("bulk found, S = {}", spin)};
        for (Index n = 0; n < n_levels; ++n) {
            curve.x.push_back(static_cast<double>(n + spin));
            curve.y.push_back(found.masses[n] * found.masses[n]);
        }
        figure.series.push_back(std::move(series));
        figure.exact.push_back(std::move(curve));
    }
    return figure;
}

Figure pull_figure(const std::vector<AdsMesonPart>& parts) {
    Figure figure{
        .name = "residuals",
        .title = "What the fits miss",
        .caption = "(bulk − datum)/error of every datum, in the order of the data.",
        .x = {.label = "datum"},
        .y = {.label = "pull"},
        .is_detail = true};
    for (const AdsMesonPart& part : parts) {
        FigureSeries series{.label = part.source.name};
        for (Index i = 0; i < part.fit.pulls().size(); ++i) {
            series.points.push_back(figure_point(static_cast<double>(i + 1), part.fit.pulls()[i]));
        }
        figure.series.push_back(std::move(series));
    }
    return figure;
}

Figure rung_figure(const std::vector<AdsMesonPart>& parts) {
    Figure figure{
        .name = "modes",
        .title = "How many modes the data ask for",
        .caption = "χ²/data of the best bulk with so many modes; the first at or below 1 is kept.",
        .x = {.label = "modes"},
        .y = {.label = "χ²/data", .scale = AxisScale::Logarithmic},
        .is_detail = true};
    for (const AdsMesonPart& part : parts) {
        FigureSeries series{.label = part.source.name};
        const auto n_data = static_cast<double>(part.source.data.size());
        for (const BulkRung& rung : part.fit.rungs()) {
            series.points.push_back(figure_point(
                static_cast<double>(rung.n_modes), std::max(rung.chi_squared / n_data, 1e-3)));
        }
        figure.series.push_back(std::move(series));
    }
    return figure;
}

Figure singular_figure(const std::vector<AdsMesonPart>& parts) {
    Figure figure{
        .name = "singular_values",
        .title = "What the data determine",
        .caption =
            "Singular values of the data as functions of the bulk, in units of error and prior: "
            "above 1 the data speak, below the prior does. Values below 1e−3 are not shown.",
        .x = {.label = "direction"},
        .y = {.label = "singular value", .scale = AxisScale::Logarithmic},
        .is_detail = true};
    for (const AdsMesonPart& part : parts) {
        FigureSeries series{.label = part.source.name};
        const Eigen::VectorXd& values = part.fit.sensitivity().singular_values();
        for (Index k = 0; k < values.size() && values[k] > 1e-3; ++k) {
            series.points.push_back(figure_point(static_cast<double>(k + 1), values[k]));
        }
        figure.series.push_back(std::move(series));
    }
    return figure;
}

/// V against Φ where the dilaton is real.
FigureCurve potential_curve(const std::string& label, const EinsteinDilaton& einstein) {
    FigureCurve curve{.label = label};
    for (const DilatonPoint& point : einstein.points()) {
        if (point.z <= einstein.real_until()) {
            curve.x.push_back(point.dilaton);
            curve.y.push_back(point.potential);
        }
    }
    return curve;
}

/// V(Φ) of every bulk whose dilaton is not a constant.
Figure potential_figure(const std::vector<AdsMesonPart>& parts) {
    constexpr double least_dilaton = 0.1;
    Figure figure{
        .name = "dilaton_potential",
        .title = "The potential of the dilaton",
        .caption =
            "V(Φ) that makes the warp factor a solution of Einstein's equations, with "
            "V(0) = 12; lines are those of the true bulks. Only bulks whose dilaton is real.",
        .x = {.label = "Φ of Einstein's equations"},
        .y = {.label = "V(Φ)", .scale = AxisScale::Logarithmic},
        .is_detail = true};
    for (const AdsMesonPart& part : parts) {
        const FigureCurve found = potential_curve("", part.einstein);
        if (!part.source.has_couplings || found.x.empty() || found.x.back() < least_dilaton ||
            *std::min_element(found.y.begin(), found.y.end()) <= 0.0) {
            continue;
        }
        FigureSeries series{.label = part.source.name};
        for (std::size_t i = 0; i < found.x.size(); i += 8) {
            series.points.push_back(figure_point(found.x[i], found.y[i]));
        }
        figure.series.push_back(std::move(series));
        const std::string label = part.source.bulk + ", true";
        const bool is_drawn =
            std::any_of(figure.exact.begin(), figure.exact.end(), [&](const FigureCurve& curve) {
                return curve.label == label;
            });
        if (part.source.truth && !is_drawn) {
            figure.exact.push_back(
                potential_curve(label, einstein_of(*part.source.truth, part.deepest)));
        }
    }
    return figure;
}

}  // namespace

std::vector<Figure> ads_meson_figures(const std::vector<AdsMesonPart>& parts) {
    std::vector<Figure> figures;
    for (auto first = parts.begin(); first != parts.end();) {
        const auto last = std::find_if(first, parts.end(), [&](const AdsMesonPart& part) {
            return part.source.bulk != first->source.bulk;
        });
        std::vector<const AdsMesonPart*> same;
        std::for_each(first, last, [&](const AdsMesonPart& part) { same.push_back(&part); });
        figures.push_back(profile_figure(warp_profile(), same));
        figures.push_back(profile_figure(dilaton_profile(), same));
        figures.push_back(tower_figure(*same.back()));
        first = last;
    }
    figures.push_back(pull_figure(parts));
    figures.push_back(rung_figure(parts));
    figures.push_back(singular_figure(parts));
    Figure potential = potential_figure(parts);
    if (!potential.series.empty()) {
        figures.push_back(std::move(potential));
    }
    return figures;
}

}  // namespace feynet
