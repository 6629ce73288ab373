// R11: what measuring costs, beside the updates between the measurements.

#include "feynet/path/observable/ring_numbers.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/correlator_bins.hpp"
#include "feynet/study/path/path_experiment.hpp"
#include "ratio_rows.hpp"

namespace feynet::bench {
namespace {

constexpr Index updates_per_correlator = 10;

/// What a run keeps of the correlator: after twice as many a bin is the mean of two, and so on.
constexpr Index most_bins = 512;

constexpr Index n_lags = 200;

PathSettings quartic() {
    PathSettings settings;
    settings.potential = QuarticPotential{};
    settings.time.n_slices = bench_sites;
    settings.time.spacing = 0.1;
    settings.sampler.kind = SamplerKind::Auto;
    return settings;
}

/// The quartic oscillator λ = 1, a = 0.1, N = 1000, as a run file samples it with kind "auto", and
/// what a study measures on every path; of the correlator, the powers of all modes on every tenth
/// path and their transform at the end of a bin.
class QuarticStudy {
public:
    QuarticStudy()
        : experiment_(quartic(), NetworkKind::Decay, 0),
          numbers_(ring_numbers(quartic().path_system())),
          correlator_(quartic().path_system().grid(), 0, n_lags),
          scalars_(static_cast<std::size_t>(numbers_->size()), Series(lanes)),
          bins_(correlator_),
          correlators_(lanes, correlator_.size(), most_bins),
          chains_(experiment_.sampler(), experiment_.start({}), {}) {
        constexpr Index n_relax = 50;
        for (Index i = 0; i < n_relax; ++i) {
            chains_.advance(n_relax);
        }
    }

    void update() {
        for (Index i = 0; i < updates_per_correlator; ++i) {
            chains_.advance(0);
        }
        keep(chains_.state().data());
    }

    void measure() {
        for (Index i = 0; i < updates_per_correlator; ++i) {
            measure_scalars();
        }
        bins_.add(path_, 0, correlators_);
    }

private:
    void measure_scalars() {
        experiment_.network().evaluate(chains_.state(), path_);
        numbers_->measure(path_, values_);
        for (std::size_t i = 0; i < scalars_.size(); ++i) {
            scalars_[i].append(0, values_.col(static_cast<Index>(i)));
        }
    }

    PathExperiment experiment_;
    std::unique_ptr<const Observable> numbers_;
    Correlator correlator_;
    std::vector<Series> scalars_;
    CorrelatorBins bins_;
    VectorSeries correlators_;
    ChainBlock chains_;
    Block path_;
    Block values_;
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
