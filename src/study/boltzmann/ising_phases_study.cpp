#include "feynet/study/boltzmann/ising_phases_study.hpp"

#include "claims.hpp"
#include "feynet/field/exact/ising_torus.hpp"
#include "feynet/study/boltzmann/spin_samples.hpp"
#include "feynet/study/chain_run.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict_section.hpp"
#include "two_phases.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace feynet {
namespace {

constexpr Index n_temperatures = 9;
constexpr std::uint16_t first_scan_run = 4;

FigureSeries mean_outputs(
    const IsingPhasesSettings& settings,
    const TwoPhases& phases,
    const DenseClassifier& classifier,
    const std::string& label) {
    FigureSeries series{.label = label};
    const double step =
        (settings.data.cold - settings.data.hot) / static_cast<double>(n_temperatures - 1);
    for (Index k = 0; k < n_temperatures; ++k) {
        const double coupling = settings.data.hot + step * static_cast<double>(k);
        const auto run = static_cast<std::uint16_t>(first_scan_run + k);
        const Eigen::VectorXd scores = classifier.scores(phases.at(coupling, run));
        const SampleMean mean = mean_of_samples((1.0 / (1.0 + (-scores.array()).exp())).matrix());
        series.points.push_back(figure_point(coupling, mean.value, mean.error));
    }
    return series;
}

/// Where the mean output first passes ½, between two temperatures by a straight line.
std::optional<double> crossing_of(const FigureSeries& series) {
    for (std::size_t k = 1; k < series.points.size(); ++k) {
        const FigurePoint& low = series.points[k - 1];
        const FigurePoint& high = series.points[k];
        if (low.value < 0.5 && high.value >= 0.5) {
            return low.x + (high.x - low.x) * (0.5 - low.value) / (high.value - low.value);
        }
    }
    return std::nullopt;
}

Summary empty_phases_summary(const IsingPhasesSettings& settings) {
    const PhasesDataSettings& data = settings.data;
    Summary summary;
    summary.title = settings.header.title;
    summary.theory = fmt::format(
        "Ising model on a torus of {0} × {0}, K = {1:g} and {2:g}", data.size, data.cold, data.hot);
    summary.lattice = fmt::format(
        "feed-forward networks: {} inputs, hidden layers [{}] of {} units, and none",
        data.size * data.size,
        fmt::join(settings.network.hidden, ", "),
        word(settings.network.activation));
    summary.coordinate = "s";
    summary.figures = {
        {.name = "learning",
         .title = "The loss falls",
         .caption = "−⟨ln P(label)⟩ over an epoch; guessing is ln 2 = 0.693.",
         .x = {.label = "epoch"},
         .y = {.label = "−⟨ln P⟩"},
         .is_detail = true},
        {.name = "transition",
         .title = "Where the output changes sides",
         .caption =
             "The mean of P(ordered | s) over configurations of temperatures in between, which the "
             "networks never saw; K_c = 0.44069 is that of the infinite plane.",
         .x = {.label = "K = J/T"},
         .y = {.label = "⟨P(ordered)⟩"}}};
    summary.figures[1].exact.push_back(
        {.label = "K_c",
         .x = {IsingPlane::critical_beta(), IsingPlane::critical_beta()},
         .y = {0.0, 1.0}});
    return summary;
}

/// A training as the steps of a block, an epoch each.
struct PhasesEpochs {
    ClassifierTraining training;
    const Execution& execution;
    std::string name;
    std::vector<double> losses{};

    Lanes step(Index /*epoch*/) {
        losses.push_back(training.epoch());
        execution.says(fmt::format("{}: loss {:.3g}", name, losses.back()));
        return Lanes::Ones();
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(training, losses);
    }
};

/// One network on its way through both phases.
class PhasesPart {
public:
    PhasesPart(
        const IsingPhasesSettings& settings, const TwoPhases& phases, const Execution& execution)
        : settings_(settings), phases_(phases), execution_(execution) {}

    /// Trains a network and tells of it, unless it is stopped before the end.
    std::optional<NetworkRun> run(
        const std::string& name, const std::vector<Index>& hidden, Summary& summary) const {
        const Stream stream{.seed = settings_.run.seed};
        DenseClassifier classifier(
            phases_.training().spins.cols(), hidden, settings_.network.activation, stream);
        FigureSeries losses{.label = name};
        const double seconds = train_kept(classifier, stream, losses);
        if (execution_.stop()) {
            return std::nullopt;
        }
        NetworkRun part{.network = name, .observables = numbers(classifier)};
        const FigureSeries outputs = mean_outputs(settings_, phases_, classifier, name);
        if (const auto crossing = crossing_of(outputs)) {
            part.observables.push_back(
                {.name = "crossing",
                 .formula = "K where ⟨P⟩ = ½",
                 .value = *crossing,
                 .exact = IsingPlane::critical_beta()});
        }
        part.sampler.kind = "adam";
        part.sampler.draws = settings_.training.epochs;
        part.sampler.seconds = seconds;
        part.sampler.explanation = fmt::format(
            "{} weights, {} epochs; the exact accuracy is that of the likelihood ratio, on the "
            "same configurations",
            classifier.weights().size(),
            settings_.training.epochs);
        summary.figures[0].series.push_back(std::move(losses));
        summary.figures[1].series.push_back(outputs);
        return part;
    }

private:
    /// All epochs, as far as they are not kept already.
    /// @return  wall time in seconds
    double train_kept(
        DenseClassifier& classifier, const Stream& stream, FigureSeries& losses) const {
        const PhasesTrainingSettings& training = settings_.training;
        return run_steps(
            1,
            training.epochs,
            execution_,
            [&](Index /*block*/) {
                return PhasesEpochs{
                    ClassifierTraining(
                        classifier,
                        phases_.training().spins,
                        phases_.training().labels,
                        {training.epochs, training.batch, training.rate},
                        stream),
                    execution_,
                    losses.label};
            },
            [&](const PhasesEpochs& done) {
                for (std::size_t k = 0; k < done.losses.size(); ++k) {
                    losses.points.push_back(
                        figure_point(static_cast<double>(k + 1), done.losses[k]));
                }
            });
    }

    /// The accuracy on configurations held out, beside that of the likelihood ratio on the same.
    std::vector<ObservableResult> numbers(const DenseClassifier& classifier) const {
        const LabelledSpins& held_out = phases_.held_out();
        const Accuracy reached = accuracy_of(classifier.scores(held_out.spins), held_out.labels);
        const Accuracy best =
            accuracy_of(phases_.likelihood_ratio(held_out.spins), held_out.labels);
        const Accuracy learned =
            accuracy_of(classifier.scores(phases_.training().spins), phases_.training().labels);
        return {
            {.name = "accuracy",
             .formula = "right, held out",
             .value = reached.value,
             .error = reached.error,
             .exact = best.value},
            {.name = "training_accuracy",
             .formula = "right, learned from",
             .value = learned.value,
             .error = learned.error}};
    }

    const IsingPhasesSettings& settings_;
    const TwoPhases& phases_;
    const Execution& execution_;
};

/// Nobody beats the likelihood ratio; the network with hidden layers comes near it.
void judge_phases(NetworkRun& part, std::optional<double> margin) {
    const ObservableResult& accuracy = part.observables.front();
    const double lead = accuracy.value - *accuracy.exact;
    Claims claims(part);
    claims.hold(
        lead <= 4.0 * *accuracy.error,
        fmt::format("right more often than the likelihood ratio allows, by {:.3f}", lead));
    if (margin) {
        claims.hold(
            lead >= -*margin,
            fmt::format(
                "right in {:.3f} of the cases, the likelihood ratio in {:.3f}",
                accuracy.value,
                *accuracy.exact));
    }
}

}  // namespace

StudyResult IsingPhasesStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_phases_summary(settings_), .samples = {}};
    const TwoPhases phases(settings_, hooks.execution.n_threads);
    const PhasesPart part(settings_, phases, hooks.execution);
    const std::vector<std::pair<std::string, std::vector<Index>>> networks{
        {"perceptron", {}}, {"hidden layers", settings_.network.hidden}};
    for (const auto& [name, hidden] : networks) {
        hooks.part_starts(name);
        std::optional<NetworkRun> run = part.run(name, hidden, result.summary);
        if (!run) {
            break;
        }
        judge_phases(*run, hidden.empty() ? std::nullopt : std::optional(settings_.verdict.margin));
        hooks.part_ends(*run);
        result.summary.runs.push_back(std::move(*run));
    }
    conclude(
        result.summary,
        networks.size(),
        "hidden layers tell the phases apart nearly as well as the likelihood ratio, which nobody "
        "beats.");
    return result;
}

Summary IsingPhasesStudy::exact() const {
    Summary summary = empty_phases_summary(settings_);
    summary.verdict = "exact";
    summary.figures.clear();
    for (const double coupling : {settings_.data.cold, settings_.data.hot}) {
        const SpinTruth truth = ising_truth(settings_.data.size, coupling);
        NetworkRun run{.network = fmt::format("K = {:g}", coupling), .verdict = "exact"};
        run.observables.push_back(exact_observable("log_partition", "ln Z", truth.log_partition));
        run.observables.push_back(
            exact_observable("neighbours", "⟨s s'⟩ of neighbours", truth.neighbours));
        summary.runs.push_back(std::move(run));
    }
    return summary;
}

std::unique_ptr<Study> read_ising_phases_study(RunFile& file) {
    IsingPhasesSettings settings;
    file.read("", settings.header);
    file.read("data", settings.data);
    file.read("network", settings.network);
    file.read("training", settings.training);
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
    file.reject_unread();
    file.locate([&] { check(settings); });
    return std::make_unique<IsingPhasesStudy>(std::move(settings));
}

}  // namespace feynet
