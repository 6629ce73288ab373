#include "claims.hpp"
#include "feynet/core/error.hpp"
#include "feynet/holography/boundary/quark_boundary.hpp"
#include "feynet/holography/learning/foretold_response.hpp"
#include "feynet/holography/learning/label_training.hpp"
#include "feynet/holography/quark/published_results.hpp"
#include "feynet/holography/wilson/learned_excess.hpp"
#include "feynet/sampler/chains.hpp"
#include "qcd_parts.hpp"

#include <Eigen/QR>
#include <fmt/format.h>

#include <chrono>
#include <cmath>

namespace feynet {
namespace {

constexpr Index n_quark_layers = 15;

/// The cubic through the data of which the paper makes its labels.
Eigen::VectorXd cubic_of(const ChiralData& data) {
    Eigen::MatrixXd powers(data.mass.size(), 4);
    for (Index k = 0; k < 4; ++k) {
        powers.col(k) = data.mass.array().pow(static_cast<double>(k));
    }
    return powers.colPivHouseholderQr().solve(data.condensate);
}

/// The network of the paper with its points and the way it learns.
class QuarkTraining {
public:
    QuarkTraining(const QcdPlan& plan, std::uint64_t seed)
        : classifier_(
              BulkNetwork(1.0, 1.0 / n_quark_layers, n_quark_layers, euler_rule()),
              std::make_shared<QuarkBoundary>(1.0),
              HorizonCondition::Momentum,
              HorizonGate()),
          seed_(seed) {
        const QcdTrainingSettings& settings = plan.training;
        training_.batch = settings.batch;
        training_.epochs = settings.epochs;
        training_.adam.rate = settings.rate;
        training_.penalty = {
            .smoothness = settings.smoothness,
            .anchors = {{.depth = 0, .target = 4.0, .strength = settings.anchor}}};
        training_.learned.coupling = true;
        const Eigen::VectorXd cubic = cubic_of(plan.data);
        const Index last = plan.data.mass.size() - 1;
        // The window of the paper, 0.022 GeV and 0.11 GeV³, for the data of the paper.
        points_ = draw_labelled(
            {.source_low = 0.0,
             .source_high = 0.022 / 0.021554 * plan.data.mass(last),
             .response_low = 0.0,
             .response_high = 0.11 / 0.102948908 * plan.data.condensate(last),
             .n_of_each = settings.points},
            near_curve(
                [cubic](double m) {
                    return cubic(0) + m * (cubic(1) + m * (cubic(2) + m * cubic(3)));
                },
                settings.spread),
            Stream{.seed = seed});
    }

    const HorizonClassifier& classifier() const { return classifier_; }

    /// Network number i: h ~ N(4, 3), λ = 0.2, L = 0.8 at the start.
    TrainedModel train(Index i, const std::function<bool(const Epoch&)>& continues) const {
        const Stream stream{
            .seed = seed_, .first_chain = static_cast<std::uint32_t>(lanes * (i + 1))};
        BulkModel start;
        start.weights.metric = normal_start(
            Eigen::VectorXd::Constant(n_quark_layers, 4.0),
            Eigen::VectorXd::Constant(n_quark_layers, 3.0),
            stream);
        start.weights.mass_squared = -3.0;
        start.weights.coupling = 0.2;
        start.parameters = Eigen::VectorXd::Constant(1, 0.8);
        return train_on_labels(
            classifier_, points_, training_, std::move(start), stream, continues);
    }

private:
    HorizonClassifier classifier_;
    std::uint64_t seed_;
    LabelTraining training_;
    LabelledPoints points_;
};

/// Which networks learned, and what: a row for each.
struct QuarkEnsemble {
    Eigen::MatrixXd metric;
    Eigen::VectorXd coupling;
    Eigen::VectorXd radius;
    Eigen::VectorXd loss;

    Index size() const { return loss.size(); }
};

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

/// After so many epochs a network that answers the same to everything will not learn any more.
constexpr Index patience = 300;
constexpr double stuck_loss = 0.2495;

QuarkEnsemble train_all(
    const QuarkTraining& training, const QcdPlan& plan, const StudyHooks& hooks) {
    const Index n = plan.training.seeds;
    std::vector<TrainedModel> trained(static_cast<std::size_t>(n));
    for_each_block(n, hooks.execution.n_threads, [&](Index i) {
        Index epochs = 0;
        trained[static_cast<std::size_t>(i)] = training.train(i, [&](const Epoch& epoch) {
            hooks.execution.progress(1, epoch.accuracy);
            ++epochs;
            return !(epochs >= patience && epoch.total() > stuck_loss) && !hooks.execution.stop();
        });
        hooks.execution.progress(plan.training.epochs - epochs, 0.0);
    });
    std::vector<Index> kept;
    for (Index i = 0; i < n; ++i) {
        const TrainedModel& one = trained[static_cast<std::size_t>(i)];
        if (one.is_finite && std::ssize(one.history) == plan.training.epochs &&
            one.last().total() < plan.training.keep) {
            kept.push_back(i);
        }
    }
    const Index n_kept = std::ssize(kept);
    QuarkEnsemble ensemble{
        Eigen::MatrixXd(n_kept, n_quark_layers),
        Eigen::VectorXd(n_kept),
        Eigen::VectorXd(n_kept),
        Eigen::VectorXd(n_kept)};
    for (Index k = 0; k < n_kept; ++k) {
        const TrainedModel& one =
            trained[static_cast<std::size_t>(kept[static_cast<std::size_t>(k)])];
        ensemble.metric.row(k) = one.model.weights.metric.transpose();
        ensemble.coupling(k) = one.model.weights.coupling;
        ensemble.radius(k) = one.model.parameters(0);
        ensemble.loss(k) = one.last().total();
    }
    return ensemble;
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
    const auto start = std::chrono::steady_clock::now();
    const QuarkTraining training(plan, seed);
    const QuarkEnsemble ensemble = train_all(training, plan, hooks);
    NetworkRun run{.network = "Euler layers, trained on labels"};
    run.sampler.kind = "adam";
    run.sampler.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
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
        add_paper_figures(plan, training, ensemble, run, summary);
    }
    summary.runs.push_back(std::move(run));
    return !hooks.execution.stop();
}

}  // namespace feynet
