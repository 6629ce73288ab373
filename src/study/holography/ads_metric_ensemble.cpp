#include "ads_metric_ensemble.hpp"

#include "claims.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/holography/boundary/magnet_boundary.hpp"
#include "label_epochs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace feynet {
namespace {

ObservableResult starts_number(
    std::string name,
    std::string formula,
    const Spread& spread,
    std::optional<double> exact = std::nullopt) {
    return {
        .name = std::move(name),
        .formula = std::move(formula),
        .value = spread.mean,
        .error = spread.deviation,
        .tau_int = std::nullopt,
        .ess = std::nullopt,
        .rhat = std::nullopt,
        .exact = exact,
        .pull = std::nullopt};
}

/// The laws the papers start from.
BulkModel ads_start(
    const AdsMetricSettings& settings,
    const AdsProblem& problem,
    const BulkNetwork& network,
    const Stream& stream) {
    BulkModel model = problem.model(network.depths());
    const Index n = network.depths().size();
    if (settings.question.boundary == AdsBoundary::Canonical) {
        model.weights.metric =
            normal_start(network.depths().cwiseInverse(), Eigen::VectorXd::Ones(n), stream);
        return model;
    }
    // h ~ N(2, 1), m² ~ N(2, 1), λ ~ N(1, 1), α and β uniform in (−1, 1).
    Eigen::VectorXd mean = Eigen::VectorXd::Constant(n + 2, 2.0);
    mean(n + 1) = 1.0;
    const Eigen::VectorXd numbers = normal_start(mean, Eigen::VectorXd::Ones(n + 2), stream);
    model.weights = {
        .metric = numbers.head(n), .mass_squared = numbers(n), .coupling = numbers(n + 1)};
    Block uniforms(lanes, model.parameters.size());
    fill_uniforms(stream, Purpose::StartScale, uniforms);
    model.parameters = 2.0 * uniforms.row(0).matrix().transpose().array() - 1.0;
    return model;
}

LabelTraining training_of(const AdsMetricSettings& settings, const BulkNetwork& network) {
    const AdsTraining& training = settings.training;
    const bool is_magnet = settings.question.boundary == AdsBoundary::Magnet;
    const Index last = network.depths().size() - 1;
    return {
        .batch = training.batch,
        .epochs = training.epochs,
        .adam = {.rate = training.rate},
        .penalty =
            {.smoothness = training.smoothness,
             .anchors =
                 {{.depth = last,
                   .target = 1.0 / network.depths()(last),
                   .strength = training.horizon_pull}}},
        .learned = {.mass_squared = is_magnet, .coupling = is_magnet}};
}

void add_metric(
    const AdsProblem& problem,
    const Eigen::VectorXd& depths,
    const std::vector<TrainedStart>& starts,
    NetworkRun& part) {
    for (Index n = 0; n < depths.size(); ++n) {
        const std::optional<double> exact =
            problem.is_known() ? std::optional(problem.metric()(depths(n))) : std::nullopt;
        part.observables.push_back(starts_number(
            fmt::format("h_{}", n + 1),
            fmt::format("h at η = {:.3g}", depths(n)),
            spread_of(starts, [n](const BulkModel& model) { return model.weights.metric(n); }),
            exact));
    }
}

/// Which signs of λ the kept starts have, and how good they are.
void add_sign_of_coupling(const std::vector<TrainedStart>& starts, NetworkRun& part) {
    std::array<Index, 2> count{};
    std::array<double, 2> loss{HUGE_VAL, HUGE_VAL};
    for (const TrainedStart& start : starts) {
        if (start.is_kept) {
            const std::size_t side = start.trained.model.weights.coupling < 0.0 ? 0 : 1;
            ++count[side];
            loss[side] = std::min(loss[side], start.trained.last().total());
        }
    }
    const auto said = [&](std::size_t side, std::string_view sign) {
        return count[side] == 0
                   ? fmt::format("none has λ {} 0", sign)
                   : fmt::format("{} have λ {} 0, loss {:.4f}", count[side], sign, loss[side]);
    };
    part.remarks.push_back(fmt::format(
        "The sign of λ is not settled: of the kept starts {}, and {}; the published ensemble has "
        "λ/L = 0.61(22), with a loss below 0.02 like these.",
        said(0, "<"),
        said(1, "≥")));
}

/// m²L², λ/L and Δ₊ of a magnet, L = d/h(∞).
void add_magnet(
    const AdsMetricSettings& settings, const std::vector<TrainedStart>& starts, NetworkRun& part) {
    const auto d = static_cast<double>(settings.bulk.dimension);
    const int dimension = static_cast<int>(settings.bulk.dimension);
    const auto radius = [d](const BulkModel& m) { return d / m.weights.metric(0); };
    part.observables.push_back(starts_number(
        "delta_plus", "Δ₊", spread_of(starts, [&](const BulkModel& m) {
            return falloffs(dimension, m.weights.mass_squared, m.weights.metric(0)).fast;
        })));
    part.observables.push_back(
        starts_number("mass_squared", "m²L²", spread_of(starts, [&](const BulkModel& m) {
                          return m.weights.mass_squared * square(radius(m));
                      })));
    const NumberOfStart coupling = [&](const BulkModel& m) {
        return m.weights.coupling / radius(m);
    };
    part.observables.push_back(starts_number("coupling", "λ/L", spread_of(starts, coupling)));
    part.observables.push_back(
        starts_number("coupling_size", "|λ|/L", spread_of(starts, [&](const BulkModel& m) {
                          return std::abs(coupling(m));
                      })));
    add_sign_of_coupling(starts, part);
}

/// What the reader of an ensemble must know of its bias.
void add_bias(
    const AdsProblem& problem,
    const Eigen::VectorXd& depths,
    const std::vector<TrainedStart>& starts,
    NetworkRun& part) {
    double worst = 0.0;
    double where = 0.0;
    for (Index n = 0; n < depths.size(); ++n) {
        const double exact = problem.metric()(depths(n));
        const double found =
            spread_of(starts, [n](const BulkModel& m) { return m.weights.metric(n); }).mean;
        if (std::abs(found / exact - 1.0) > std::abs(worst)) {
            worst = found / exact - 1.0;
            where = depths(n);
        }
    }
    part.remarks.push_back(fmt::format(
        "The mean metric is off by up to {:.0f} % (at η = {:.3g}): labels are given by the horizon "
        "condition (2/η)π − m²φ − λφ³, but the training asks π = 0, whose optimum is another "
        "metric; mode = \"precise\" has no such bias.",
        100.0 * worst,
        where));
}

double mean_accuracy(const std::vector<TrainedStart>& starts) {
    double sum = 0.0;
    double n = 0.0;
    for (const TrainedStart& start : starts) {
        if (start.is_kept) {
            sum += start.misfit.accuracy();
            n += 1.0;
        }
    }
    return n > 0.0 ? sum / n : 0.0;
}

}  // namespace

Spread spread_of(const std::vector<TrainedStart>& starts, const NumberOfStart& number) {
    double sum = 0.0;
    double squares = 0.0;
    double n = 0.0;
    for (const TrainedStart& start : starts) {
        if (start.is_kept) {
            sum += number(start.trained.model);
            n += 1.0;
        }
    }
    const double mean = sum / n;
    for (const TrainedStart& start : starts) {
        if (start.is_kept) {
            squares += square(number(start.trained.model) - mean);
        }
    }
    return {.mean = mean, .deviation = std::sqrt(squares / std::max(n - 1.0, 1.0))};
}

std::size_t kept_of(const std::vector<TrainedStart>& starts) {
    return static_cast<std::size_t>(std::count_if(
        starts.begin(), starts.end(), [](const TrainedStart& start) { return start.is_kept; }));
}

TrainedStarts train_starts(
    const AdsMetricSettings& settings, const AdsProblem& problem, const Execution& execution) {
    const BulkNetwork network = problem.network();
    const HorizonClassifier classifier(
        network,
        problem.boundary(),
        HorizonOutput::Momentum,
        HorizonGate(settings.training.gate, settings.training.wall));
    const LabelTraining training = training_of(settings, network);
    TrainedStarts result;
    result.starts.resize(static_cast<std::size_t>(settings.training.seeds));
    result.seconds = run_steps(
        settings.training.seeds,
        training.epochs,
        execution,
        [&](Index i) {
            const Stream stream{
                .seed = settings.run.seed, .first_chain = static_cast<std::uint32_t>(i)};
            BulkModel start = ads_start(settings, problem, network, stream);
            return LabelEpochs(
                i,
                LabelDescent(
                    classifier, problem.labelled(stream), training, std::move(start), stream),
                execution);
        },
        [&](const LabelEpochs& done) {
            const LabelDescent& descent = done.descent();
            TrainedStart& start = result.starts[static_cast<std::size_t>(done.number())];
            start.trained = descent.result();
            start.misfit = classifier.evaluate(descent.model(), descent.points());
            start.is_kept = descent.has_ended() && start.trained.is_finite &&
                            start.trained.last().total() < settings.training.keep;
        });
    return result;
}

NetworkRun starts_part(
    const AdsMetricSettings& settings,
    const AdsProblem& problem,
    const std::vector<TrainedStart>& starts) {
    NetworkRun part{.network = "paper"};
    Claims claims(part);
    const std::size_t n_kept = kept_of(starts);
    const double share = static_cast<double>(n_kept) / static_cast<double>(starts.size());
    part.sampler.explanation = fmt::format(
        "{} of {} starts reach a loss below {:g}; batches of {}, {} epochs, Adam with rate {:g}; "
        "errors are the spread of the starts",
        n_kept,
        starts.size(),
        settings.training.keep,
        settings.training.batch,
        settings.training.epochs,
        settings.training.rate);
    claims.hold(
        n_kept >= 2 && share >= settings.verdict.kept,
        fmt::format(
            "{} of {} starts reach a loss below {:g}, at least {:.0f} % should",
            n_kept,
            starts.size(),
            settings.training.keep,
            100.0 * settings.verdict.kept));
    if (n_kept < 2) {
        return part;
    }
    const double accuracy = mean_accuracy(starts);
    part.observables.push_back(
        starts_number("accuracy", "share of right labels", {.mean = accuracy, .deviation = 0.0}));
    part.observables.back().error = std::nullopt;
    claims.hold(
        accuracy >= settings.verdict.accuracy,
        fmt::format("the accuracy is {:.4f}, expected {:g}", accuracy, settings.verdict.accuracy));
    const Eigen::VectorXd depths = problem.network().depths();
    if (settings.question.boundary == AdsBoundary::Magnet) {
        add_magnet(settings, starts, part);
    }
    add_metric(problem, depths, starts, part);
    if (problem.is_known()) {
        add_bias(problem, depths, starts, part);
    }
    return part;
}

}  // namespace feynet
