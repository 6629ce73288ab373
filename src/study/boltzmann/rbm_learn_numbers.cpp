#include "rbm_learn_numbers.hpp"

#include "feynet/boltzmann/learning/exact_moments.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// The most units of a layer that is summed for an exact ln Z.
constexpr Index most_units_summed = 16;

}  // namespace

LearnedNumbers::LearnedNumbers(
    const RbmLearnSettings& settings,
    const SpinLessons& lessons,
    const BoltzmannMachine& machine,
    const Stream& stream,
    int n_threads)
    : lessons_(lessons),
      machine_(machine),
      annealed_(annealed(machine, settings.measure, stream, n_threads)),
      correlations_(machine_correlations(
          machine, lessons.held_out, settings.measure.draws, stream, n_threads)) {
    if (std::min(machine.n_visible(), machine.n_hidden()) <= most_units_summed) {
        exact_ = exact_log_partition(machine);
    }
    if (lessons.held_out.rows() > 0) {
        reconstruction_ = reconstruction_error(machine, lessons.held_out, stream);
    }
}

std::vector<ObservableResult> LearnedNumbers::results() const {
    std::vector<ObservableResult> all;
    if (lessons_.truth) {
        all.push_back(divergence_result());
    }
    all.push_back(likelihood_result());
    all.push_back(partition_result());
    if (lessons_.truth) {
        all.push_back(
            {.name = "neighbours",
             .formula = "⟨s s'⟩ of neighbours",
             .value = mean_over_pairs(),
             .exact = lessons_.truth->neighbours});
    }
    all.push_back(
        {.name = "reconstruction_error",
         .formula = "spins not given back",
         .value = reconstruction_});
    return all;
}

std::optional<std::string> LearnedNumbers::warning() const {
    if (annealed_.error) {
        return std::nullopt;
    }
    return fmt::format(
        "annealed ln Z carries no error: {}; more rungs make it reliable",
        describe(annealed_.status));
}

ObservableResult LearnedNumbers::held_out_mean(
    std::string name, std::string formula, const Eigen::VectorXd& values) const {
    const SampleMean mean = mean_of_samples(values);
    return {
        .name = std::move(name),
        .formula = std::move(formula),
        .value = mean.value,
        .error = std::hypot(mean.error, partition_error())};
}

ObservableResult LearnedNumbers::divergence_result() const {
    const SpinTruth& truth = *lessons_.truth;
    if (truth.written) {
        return {
            .name = "divergence",
            .formula = "Σ p ln(p/q)",
            .value = divergence(*truth.written, machine_, log_partition())};
    }
    const Eigen::VectorXd ratio =
        (log_weights(truth.law, lessons_.held_out) - log_weights(machine_, lessons_.held_out))
            .array() +
        (log_partition() - truth.log_partition);
    return held_out_mean("divergence", "⟨ln p − ln q⟩ held out", ratio);
}

ObservableResult LearnedNumbers::likelihood_result() const {
    const Eigen::VectorXd logs = log_weights(machine_, lessons_.held_out).array() - log_partition();
    ObservableResult result = held_out_mean("log_likelihood", "⟨ln q⟩ held out", logs);
    if (lessons_.truth) {
        result.exact = lessons_.truth->mean_log();
    }
    return result;
}

ObservableResult LearnedNumbers::partition_result() const {
    return {
        .name = "log_partition",
        .formula = "ln Z, annealed",
        .value = annealed_.value,
        .error = annealed_.error,
        .ess = annealed_.ess,
        .exact = exact_,
        .pull = pull_of(annealed_.value, annealed_.error, exact_)};
}

double LearnedNumbers::mean_over_pairs() const {
    double sum = 0.0;
    for (const IsingPair& pair : lessons_.truth->law.pairs) {
        sum += correlations_(pair.first, pair.second);
    }
    return sum / static_cast<double>(lessons_.truth->law.pairs.size());
}

}  // namespace feynet
