// R11: what measuring costs, beside the updates between the measurements.

#include "feynet/network/network_action.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/action/path_action.hpp"
#include "feynet/path/observable/correlator.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "feynet/sampler/tuning.hpp"
#include "feynet/statistics/series.hpp"
#include "ratio_rows.hpp"

namespace feynet::bench {
namespace {

constexpr Index updates_per_correlator = 10;
constexpr Index correlators_per_bin = 16;

constexpr Index n_lags = 200;

/// The quartic oscillator λ = 1, a = 0.1, N = 1000, in decay weights with the exact rotation,
/// tuned, and what a study measures on every path; of the correlator, the powers of all modes on
/// every tenth path and their transform at the end of a bin.
class QuarticStudy {
public:
    QuarticStudy()
        : system_(
              TimeGrid(0.1, bench_sites, Boundary::Periodic), Rule::Site, 1.0, QuarticPotential{}),
          path_action_(make_path_action(system_)),
          network_(make_network(
              NetworkKind::Decay, system_.grid(), Rule::Site, 1.0, system_.oscillator_frequency())),
          action_(*network_, *path_action_),
          metric_(network_->oscillator_part(Rule::Site, 1.0, system_.oscillator_frequency())),
          hmc_(action_, *metric_, tuned()),
          observables_(scalar_observables(system_, 0)),
          correlator_(system_.grid(), 0, n_lags),
          scalars_(observables_.size() + 1, Series(lanes)),
          bins_(lanes, correlator_.size()),
          state_(start()),
          powers_(Block::Zero(lanes, correlator_.n_powers())) {
        for (int i = 0; i < 50; ++i) {
            ++stream_.trajectory;
            hmc_.relax(state_, StreamSource(stream_), 0.02 * i);
        }
    }

    void update() {
        for (Index i = 0; i < updates_per_correlator; ++i) {
            ++stream_.trajectory;
            hmc_.step(state_, StreamSource(stream_));
        }
        keep(state_.data());
    }

    void measure() {
        for (Index i = 0; i < updates_per_correlator; ++i) {
            measure_scalars();
        }
        correlator_.add_powers(path_, powers_);
        if (++n_powers_ == correlators_per_bin) {
            correlator_.transform(powers_, 1.0 / correlators_per_bin, values_);
            bins_.append(0, values_);
            powers_.setZero();
            n_powers_ = 0;
        }
    }

private:
    Block start() const {
        Block normals(lanes, bench_sites);
        fill_normals({.seed = 1}, Purpose::Test, normals);
        Block q;
        metric_->draw(normals, q);
        return q;
    }

    HmcSettings tuned() const {
        return tune_hmc(action_, *metric_, Integrator::Rotation, {}, start(), {}).settings;
    }

    void measure_scalars() {
        network_->evaluate(state_, path_);
        for (std::size_t i = 0; i < observables_.size(); ++i) {
            observables_[i].observable->measure(path_, values_);
            scalars_[i].append(0, values_.col(0));
        }
        action_.gradient(state_, gradient_);
        scalars_.back().append(0, (state_ * gradient_).rowwise().mean());
    }

    PathSystem system_;
    std::unique_ptr<PathAction> path_action_;
    std::unique_ptr<PathNetwork> network_;
    NetworkAction action_;
    std::unique_ptr<GaussianPart> metric_;
    Hmc<> hmc_;
    std::vector<NamedObservable> observables_;
    Correlator correlator_;
    std::vector<Series> scalars_;
    VectorSeries bins_;
    Stream stream_;
    Block state_;
    Block path_;
    Block gradient_;
    Block powers_;
    Block values_;
    Index n_powers_ = 0;
};

}  // namespace

std::vector<Ratio> measurement_rows(Effort effort) {
    QuarticStudy study;
    const Alternation alternation =
        alternate([&] { study.measure(); }, [&] { study.update(); }, effort);
    const auto per_call = static_cast<double>(updates_per_correlator * lanes * bench_sites);
    return {row_of(
        "R11",
        "quartic λ = 1: measurement, correlator every 10th path / update",
        alternation,
        Side::AtMost,
        0.15,
        per_call)};
}

}  // namespace feynet::bench
