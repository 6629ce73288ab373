#include "claims.hpp"
#include "feynet/core/error.hpp"
#include "feynet/holography/quark/published_results.hpp"
#include "feynet/holography/wilson/learned_excess.hpp"
#include "qcd_parts.hpp"

#include <fmt/format.h>

#include <cmath>

namespace feynet {
namespace {

/// ⟨q̄q⟩ on a fine grid of masses, for the eye.
std::pair<Eigen::VectorXd, Eigen::VectorXd> curve_of(
    const ChiralData& data, const QuarkWeights& weights) {
    constexpr Index n_points = 48;
    const Index last = data.mass.size() - 1;
    const Eigen::VectorXd mass =
        Eigen::VectorXd::LinSpaced(n_points, 0.1 * data.mass(0), 1.02 * data.mass(last));
    const Eigen::VectorXd guess =
        data.condensate(last) * (mass / data.mass(last)).array().sqrt().matrix();
    return {
        mass, ChiralCurve(mass, guess, 1.0, weights.metric.size()).response(weights).condensate};
}

/// The figures of the valley: λ and χ² of the best fit at each L.
struct ValleyFigures {
    Figure scales{
        .name = "valley",
        .title = "L and λ are not determined",
        .caption =
            "At every L there is a λ, close to const/L⁸, with which the data are met as well: the "
            "valley of the fit, with what was published.",
        .x = {.label = "L (GeV⁻¹)", .scale = AxisScale::Logarithmic},
        .y = {.label = "λ", .scale = AxisScale::Logarithmic}};
    Figure misfit{
        .name = "valley_misfit",
        .title = "The floor of the valley",
        .caption =
            "χ² of the best fit at each L, with λ and the metric free: it falls to that of "
            "m_q = A⟨q̄q⟩ + B⟨q̄q⟩³ (line).",
        .x = {.label = "L (GeV⁻¹)", .scale = AxisScale::Logarithmic},
        .y = {.label = "χ²"}};

    void fill(const ChiralFitter& fitter, const std::vector<double>& radii, double floor) {
        FigureSeries coupling{.label = "best λ at L"};
        FigureSeries chi2{.label = "χ² at L"};
        for (const double radius : radii) {
            try {
                const ChiralFit fit = fitter.fit(radius);
                coupling.points.push_back(figure_point(radius, fit.weights.coupling));
                chi2.points.push_back(figure_point(radius, fit.chi2));
            } catch (const InvalidInput&) {
                continue;  // no metric of the family answers so strongly at this L
            }
        }
        misfit.exact = {
            {.label = "equation of state",
             .x = {radii.front(), radii.back()},
             .y = {floor, floor}}};
        misfit.series = {std::move(chi2)};
        scales.series = {std::move(coupling)};
        for (FigureSeries& published : published_scales()) {
            scales.series.push_back(std::move(published));
        }
    }
};

Figure spectrum_figure(const ChiralFit& fit) {
    Figure figure{
        .name = "singular_values",
        .title = "What the data determine",
        .caption =
            "Singular values of the map from metric, log λ and log L to the data, in widths of "
            "the prior and errors of the data: above 1 the data speak, below 1 the prior.",
        .x = {.label = "direction"},
        .y = {.label = "singular value", .scale = AxisScale::Logarithmic}};
    FigureSeries series{.label = "singular values"};
    const Eigen::VectorXd& values = fit.sensitivity.singular_values();
    for (Index k = 0; k < values.size(); ++k) {
        if (values(k) > 1e-12) {
            series.points.push_back(figure_point(static_cast<double>(k + 1), values(k)));
        }
    }
    figure.series = {std::move(series)};
    figure.exact = {
        {.label = "prior = data", .x = {1.0, static_cast<double>(values.size())}, .y = {1.0, 1.0}}};
    return figure;
}

/// h and its error from near the horizon to the boundary.
Figure band_figure(const ChiralFit& fit) {
    const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(32, 0.07, 1.0);
    Eigen::VectorXd metric(depths.size());
    Eigen::VectorXd error(depths.size());
    for (Index i = 0; i < depths.size(); ++i) {
        std::tie(metric(i), error(i)) = fit.metric(depths(i));
    }
    return metric_figure(
        "fit ± band of prior and data",
        depths,
        metric,
        error,
        "The metric of least squares with its standard error, which is almost all prior: the data "
        "fix one number of it. The published metric dips below zero; this one need not, and meets "
        "the data better.");
}

void add_scales(const ChiralFit& fit, const EquationOfState& state, NetworkRun& run) {
    const Index k = fit.weights.metric.size();
    const auto error = [&](Index j) { return std::sqrt(fit.spread(j, j)); };
    const double radius = fit.weights.radius;
    const double coupling = fit.weights.coupling;
    run.observables.push_back(
        {.name = "radius",
         .formula = "L, GeV⁻¹ (prior)",
         .value = radius,
         .error = radius * error(k + 1)});
    run.observables.push_back(
        {.name = "coupling",
         .formula = "λ (prior)",
         .value = coupling,
         .error = coupling * error(k)});
    const Eigen::VectorXd eighth =
        Eigen::VectorXd::Unit(k + 2, k) + 8.0 * Eigen::VectorXd::Unit(k + 2, k + 1);
    const double product = coupling * std::pow(radius, 8);
    run.observables.push_back(
        {.name = "coupling_radius8",
         .formula = "λL⁸, GeV⁻⁸",
         .value = product,
         .error = product * std::sqrt(eighth.dot(fit.spread * eighth))});
    run.observables.push_back({.name = "chi2", .formula = "χ² of the data", .value = fit.chi2});
    run.observables.push_back(
        {.name = "chi2_floor", .formula = "χ² of m_q = A⟨q̄q⟩ + B⟨q̄q⟩³", .value = state.chi2});
    double least = fit.metric(1.0).first;
    for (double depth = 0.02; depth < 1.0; depth += 0.01) {
        least = std::min(least, fit.metric(depth).first);
    }
    run.observables.push_back({.name = "least_metric", .formula = "min h(η)", .value = least});
}

void say_what_is_known(
    const ChiralFit& fit, const EquationOfState& state, const ChiralData& data, Summary& summary) {
    summary.remarks.push_back(fmt::format(
        "determined by the data: {} numbers, the A and B of m_q = A⟨q̄q⟩ + B⟨q̄q⟩³ (A = {:.4g} "
        "GeV⁻², B = {:.4g} GeV⁻⁸): a linear response close to critical, and λL⁸ for a given h",
        fit.sensitivity.n_determined(),
        state.linear,
        state.cubic));
    summary.remarks.emplace_back(
        "prior, not data: L and λ apart from one number, h apart from another; whether h dips "
        "below zero, its wall, and with them the distance at which strings break");
    summary.remarks.push_back(fmt::format(
        "the lattice's errors are smaller than what any odd, smooth response can meet: χ² = "
        "{:.2f} for {} data, not below {:.2f} whatever the metric; the largest miss is {:.2g} GeV³",
        fit.chi2,
        data.mass.size(),
        state.chi2,
        fit.worst(data)));
}

/// How well the published pairs of L and λ do with the best metric for them.
void place_published_scales(const ChiralFitter& fitter, NetworkRun& run) {
    for (const FigureSeries& published : published_scales()) {
        const FigurePoint& pair = published.points.front();
        try {
            const ChiralFit fit = fitter.fit(pair.x, pair.value);
            const ChiralFit valley = fitter.fit(pair.x);
            run.remarks.push_back(fmt::format(
                "{}: with L = {:.3g} GeV⁻¹ and λ = {:.3g} the best metric has χ² = {:.1f}; the "
                "valley is at λ = {:.2g} there, χ² = {:.1f}",
                published.label,
                pair.x,
                pair.value,
                fit.chi2,
                valley.weights.coupling,
                valley.chi2));
        } catch (const InvalidInput&) {
            run.remarks.push_back(published.label + ": no metric of the family there");
        }
    }
}

}  // namespace

void add_precise_part(const QcdPlan& plan, Summary& summary) {
    const ChiralFitter fitter(plan.data, plan.fit.prior);
    const ChiralFit fit = fitter.fit();
    const EquationOfState state = fit_equation_of_state(plan.data);

    NetworkRun run{.network = "horizon-regular metric"};
    Claims claims(run);
    claims.hold(fit.converged, "the fit did not converge");
    claims.hold(
        fit.worst(plan.data) <= plan.question.tolerance,
        fmt::format(
            "a condensate is missed by {:.3g} GeV³, more than {:.3g}",
            fit.worst(plan.data),
            plan.question.tolerance));
    add_scales(fit, state, run);
    add_condensates(plan.data, fit.condensate, run);
    say_what_is_known(fit, state, plan.data, summary);
    place_published_scales(fitter, run);
    run.sampler.kind = "least squares";

    const auto [mass, curve] = curve_of(plan.data, fit.weights);
    summary.figures.push_back(band_figure(fit));
    summary.figures.push_back(condensate_figure(plan.data, mass, curve));
    summary.figures.push_back(residual_figure(plan.data, fit.condensate));
    ValleyFigures valley;
    valley.fill(fitter, plan.fit.valley, state.chi2);
    summary.figures.push_back(std::move(valley.scales));
    summary.figures.push_back(std::move(valley.misfit));
    summary.figures.push_back(spectrum_figure(fit));

    std::vector<NamedBulk> bulks = bulks_of(
        "this fit",
        [&] { return parity_excess(fit.weights.metric); },
        plan.question.temperature,
        fit.weights.radius,
        run);
    const PublishedMetric published = published_quark_metric();
    const auto table = [&] {
        return layer_excess(Eigen::VectorXd::LinSpaced(15, 1.0, 1.0 / 15.0), published.metric);
    };
    for (NamedBulk& bulk :
         bulks_of("table II", table, plan.question.temperature, published.radius, run)) {
        bulks.push_back(std::move(bulk));
    }
    summary.figures.push_back(potential_figure(bulks, run));
    summary.runs.push_back(std::move(run));
}

}  // namespace feynet
