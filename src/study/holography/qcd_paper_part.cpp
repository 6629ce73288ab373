#include "claims.hpp"
#include "feynet/core/error.hpp"
#include "feynet/holography/learning/foretold_response.hpp"
#include "feynet/holography/quark/published_results.hpp"
#include "feynet/holography/wilson/learned_excess.hpp"
#include "qcd_parts.hpp"
#include "qcd_training.hpp"

#include <fmt/format.h>

#include <cmath>

namespace feynet {
namespace {

struct MeanAndSpread {
    double mean;
    double spread;
};

MeanAndSpread statistics_of(const Eigen::VectorXd& values) {
    const double mean = values.mean();
    const auto n = static_cast<double>(values.size());
    const double variance = (values.array() - mean).square().sum() / std::max(1.0, n - 1.0);
    return {mean, std::sqrt(variance)};
}

/// Trained as in the paper, on its data, the numbers must be the paper's.
void hold_to_the_paper(const QcdPlan& plan, const NetworkRun& run, Claims& claims) {
    constexpr double most_spreads = 2.0;
    constexpr Index published_epochs = 1500;
    if (plan.question.data != "lattice" || plan.training.epochs != published_epochs) {
        return;
    }
    for (const ObservableResult& one : run.observables) {
        claims.hold(
            std::abs(one.pull.value_or(0.0)) <= most_spreads,
            fmt::format(
                "{} is {:.1f} combined spreads from what was published",
                one.formula,
                one.pull.value_or(0.0)));
    }
}

/// A number over the networks that were kept beside the published one; pulls are in combined
/// spreads.
void add_number(
    const std::string& name,
    const std::string& formula,
    const Eigen::VectorXd& values,
    double published,
    double published_error,
    NetworkRun& run) {
    const MeanAndSpread found = statistics_of(values);
    const double combined = std::hypot(found.spread, published_error);
    run.observables.push_back(
        {.name = name,
         .formula = formula,
         .value = found.mean,
         .error = found.spread,
         .exact = published,
         .pull = (found.mean - published) / combined});
}

Figure scales_figure(const QuarkEnsemble& ensemble, const QcdPlan& plan) {
    Figure figure{
        .name = "valley",
        .title = "L and λ of the networks that learned",
        .caption =
            "Each network that was kept, with what was published, and the valley of least squares "
            "in the continuum (line): the data fix λL⁸ alone, where on the valley a training ends "
            "is a matter of its start, rate and penalty.",
        .x = {.label = "L (GeV⁻¹)"},
        .y = {.label = "λ", .scale = AxisScale::Logarithmic}};
    FigureSeries kept{.label = "networks kept"};
    for (Index k = 0; k < ensemble.size(); ++k) {
        if (ensemble.coupling(k) > 0.0) {
            kept.points.push_back(figure_point(ensemble.radius(k), ensemble.coupling(k)));
        }
    }
    figure.series = {std::move(kept)};
    for (FigureSeries& published : published_scales()) {
        figure.series.push_back(std::move(published));
    }
    FigureCurve valley{.label = "valley of least squares", .x = {}, .y = {}};
    const ChiralFitter fitter(plan.data, plan.fit.prior);
    for (double radius = 3.0; radius < 4.6; radius += 0.2) {
        valley.x.push_back(radius);
        valley.y.push_back(fitter.fit(radius).weights.coupling);
    }
    figure.exact = {std::move(valley)};
    return figure;
}

void add_paper_figures(
    const QcdPlan& plan,
    const QuarkTraining& training,
    const QuarkEnsemble& ensemble,
    NetworkRun& run,
    Summary& summary) {
    const Index n = n_quark_layers;
    const Eigen::VectorXd& depths = training.classifier().network().depths();
    Eigen::VectorXd spread(n);
    for (Index i = 0; i < n; ++i) {
        spread(i) = statistics_of(ensemble.metric.col(i)).spread;
    }
    BulkModel mean;
    mean.weights = {
        .metric = ensemble.metric.colwise().mean().transpose(),
        .mass_squared = -3.0,
        .coupling = ensemble.coupling.mean()};
    mean.parameters = Eigen::VectorXd::Constant(1, ensemble.radius.mean());
    summary.figures.push_back(metric_figure(
        "mean and spread of the networks kept",
        depths,
        mean.weights.metric,
        spread,
        "The weights of the layers, mean and spread over the networks that were kept."));

    const auto foretold = [&](const Eigen::VectorXd& mass) {
        const Index last = plan.data.mass.size() - 1;
        const Eigen::VectorXd guess =
            plan.data.condensate(last) * (mass / plan.data.mass(last)).array().sqrt().matrix();
        return foretold_response(
                   training.classifier().network(),
                   training.classifier().boundary(),
                   mean,
                   mass,
                   guess)
            .response;
    };
    const Eigen::VectorXd condensate = foretold(plan.data.mass);
    add_condensates(plan.data, condensate, run);
    const Index last = plan.data.mass.size() - 1;
    const Eigen::VectorXd mass =
        Eigen::VectorXd::LinSpaced(48, 0.1 * plan.data.mass(0), 1.02 * plan.data.mass(last));
    summary.figures.push_back(condensate_figure(plan.data, mass, foretold(mass)));
    summary.figures.push_back(residual_figure(plan.data, condensate));
    summary.figures.push_back(scales_figure(ensemble, plan));
    // As in the paper the layers are taken to stand at 1 − n/15.
    const auto excess = [&] {
        return layer_excess(Eigen::VectorXd::LinSpaced(n, 1.0, 1.0 / n), mean.weights.metric);
    };
    summary.figures.push_back(potential_figure(
        bulks_of("networks kept", excess, plan.question.temperature, mean.parameters(0), run),
        run));
}

}  // namespace

bool add_paper_part(
    const QcdPlan& plan, std::uint64_t seed, const StudyHooks& hooks, Summary& summary) {
    const QuarkTraining training(plan, seed);
    const QuarkEnsemble ensemble = train_quark_networks(training, plan, hooks);
    if (hooks.execution.stop()) {
        return false;
    }
    NetworkRun run{.network = "Euler layers, trained on labels"};
    run.sampler.kind = "adam";
    run.sampler.seconds = ensemble.seconds;
    run.sampler.explanation = fmt::format(
        "{} of {} networks end with a loss below {:g} and are kept; most others answer the same to "
        "everything",
        ensemble.size(),
        plan.training.seeds,
        plan.training.keep);
    Claims claims(run);
    claims.hold(ensemble.size() >= 2, "fewer than two networks learned");
    run.remarks.push_back(run.sampler.explanation);
    if (ensemble.size() >= 2) {
        const PublishedMetric published = published_quark_metric();
        add_number(
            "radius", "L, GeV⁻¹", ensemble.radius, published.radius, published.radius_error, run);
        add_number(
            "coupling", "λ", ensemble.coupling, published.coupling, published.coupling_error, run);
        for (Index n = 0; n < n_quark_layers; ++n) {
            add_number(
                fmt::format("h_{}", n),
                fmt::format("h at η = {:.3f}", training.classifier().network().depths()(n)),
                ensemble.metric.col(n),
                published.metric(n),
                published.metric_error(n),
                run);
        }
        hold_to_the_paper(plan, run, claims);
        add_paper_figures(plan, training, ensemble, run, summary);
    }
    summary.runs.push_back(std::move(run));
    return true;
}

}  // namespace feynet
