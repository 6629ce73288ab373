#include "feynet/study/boltzmann/rbm_learning.hpp"

#include "feynet/boltzmann/learning/annealed_partition.hpp"
#include "feynet/boltzmann/learning/exact_moments.hpp"
#include "feynet/sampler/chains.hpp"
#include "feynet/study/chain_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace feynet {
namespace {

constexpr Index most_spins_summed = 16;
constexpr Index points_of_curve = 60;
constexpr std::uint16_t watched_run = 0xFFFF;  // of no attempt

/// What a training is watched by, with the data it needs.
class Watch {
public:
    Watch(const SpinLessons& lessons, Index n_hidden, std::uint64_t seed)
        : lessons_(lessons), measure_(learning_measure(lessons, n_hidden)), seed_(seed) {}

    double operator()(const BoltzmannMachine& machine) const {
        switch (measure_) {
            case LearningMeasure::Divergence:
                return divergence(*lessons_.truth->written, machine, exact_log_partition(machine));
            case LearningMeasure::Likelihood:
                return -mean_log_likelihood(machine, lessons_.data, exact_log_partition(machine));
            case LearningMeasure::Reconstruction:
                break;
        }
        return reconstruction_error(
            machine, lessons_.held_out, {.seed = seed_, .run = watched_run});
    }

    std::string in_words(double value) const {
        constexpr std::array names{"divergence", "−⟨ln q⟩", "reconstruction error"};
        return fmt::format("{} {:.4g}", names[static_cast<std::size_t>(measure_)], value);
    }

private:
    const SpinLessons& lessons_;
    LearningMeasure measure_;
    std::uint64_t seed_;
};

/// Samples in epochs.
class SampledSteps {
public:
    SampledSteps(
        const RbmLearnSettings& settings,
        const SpinLessons& lessons,
        BoltzmannMachine start,
        const Stream& stream,
        int n_threads)
        : training_(std::move(start), lessons.training, settings.contrastive(), stream),
          n_threads_(n_threads) {}

    void step() {
        training_.epoch([this](Index n, const std::function<void(Index)>& task) {
            for_each_block(n, n_threads_, task);
        });
    }

    const BoltzmannMachine& machine() const { return training_.machine(); }
    BoltzmannMachine result() const { return training_.averaged(); }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        training_.visit_state(visit);
    }

private:
    ContrastiveTraining training_;
    int n_threads_;
};

/// Exact slopes.
class ExactSteps {
public:
    ExactSteps(const RbmLearnSettings& settings, const SpinLessons& lessons, BoltzmannMachine start)
        : lessons_(lessons),
          descent_(
              std::move(start),
              {settings.network.units, settings.rate(), settings.training.epochs}) {}

    void step() {
        const BoltzmannMachine& at = descent_.machine();
        descent_.step(exact_moments(at).moments - data_moments(at, lessons_.data));
    }

    const BoltzmannMachine& machine() const { return descent_.machine(); }
    BoltzmannMachine result() const { return descent_.machine(); }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        descent_.visit_state(visit);
    }

private:
    const SpinLessons& lessons_;
    MachineDescent descent_;
};

/// A training as the steps of a block, watched at even distances.
template <typename Steps>
struct WatchedSteps {
    Steps steps;
    const Watch& watch;
    const Execution& execution;
    Index n_steps = 1;
    std::vector<double> epochs{};
    std::vector<double> values{};

    Lanes step(Index i) {
        steps.step();
        const Index stride = 1 + n_steps / points_of_curve;
        if ((i + 1) % stride == 0 || i + 1 == n_steps) {
            epochs.push_back(static_cast<double>(i + 1));
            values.push_back(watch(steps.machine()));
            execution.says(watch.in_words(values.back()));
        }
        return Lanes::Ones();
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(steps, epochs, values);
    }
};

template <typename MakeSteps>
LearnedMachine watched(
    Index n_steps, const Watch& watch, const Execution& execution, MakeSteps make_steps) {
    using Steps = decltype(make_steps());
    std::optional<LearnedMachine> learned;
    const double seconds = run_steps(
        1,
        n_steps,
        execution,
        [&](Index /*block*/) {
            return WatchedSteps<Steps>{make_steps(), watch, execution, n_steps};
        },
        [&](const WatchedSteps<Steps>& done) {
            learned = LearnedMachine{done.steps.result(), {}};
            for (std::size_t k = 0; k < done.values.size(); ++k) {
                learned->curve.push_back({done.epochs[k], done.values[k]});
            }
        });
    learned->seconds = seconds;
    return std::move(*learned);
}

}  // namespace

SpinLessons ising_lessons(const SpinDataSettings& settings, const RunSettings& run, int n_threads) {
    SpinLessons lessons;
    lessons.truth = ising_truth(settings.size, settings.coupling);
    const SpinTruth& truth = *lessons.truth;
    const Index n_held_out = std::max<Index>(sample_chains, settings.samples / 5);
    const Stream stream{.seed = run.seed, .run = 0};
    lessons.held_out = ising_samples(
        truth, n_held_out, {.seed = run.seed, .run = 0, .phase = Phase::Pilot}, n_threads);
    if (settings.samples == 0) {
        lessons.data = *truth.written;
        return lessons;
    }
    lessons.training = ising_samples(truth, settings.samples, stream, n_threads);
    lessons.data = without_repeats(lessons.training);
    return lessons;
}

SpinLessons table_lessons(const Eigen::MatrixXd& spins) {
    constexpr Index every = 5;
    const Index n_held_out = spins.rows() / every;
    SpinLessons lessons;
    lessons.held_out.resize(n_held_out, spins.cols());
    lessons.training.resize(spins.rows() - n_held_out, spins.cols());
    Index kept = 0;
    for (Index k = 0; k < spins.rows(); ++k) {
        if (k % every == every - 1) {
            lessons.held_out.row(k / every) = spins.row(k);
        } else {
            lessons.training.row(kept++) = spins.row(k);
        }
    }
    lessons.data = without_repeats(lessons.training);
    return lessons;
}

LearningMeasure learning_measure(const SpinLessons& lessons, Index n_hidden) {
    if (lessons.truth && lessons.truth->written) {
        return LearningMeasure::Divergence;
    }
    return std::min(lessons.n_spins(), n_hidden) <= most_spins_summed
               ? LearningMeasure::Likelihood
               : LearningMeasure::Reconstruction;
}

LearnedMachine learn(
    const RbmLearnSettings& settings,
    const SpinLessons& lessons,
    std::uint16_t attempt,
    const Execution& execution) {
    const Stream stream{.seed = settings.run.seed, .run = attempt};
    const Index n_hidden = settings.network.hidden;
    const double scale = settings.network.units == MachineUnits::Binary ? 0.25 : 1.0;
    const BoltzmannMachine start =
        random_machine(lessons.n_spins(), n_hidden, scale * settings.network.start_width, stream);
    const Watch watch(lessons, n_hidden, settings.run.seed);
    const Index n_steps = settings.training.epochs;
    if (settings.training.rule == LearningRule::Exact) {
        return watched(
            n_steps, watch, execution, [&] { return ExactSteps(settings, lessons, start); });
    }
    return watched(n_steps, watch, execution, [&] {
        return SampledSteps(settings, lessons, start, stream, execution.n_threads);
    });
}

LogMeanWeight annealed(
    const BoltzmannMachine& machine,
    const MachineMeasureSettings& settings,
    const Stream& stream,
    int n_threads) {
    std::vector<double> log_weights(static_cast<std::size_t>(settings.chains));
    for_each_block(settings.chains / lanes, n_threads, [&](Index block) {
        Stream own = stream;
        own.first_chain += static_cast<std::uint32_t>(block * lanes);
        const Lanes weights = annealed_log_weights(machine, settings.rungs, own);
        std::copy(weights.begin(), weights.end(), log_weights.begin() + block * lanes);
    });
    return annealed_log_partition(machine, log_weights);
}

Eigen::MatrixXd machine_correlations(
    const BoltzmannMachine& machine,
    const Eigen::MatrixXd& start,
    Index n_draws,
    const Stream& stream,
    int n_threads) {
    if (machine.n_visible() <= most_spins_summed) {
        return correlations(visible_law(machine));
    }
    const Index n = machine.n_visible();
    constexpr Index n_blocks = sample_chains / lanes;
    std::vector<Eigen::MatrixXd> sums(n_blocks, Eigen::MatrixXd::Zero(n, n));
    for_each_block(n_blocks, n_threads, [&](Index block) {
        Eigen::MatrixXd& sum = sums[static_cast<std::size_t>(block)];
        Stream own = stream;
        own.first_chain += static_cast<std::uint32_t>(block * lanes);
        GibbsSampler sampler(machine);
        Block spins(lanes, n);
        for (int lane = 0; lane < lanes; ++lane) {
            spins.row(lane) = start.row((block * lanes + lane) % start.rows()).array();
        }
        for (Index k = 0; k < n_draws; ++k) {
            sampler.sweep(spins, own);
            ++own.trajectory;
            sum.noalias() += spins.matrix().transpose() * spins.matrix();
        }
    });
    Eigen::MatrixXd all = sums.front();
    for (std::size_t k = 1; k < sums.size(); ++k) {
        all += sums[k];
    }
    return all / static_cast<double>(sample_chains * n_draws);
}

}  // namespace feynet
