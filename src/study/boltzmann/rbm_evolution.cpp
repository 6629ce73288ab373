#include "feynet/study/boltzmann/rbm_evolution.hpp"

#include "feynet/boltzmann/quantum/full_sum.hpp"
#include "feynet/core/error.hpp"
#include "feynet/optimize/divided_step.hpp"
#include "feynet/optimize/tangent_flow.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/study/boltzmann/rbm_record.hpp"
#include "feynet/study/kept_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// Streams of the steps; measurements have the runs after it.
constexpr std::uint16_t evolution_run = 2;

/// Until walkers that started from the same spins have forgotten it.
constexpr int looks_to_part = 10;

/// Steps that are divided count as one.
constexpr Index slopes_per_step = 4;

Index work_of_look(const RbmQuenchSettings& settings) {
    return std::max<Index>(settings.samples, lanes);
}

QuenchNumber number_of(const Series& series) {
    const Estimate measured = estimate(series);
    return {measured.mean, measured.error.value_or(0.0), measured.rhat.value_or(1.0)};
}

/// −h Σ σˣ alone.
SpinModel flips_of(const SpinModel& model) {
    return {.n_spins = model.n_spins, .field = model.field, .bonds = {}};
}

/// Walkers for so many samples of a look, from those that are there.
std::vector<Block> repeated(const std::vector<Block>& spins, Index n_samples) {
    std::vector<Block> all;
    const auto n_blocks = static_cast<std::size_t>(n_samples / (lanes * RbmCrowd::looks_per_step));
    for (std::size_t block = 0; block < n_blocks; ++block) {
        all.push_back(spins[block % spins.size()]);
    }
    return all;
}

/// A state on its way through real time.
class Evolving {
public:
    Evolving(
        const SpinModel& model,
        const RbmFamily& family,
        const RbmDescent& start,
        const RbmQuenchSettings& settings,
        std::uint64_t seed)
        : model_(model),
          family_(family),
          settings_(settings),
          seed_(seed),
          crowd_(
              model,
              family,
              repeated(start.spins, settings.samples),
              {.seed = seed, .run = evolution_run, .phase = Phase::Pilot}),
          parameters_(start.parameters) {}

    /// One step of time, with a measurement before it where one is due; none after the last time.
    ///
    /// @return  false if it was told to stop, before anything but the walkers' start has changed
    bool step(Index number, const Execution& execution) {
        const bool is_last = number == settings_.n_steps();
        const bool is_due = number % settings_.every == 0 || is_last;
        const int n_parting = number == 0 && settings_.samples > 0 ? looks_to_part : 0;
        for (int look = 0; look < n_parting; ++look) {
            crowd_.look(parameters_, settings_.sweeps, execution.n_threads, sample_);
        }
        QuenchPoint point;
        if (is_due && settings_.samples > 0) {
            point = sampled(execution);
            if (execution.stop()) {
                return false;
            }
        }
        const TangentFlow first = flow(parameters_, execution);
        if (is_due) {
            if (settings_.samples == 0) {
                point = summed();
            }
            point.time = settings_.step * static_cast<double>(number);
            point.residual = first.residual;
            point.acceptance = seen_.acceptance;
            keep(point, execution);
        }
        if (!is_last) {
            parameters_ = divided_step(
                [&](const Eigen::VectorXcd& w) { return flow(w, execution).velocity; },
                parameters_,
                first.velocity,
                settings_.step,
                settings_.turn);
        }
        execution.progress(slopes_per_step * work_of_look(settings_), seen_.acceptance);
        return true;
    }

    std::vector<QuenchPoint> points() const {
        std::vector<QuenchPoint> points;
        for (std::size_t k = 0; k + n_kept <= kept_.size(); k += n_kept) {
            const double* x = &kept_[k];
            points.push_back(
                {.time = x[0],
                 .flip = {x[1], x[2], x[3]},
                 .energy = {x[4], x[5], x[6]},
                 .variance = x[7],
                 .residual = x[8],
                 .acceptance = x[9]});
        }
        return points;
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(crowd_, parameters_, kept_);
    }

private:
    static constexpr std::size_t n_kept = 10;

    TangentFlow flow(const Eigen::VectorXcd& parameters, const Execution& execution) {
        seen_ = crowd_.look(parameters, settings_.sweeps, execution.n_threads, sample_);
        return tangent_flow(sample_, {.least = settings_.cut, .relative = settings_.loss});
    }

    void keep(const QuenchPoint& point, const Execution& execution) {
        execution.says(fmt::format(
            "t {:.2f}, ⟨σˣ⟩ {:.4f} ± {:.1g}, E/N {:.5f}, r² {:.1g}",
            point.time,
            point.flip.mean,
            point.flip.error,
            point.energy.mean / static_cast<double>(model_.n_spins),
            point.residual));
        kept_.insert(
            kept_.end(),
            {point.time,
             point.flip.mean,
             point.flip.error,
             point.flip.rhat,
             point.energy.mean,
             point.energy.error,
             point.energy.rhat,
             point.variance,
             point.residual,
             point.acceptance});
    }

    QuenchPoint sampled(const Execution& execution) {
        Execution own = execution;
        own.keeper = nullptr;
        const auto run = static_cast<std::uint16_t>(
            evolution_run + 1 + static_cast<Index>(kept_.size() / n_kept));
        const RbmRecord record = measure(
            model_,
            family_.weights(parameters_),
            crowd_.spins(),
            settings_.draws,
            {.seed = seed_, .run = run},
            own);
        QuenchPoint point;
        point.flip = number_of(record.flip);
        point.energy = number_of(record.energy);
        point.variance = record.square.mean() - point.energy.mean * point.energy.mean;
        return point;
    }

    QuenchPoint summed() const {
        const double flips = sum_over_states(flips_of(model_), family_, parameters_).energy;
        QuenchPoint point;
        point.flip.mean = -flips / (model_.field * static_cast<double>(model_.n_spins));
        point.energy.mean = seen_.energy;
        point.variance = seen_.variance;
        return point;
    }

    const SpinModel& model_;
    const RbmFamily& family_;
    const RbmQuenchSettings& settings_;
    std::uint64_t seed_;
    RbmCrowd crowd_;
    Eigen::VectorXcd parameters_;
    std::vector<double> kept_;  // of the points, n_kept numbers each
    TangentSample sample_;
    CrowdPoint seen_;
};

}  // namespace

Index RbmQuenchSettings::n_steps() const {
    return static_cast<Index>(std::llround(time / step));
}

Index RbmQuenchSettings::work() const {
    const Index walkers = samples / RbmCrowd::looks_per_step;
    const Index slopes = (n_steps() + 1) * slopes_per_step * work_of_look(*this);
    const Index measurements = samples > 0 ? n_steps() / every + 1 : 0;
    return slopes + measurements * walkers * (draws + draws / 10);
}

void check(const RbmQuenchSettings& settings) {
    require_positive(settings.field, "field");
    require_positive(settings.time, "time");
    require_positive(settings.step, "step");
    require_positive(settings.turn, "turn");
    const double n_steps = settings.time / settings.step;
    require(
        n_steps >= 1.0 && n_steps <= 1e5 && std::abs(n_steps - std::round(n_steps)) < 1e-6,
        "step",
        "must divide time into 1 … 100000 steps, got {}",
        n_steps);
    require(settings.every >= 1, "every", "must be positive, got {}", settings.every);
    require(
        settings.samples >= 0 && settings.samples % 64 == 0,
        "samples",
        "must be 0 or a multiple of 64, got {}",
        settings.samples);
    require(settings.sweeps >= 1, "sweeps", "must be positive, got {}", settings.sweeps);
    require(settings.draws >= 100, "draws", "must be at least 100, got {}", settings.draws);
    require(settings.loss >= 0.0, "loss", "must not be negative, got {}", settings.loss);
    require(
        settings.cut >= 0.0 && settings.cut < 1.0,
        "cut",
        "must be from 0 to below 1, got {}",
        settings.cut);
}

RbmEvolution evolve(
    const SpinModel& model,
    const RbmFamily& family,
    const RbmDescent& start,
    const RbmQuenchSettings& settings,
    std::uint64_t seed,
    const Execution& execution) {
    Evolving evolving(model, family, start, settings, seed);
    const Index n_steps = settings.n_steps() + 1;
    const TimedPart part(execution.keeper, 1);
    KeptBlock kept(execution, 0, evolving);
    execution.restored(kept.n_steps() * settings.work() / n_steps);
    while (kept.n_steps() < n_steps && !execution.stop()) {
        if (evolving.step(kept.n_steps(), execution)) {
            kept.count_step();
        }
    }
    kept.end();
    RbmEvolution evolution;
    evolution.points = evolving.points();
    evolution.seconds = part.end(n_steps);
    return evolution;
}

}  // namespace feynet
