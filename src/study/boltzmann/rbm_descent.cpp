#include "feynet/study/boltzmann/rbm_descent.hpp"

#include "feynet/core/error.hpp"
#include "feynet/optimize/reconfiguration.hpp"
#include "feynet/study/kept_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// Of a measurement whose descent had no walkers.
constexpr Index spare_samples = 512;

Eigen::VectorXcd first_weights(Index n, double width, std::uint64_t seed, std::uint16_t run) {
    Block normals(lanes, (2 * n + columns_at_once - 1) / columns_at_once * columns_at_once);
    fill_normals({.seed = seed, .run = run}, Purpose::Start, normals);
    Eigen::VectorXcd weights(n);
    for (Index k = 0; k < n; ++k) {
        weights(k) = {width * normals(0, 2 * k), width * normals(0, 2 * k + 1)};
    }
    return weights;
}

/// γ at one step: constant, then falling to zero over the last third.
double rate_at(const RbmTrainingSettings& settings, Index step) {
    const double left =
        static_cast<double>(settings.iterations - step) / static_cast<double>(settings.iterations);
    return settings.rate * std::min(1.0, 3.0 * left);
}

/// λ of one step.
MetricShift shift_at(const RbmTrainingSettings& settings, Index step) {
    const double decayed =
        settings.first_shift * std::pow(settings.shift_decay, static_cast<double>(step));
    return {.relative = std::max(decayed, settings.least_shift), .absolute = 1e-8};
}

Eigen::VectorXcd direction(
    const RbmTrainingSettings& settings,
    const TangentSample& sample,
    Index step,
    const Eigen::VectorXcd& previous) {
    const MetricShift shift = shift_at(settings, step);
    switch (settings.solver) {
        case RbmSolver::Iterative:
            return iterative_reconfiguration(sample, shift);
        case RbmSolver::Samples:
            return sample_space_reconfiguration(sample, shift);
        case RbmSolver::Spring:
            return spring_reconfiguration(sample, shift, settings.momentum, previous);
        case RbmSolver::Cholesky:
            break;
    }
    return reconfiguration(sample, shift);
}

/// A descent on its way.
class Descending {
public:
    Descending(
        const SpinModel& model,
        const RbmFamily& family,
        const RbmTrainingSettings& settings,
        const Stream& stream)
        : settings_(settings),
          crowd_(model, family, walkers_anywhere(model, settings.samples, stream), stream),
          parameters_(
              first_weights(family.n_parameters(), settings.start_width, stream.seed, stream.run)),
          sum_(Eigen::VectorXcd::Zero(family.n_parameters())),
          last_(sum_) {}

    CrowdPoint step(Index number, int n_threads) {
        const CrowdPoint point = crowd_.look(parameters_, settings_.sweeps, n_threads, sample_);
        last_ = direction(settings_, sample_, number, last_);
        parameters_ -= rate_at(settings_, number) * last_;
        if (number >= settings_.iterations - n_averaged()) {
            sum_ += parameters_;
        }
        for (const double value : {point.energy, point.variance, point.error, point.acceptance}) {
            history_.push_back(value);
        }
        return point;
    }

    RbmDescent descent() const {
        RbmDescent descent;
        descent.parameters = sum_ / static_cast<double>(n_averaged());
        descent.spins = crowd_.spins();
        for (std::size_t k = 0; k + 3 < history_.size(); k += 4) {
            descent.history.push_back(
                {history_[k], history_[k + 1], history_[k + 2], history_[k + 3]});
        }
        return descent;
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(crowd_, parameters_, sum_, last_, history_);
    }

private:
    Index n_averaged() const { return settings_.iterations / 10; }

    const RbmTrainingSettings& settings_;
    RbmCrowd crowd_;
    Eigen::VectorXcd parameters_;
    Eigen::VectorXcd sum_;
    Eigen::VectorXcd last_;
    std::vector<double> history_;
    TangentSample sample_;
};

}  // namespace

Index RbmTrainingSettings::walkers() const {
    return (samples > 0 ? samples : spare_samples) / RbmCrowd::looks_per_step;
}

void check(const RbmTrainingSettings& settings) {
    require(
        settings.iterations >= 10 && settings.iterations <= 1000000,
        "iterations",
        "must be 10 … 1000000, got {}",
        settings.iterations);
    require(
        settings.samples >= 0 && settings.samples % 64 == 0,
        "samples",
        "must be 0 or a multiple of 64, got {}",
        settings.samples);
    require(
        settings.momentum >= 0.0 && settings.momentum <= 1.0,
        "momentum",
        "must be from 0 to 1, got {}",
        settings.momentum);
    require(settings.sweeps >= 1, "sweeps", "must be positive, got {}", settings.sweeps);
    require(
        settings.attempts >= 1 && settings.attempts <= 100,
        "attempts",
        "must be 1 … 100, got {}",
        settings.attempts);
    require_positive(settings.rate, "rate");
    require_positive(settings.first_shift, "first_shift");
    require_positive(settings.least_shift, "least_shift");
    require_positive(settings.start_width, "start_width");
    require(
        settings.shift_decay > 0.0 && settings.shift_decay < 1.0,
        "shift_decay",
        "must be between 0 and 1, got {}",
        settings.shift_decay);
}

RbmDescent descend(
    const SpinModel& model,
    const RbmFamily& family,
    const RbmTrainingSettings& settings,
    std::uint64_t seed,
    std::uint16_t run,
    const Execution& execution) {
    const Stream stream{.seed = seed, .run = run, .phase = Phase::Pilot};
    Descending descending(model, family, settings, stream);
    const Index work = std::max<Index>(settings.samples, lanes);
    const TimedPart part(execution.keeper, 1);
    KeptBlock kept(execution, 0, descending);
    execution.restored(kept.n_steps() * work);
    while (kept.n_steps() < settings.iterations && !execution.stop()) {
        const CrowdPoint point = descending.step(kept.n_steps(), execution.n_threads);
        kept.count_step();
        execution.says(fmt::format(
            "E {:.4f} ± {:.1g}, V-score {:.2g}",
            point.energy,
            point.error,
            static_cast<double>(model.n_spins) * point.variance / (point.energy * point.energy)));
        execution.progress(work, point.acceptance);
    }
    kept.end();
    RbmDescent descent = descending.descent();
    descent.seconds = part.end(settings.iterations);
    if (descent.spins.empty()) {
        descent.spins = walkers_anywhere(model, spare_samples, stream);
    }
    return descent;
}

}  // namespace feynet
