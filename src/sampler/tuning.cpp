#include "feynet/sampler/tuning.hpp"

#include "feynet/sampler/metropolis.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace feynet {
namespace {

/// Dual averaging of ln ε towards a mean acceptance.
class DualAveraging {
public:
    DualAveraging(double start, double target)
        : target_(target), anchor_(std::log(10.0 * start)), log_step_(std::log(start)) {}

    double step() const { return std::exp(log_step_); }
    double averaged() const { return std::exp(log_average_); }

    void update(double acceptance) {
        constexpr double shrinkage = 0.05;
        constexpr double delay = 10.0;
        constexpr double forgetting = 0.75;
        count_ += 1.0;
        const double weight = 1.0 / (count_ + delay);
        deficit_ += weight * (target_ - acceptance - deficit_);
        log_step_ = anchor_ - std::sqrt(count_) / shrinkage * deficit_;
        const double keep = std::pow(count_, -forgetting);
        log_average_ += keep * (log_step_ - log_average_);
    }

private:
    double target_;
    double anchor_;
    double log_step_;
    double log_average_ = 0.0;
    double deficit_ = 0.0;
    double count_ = 0.0;
};

/// The mean of min(1, exp(−ΔH)); a trajectory of non-finite energy counts as 0.
double mean_acceptance(const Lanes& energy_error) {
    const Lanes probability = (-energy_error).exp().min(1.0);
    return energy_error.isFinite().select(probability, Lanes::Zero()).mean();
}

/// With fewer steps over a quarter period ΔH grows with q far out: a chain of an anharmonic action
/// stays in its tails now and then, and its errors come out too small.
constexpr Index fewest_steps = 3;

Index steps_for(double length, double step_size, Index most) {
    const Index wanted = static_cast<Index>(std::min(std::ceil(length / step_size - 1e-9), 1e15));
    return std::min(std::max(wanted, fewest_steps), most);
}

/// What a pilot does of n trajectories: all of them up to 10⁵ variables; fewer in proportion
/// beyond, where one of them takes seconds, down to a quarter.
Index affordable(Index n, Index dimension) {
    constexpr Index long_path = 100'000;
    return dimension <= long_path ? n : std::max(n / 4, n * long_path / dimension);
}

HmcSettings settings_for(Integrator integrator, const TuningGoal& goal, double step_size) {
    if (goal.n_leapfrog) {
        return {
            .integrator = integrator,
            .step_size = step_size,
            .n_leapfrog = *goal.n_leapfrog,
            .splitting = goal.splitting};
    }
    const Index n_leapfrog = steps_for(goal.trajectory_length, step_size, goal.max_leapfrog);
    const double whole = goal.trajectory_length / static_cast<double>(n_leapfrog);
    return {
        .integrator = integrator,
        .step_size = std::min(step_size, whole),
        .n_leapfrog = n_leapfrog,
        .splitting = goal.splitting};
}

double forces_of(const HmcSettings& settings) {
    const auto n = static_cast<double>(settings.n_leapfrog);
    return settings.splitting == Splitting::Leapfrog ? n : 2.0 * n + 1.0;
}

/// The same trajectory in another number of steps.
HmcSettings in_steps(HmcSettings settings, Splitting splitting, Index n_steps) {
    settings.step_size *= static_cast<double>(settings.n_leapfrog) / static_cast<double>(n_steps);
    settings.n_leapfrog = n_steps;
    settings.splitting = splitting;
    return settings;
}

/// Trajectories of the same length as `tuned`.
std::vector<HmcSettings> rivals_of(const HmcSettings& tuned, Index most) {
    const auto n = static_cast<double>(tuned.n_leapfrog);
    std::vector<HmcSettings> rivals;
    const auto add = [&](Splitting splitting, Index fewest, double wanted) {
        const Index n_steps = std::max(fewest, static_cast<Index>(std::lround(wanted)));
        const bool is_new = std::none_of(rivals.begin(), rivals.end(), [&](const auto& rival) {
            return rival.splitting == splitting && rival.n_leapfrog == n_steps;
        });
        if (is_new && n_steps <= most) {
            rivals.push_back(in_steps(tuned, splitting, n_steps));
        }
    };
    for (const double factor : {1.0, 0.75, 1.3, 1.7}) {
        add(Splitting::Leapfrog, fewest_steps, factor * n);
    }
    for (const double factor : {0.25, 0.35, 0.5, 0.7}) {
        add(Splitting::MinimumNorm, 2, factor * n);
    }
    return rivals;
}

/// The rival with the least effort for an independent configuration; q ↔ the chains of the pilot.
HmcSettings least_effort(
    const Action& action,
    const GaussianPart& metric,
    const std::vector<HmcSettings>& rivals,
    double ends,
    Block& q,
    Stream stream) {
    const Index n_trials = affordable(30, action.dimension());
    HmcSettings best = in_steps(rivals.front(), Splitting::Leapfrog, 1);
    ++stream.trajectory;
    const Lanes error = Hmc(action, metric, best).step(q, StreamSource(stream)).energy_error;
    if (error.abs().maxCoeff() < 1e-6) {
        return best;
    }
    double least = HUGE_VAL;
    for (const HmcSettings& rival : rivals) {
        const Hmc hmc(action, metric, rival);
        double acceptance = 0.0;
        for (Index i = 0; i < n_trials; ++i) {
            ++stream.trajectory;
            const Transition transition = hmc.step(q, StreamSource(stream));
            acceptance += mean_acceptance(transition.energy_error) / static_cast<double>(n_trials);
        }
        const double effort = (ends + forces_of(rival)) * (2.0 - acceptance) / acceptance;
        if (effort < least) {
            least = effort;
            best = rival;
        }
    }
    return best;
}

/// A step size whose first trajectory is neither always accepted nor always rejected.
double first_guess(
    const Action& action,
    const GaussianPart& metric,
    Integrator integrator,
    double length,
    const Block& q,
    const Stream& stream) {
    double step_size = length;
    for (int halvings = 0; halvings < 80; ++halvings) {
        const Hmc one_step(action, metric, {integrator, step_size, 1, 0.0});
        Block trial = q;
        const Transition transition = one_step.step(trial, StreamSource(stream));
        if (mean_acceptance(transition.energy_error) > 0.5) {
            break;
        }
        step_size *= 0.5;
    }
    return step_size;
}

}  // namespace

TunedHmc tune_hmc(
    const Action& action,
    const GaussianPart& metric,
    Integrator integrator,
    const TuningGoal& goal,
    Block q,
    Stream stream) {
    stream.phase = Phase::Pilot;
    const double length = goal.trajectory_length;
    const double cautious = first_guess(action, metric, integrator, length, q, stream);
    const Hmc relaxing(action, metric, settings_for(integrator, goal, cautious));
    const Index n_trajectories = affordable(goal.n_trajectories, action.dimension());
    const Index n_relax = n_trajectories / 3;
    for (Index i = 0; i < n_relax; ++i) {
        stream.trajectory = static_cast<std::uint32_t>(i + 1);
        const double stride = static_cast<double>(i + 1) / static_cast<double>(n_relax);
        relaxing.relax(q, StreamSource(stream), stride);
    }
    DualAveraging averaging(
        first_guess(action, metric, integrator, length, q, stream), goal.acceptance);
    for (Index i = n_relax; i < n_trajectories; ++i) {
        stream.trajectory = static_cast<std::uint32_t>(i + 1);
        const Hmc hmc(action, metric, settings_for(integrator, goal, averaging.step()));
        const Transition transition = hmc.step(q, StreamSource(stream));
        averaging.update(mean_acceptance(transition.energy_error));
    }
    const double step_size = averaging.averaged();
    TunedHmc tuned{
        settings_for(integrator, goal, step_size),
        steps_for(goal.trajectory_length, step_size, Index{1} << 40)};
    if (goal.seeks_least_effort && !goal.n_leapfrog && tuned.wanted_leapfrog <= goal.max_leapfrog) {
        const auto rivals = rivals_of(tuned.settings, goal.max_leapfrog);
        tuned.settings = least_effort(action, metric, rivals, goal.ends, q, stream);
    }
    return tuned;
}

double tune_metropolis(
    const LocalAction& action,
    const Eigen::ArrayXd& widths,
    double acceptance,
    Index n_sweeps,
    Block q,
    Stream stream) {
    stream.phase = Phase::Pilot;
    DualAveraging averaging(0.2, acceptance);
    for (Index i = 0; i < n_sweeps; ++i) {
        stream.trajectory = static_cast<std::uint32_t>(i + 1);
        const Metropolis metropolis(action, averaging.step() * widths);
        averaging.update(metropolis.step(q, StreamSource(stream)).acceptance.mean());
    }
    return averaging.averaged();
}

double slowest_time(const GaussianPart& gaussian) {
    Block v = Block::Ones(lanes, gaussian.dimension());
    for (Index i = 0; i < v.cols(); ++i) {
        v.col(i) *= 1.0 + 0.5 * std::cos(static_cast<double>(i) * static_cast<double>(i));
    }
    Block next(lanes, v.cols());
    double eigenvalue = 0.0;
    for (int iteration = 0; iteration < 200; ++iteration) {
        v /= std::sqrt(v.row(0).square().sum());
        gaussian.solve(v, next);
        const double estimate = std::sqrt(next.row(0).square().sum());
        v.swap(next);
        if (std::abs(estimate - eigenvalue) < 1e-4 * estimate) {
            eigenvalue = estimate;
            break;
        }
        eigenvalue = estimate;
    }
    return std::sqrt(eigenvalue);
}

}  // namespace feynet
