#include "feynet/study/boltzmann/rbm_learn_study.hpp"

#include "claims.hpp"
#include "feynet/core/error.hpp"
#include "feynet/study/boltzmann/rbm_learning.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict_section.hpp"
#include "rbm_learn_figures.hpp"
#include "rbm_learn_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace feynet {
namespace {

Summary empty_learning_summary(const RbmLearnSettings& settings, Index n_spins) {
    const SpinDataSettings& data = settings.data;
    Summary summary;
    summary.title = settings.header.title;
    summary.theory =
        data.file.empty()
            ? fmt::format(
                  "Ising model on a torus of {0} × {0}, K = {1:.6g}", data.size, data.coupling)
            : fmt::format("spins of {}", data.file);
    summary.lattice = fmt::format(
        "restricted Boltzmann machine, {} visible and {} hidden units, {} units, rule {}",
        n_spins,
        settings.network.hidden,
        word(settings.network.units),
        word(settings.training.rule));
    summary.coordinate = "v";
    return summary;
}

/// ⟨ln q⟩ of the samples held out, for independent spins with the means of the training.
double independent_likelihood(const SpinLessons& lessons) {
    const auto n = static_cast<double>(lessons.training.rows());
    double sum = 0.0;
    for (Index i = 0; i < lessons.n_spins(); ++i) {
        // as if one spin of either kind had been seen before
        const double up = (0.5 * (n + lessons.training.col(i).sum()) + 1.0) / (n + 2.0);
        const double share = 0.5 * (1.0 + lessons.held_out.col(i).mean());
        sum += share * std::log(up) + (1.0 - share) * std::log(1.0 - up);
    }
    return sum;
}

std::string explain(
    const RbmLearnSettings& settings, const SpinLessons& lessons, const LearnedMachine& learned) {
    std::string text = fmt::format(
        "{} {}",
        settings.training.epochs,
        settings.training.rule == LearningRule::Exact ? "exact slopes" : "epochs");
    const Index n_samples = lessons.training.rows();
    if (n_samples > 0) {
        const auto n_weights = static_cast<double>(learned.machine.n_weights());
        text += fmt::format(
            "; {} samples leave a divergence of up to n/2N_s = {:.2g} open",
            n_samples,
            0.5 * n_weights / static_cast<double>(n_samples));
    }
    return text;
}

void judge(
    const RbmLearnSettings& settings,
    const SpinLessons& lessons,
    const LearnedNumbers& numbers,
    NetworkRun& run) {
    Claims claims(run);
    const ObservableResult& partition = *find_observable(run, "log_partition");
    if (const auto warning = numbers.warning()) {
        run.remarks.push_back(*warning);
        claims.hold(!numbers.needs_annealing(), "its law cannot be normalised");
    }
    claims.hold(
        std::abs(partition.pull.value_or(0.0)) <= settings.verdict.pull,
        fmt::format(
            "annealed ln Z is {:.1f} errors from the exact one", partition.pull.value_or(0.0)));
    if (!lessons.truth) {
        const double independent = independent_likelihood(lessons);
        const double reached = find_observable(run, "log_likelihood")->value;
        claims.hold(
            reached > independent,
            fmt::format(
                "⟨ln q⟩ = {:.4g} of the samples held out is not above the {:.4g} of independent "
                "spins",
                reached,
                independent));
    }
}

NetworkRun part_of(
    const RbmLearnSettings& settings,
    const SpinLessons& lessons,
    const LearnedMachine& learned,
    const LearnedNumbers& numbers,
    Index number) {
    NetworkRun part{.network = fmt::format("rbm {}", number), .observables = numbers.results()};
    part.sampler.kind = std::string(word(settings.training.rule));
    part.sampler.chains = settings.training.batch;
    part.sampler.draws = settings.training.epochs;
    part.sampler.seconds = learned.seconds;
    part.sampler.explanation = explain(settings, lessons, learned);
    judge(settings, lessons, numbers, part);
    return part;
}

/// The whole is held to its best attempt.
void judge_best_machine(const RbmLearnSettings& settings, Summary& summary) {
    if (summary.runs.empty() || !settings.data.file.empty()) {
        return;
    }
    const auto best = std::min_element(
        summary.runs.begin(), summary.runs.end(), [](const NetworkRun& a, const NetworkRun& b) {
            return find_observable(a, "divergence")->value <
                   find_observable(b, "divergence")->value;
        });
    const double reached = find_observable(*best, "divergence")->value;
    Claims(*best).hold(
        reached <= settings.verdict.divergence,
        fmt::format(
            "the divergence is {:.3g} (at most {:.3g})", reached, settings.verdict.divergence));
}

}  // namespace

StudyResult RbmLearnStudy::run(const StudyHooks& hooks) const {
    const SpinLessons lessons =
        table_ ? table_lessons(*table_)
               : ising_lessons(settings_.data, settings_.run, hooks.execution.n_threads);
    StudyResult result{
        .summary = empty_learning_summary(settings_, lessons.n_spins()), .samples = {}};
    LearningFigures figures(lessons, learning_measure(lessons, settings_.network.hidden));
    double highest = -std::numeric_limits<double>::infinity();
    for (Index k = 1; k <= settings_.training.attempts; ++k) {
        hooks.part_starts(fmt::format("attempt {}", k));
        const auto attempt = static_cast<std::uint16_t>(k);
        const LearnedMachine learned = learn(settings_, lessons, attempt, hooks.execution);
        if (hooks.execution.stop()) {
            break;
        }
        const LearnedNumbers numbers(
            settings_,
            lessons,
            learned.machine,
            {.seed = settings_.run.seed, .run = attempt, .phase = Phase::Pilot},
            hooks.execution.n_threads);
        NetworkRun part = part_of(settings_, lessons, learned, numbers, k);
        figures.add(learned, numbers.correlations(), k);
        if (find_observable(part, "log_likelihood")->value > highest) {
            highest = find_observable(part, "log_likelihood")->value;
            figures.show(learned.machine, table_ ? 0 : settings_.data.size);
        }
        hooks.part_ends(part);
        result.summary.runs.push_back(std::move(part));
    }
    judge_best_machine(settings_, result.summary);
    std::move(figures).put_into(result.summary);
    conclude(
        result.summary,
        static_cast<std::size_t>(settings_.training.attempts),
        table_ ? "a Boltzmann machine foretells samples held out better than independent spins."
               : "a Boltzmann machine carries the law of the data.");
    return result;
}

Summary RbmLearnStudy::exact() const {
    const Index size = settings_.data.size;
    Summary summary = empty_learning_summary(settings_, table_ ? table_->cols() : size * size);
    summary.verdict = "exact";
    NetworkRun run{.network = "spins", .verdict = "exact"};
    if (!table_) {
        const SpinTruth truth = ising_truth(size, settings_.data.coupling);
        run.observables.push_back(exact_observable("log_partition", "ln Z", truth.log_partition));
        run.observables.push_back(
            exact_observable("neighbours", "⟨s s'⟩ of neighbours", truth.neighbours));
        run.observables.push_back(
            exact_observable("log_likelihood", "⟨ln p⟩, less the entropy", truth.mean_log()));
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_rbm_learn_study(RunFile& file) {
    RbmLearnSettings settings;
    file.read("", settings.header);
    file.read("data", settings.data);
    file.read("network", settings.network);
    file.read("training", settings.training);
    file.read("measure", settings.measure);
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
    file.reject_unread();
    file.locate([&] { check(settings); });
    std::optional<Eigen::MatrixXd> table;
    if (!settings.data.file.empty()) {
        table = spins_of(file.data_file("data", "file", settings.data.file));
        file.locate([&] {
            require(
                table->rows() >= settings.training.batch * 5 / 4 + 5,
                "batch",
                "must be at most four fifths of the {} rows, got {}",
                table->rows(),
                settings.training.batch);
            require(
                settings.training.rule != LearningRule::Exact ||
                    std::min(table->cols(), settings.network.hidden) <= most_written_spins,
                "rule",
                "must not be exact where both layers have more than {} units",
                most_written_spins);
        });
    }
    return std::make_unique<RbmLearnStudy>(std::move(settings), std::move(table));
}

}  // namespace feynet
