#include "feynet/study/nnft/duality_record.hpp"

#include "feynet/nnft/interaction/neuron_refresh.hpp"
#include "feynet/nnft/interaction/phase_hmc.hpp"
#include "feynet/path/observable/correlator.hpp"
#include "feynet/sampler/schedule.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <optional>

namespace feynet {
namespace {

/// Networks of one width at one coupling and what moves them.
class RandomRing {
public:
    RandomRing(const DualityPlan& plan, double coupling, Index width)
        : networks_(plan.ring(), plan.duality.output, width),
          refresh_(networks_, {.strength = coupling * plan.time.spacing}),
          is_free_(coupling == 0.0) {
        if (plan.duality.phase_steps > 0) {
            constexpr double step = 0.4;
            const HmcSettings settings{.step_size = step, .n_leapfrog = plan.duality.phase_steps};
            phases_.emplace(
                networks_, QuarticCoupling{.strength = coupling * plan.time.spacing}, settings);
            both_.emplace(std::vector<Turn>{{refresh_}, {*phases_}});
        }
    }

    RandomRing(const RandomRing&) = delete;
    RandomRing& operator=(const RandomRing&) = delete;

    const RingNetworks& networks() const { return networks_; }

    void draw(const RandomSource& random, Block& theta) const {
        networks_.draw(random, networks_.width(), theta);
    }

    Transition step(Block& theta, const RandomSource& random) const {
        if (is_free_) {
            draw(random, theta);
            return {};
        }
        return both_ ? both_->step(theta, random) : refresh_.step(theta, random);
    }

private:
    RingNetworks networks_;
    NeuronRefresh refresh_;
    std::optional<PhaseHmc> phases_;
    std::optional<Schedule> both_;
    bool is_free_;
};

/// One block of chains.
class WidthBlock {
public:
    WidthBlock(
        const RandomRing& ring,
        const Correlator& correlator,
        const Stream& stream,
        DualityRecord& record)
        : ring_(ring), correlator_(correlator), stream_(stream), record_(record) {
        Stream start = stream;
        start.trajectory = std::numeric_limits<std::uint32_t>::max();
        ring_.draw(StreamSource(start), theta_);
    }

    Transition advance(Index /*n_relax*/) {
        const Transition transition = ring_.step(theta_, StreamSource(stream_));
        ++stream_.trajectory;
        return transition;
    }

    void measure(const Transition& transition) {
        const auto first = static_cast<Index>(stream_.first_chain);
        ring_.networks().evaluate(theta_, field_);
        correlator_.measure(field_, lags_);
        row_.resize(lanes, record_.measured.n_components());
        row_.col(0) = field_.square().square().rowwise().mean();
        row_.middleCols(1, record_.n_lags) = lags_;
        row_.rightCols(record_.n_lags).setZero();
        count_frequencies();
        record_.measured.append(first, row_);
        record_.acceptance.append(first, transition.acceptance);
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        const auto first = static_cast<Index>(stream_.first_chain);
        visit(stream_.trajectory, theta_, field_);
        record_.measured.visit_chains(first, visit);
        record_.acceptance.visit_chains(first, visit);
    }

    void finish() {
        if (stream_.first_chain == 0) {
            record_.last_field = field_;
            record_.last_weights = theta_;
        }
    }

private:
    void count_frequencies() {
        const OscillatorRing& ring = ring_.networks().ring();
        const Index n = ring.n_slices;
        const Index width = ring_.networks().width();
        const double unit = static_cast<double>(n) * ring.variance() / static_cast<double>(width);
        for (Index i = 0; i < width; ++i) {
            for (int lane = 0; lane < lanes; ++lane) {
                const auto k = static_cast<Index>(theta_(lane, 3 * i));
                const double share = unit * std::pow(theta_(lane, 3 * i + 2), 2);
                const bool is_single = k == 0 || 2 * k == n;
                row_(lane, 1 + record_.n_lags + std::min(k, n - k)) +=
                    is_single ? share : 0.5 * share;
            }
        }
    }

    const RandomRing& ring_;
    const Correlator& correlator_;
    Stream stream_;
    DualityRecord& record_;
    Block theta_;
    Block field_;
    Block lags_;
    Block row_;
};

/// The coefficients of S(k) = Σ c G, one row for each k.
std::vector<std::vector<double>> spectral_rows(std::size_t n_lags, Index n_slices) {
    std::vector<std::vector<double>> rows;
    for (std::size_t k = 0; k < n_lags; ++k) {
        std::vector<double> row;
        for (std::size_t t = 0; t < n_lags; ++t) {
            const bool is_single = t == 0 || 2 * t == static_cast<std::size_t>(n_slices);
            const double angle =
                2.0 * std::numbers::pi * static_cast<double>(k * t) / static_cast<double>(n_slices);
            row.push_back((is_single ? 1.0 : 2.0) * std::cos(angle));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Index> counted(Index first, Index n) {
    std::vector<Index> columns(static_cast<std::size_t>(n));
    std::iota(columns.begin(), columns.end(), first);
    return columns;
}

}  // namespace

DualityRecord::DualityRecord(const DualityPlan& plan, double its_coupling, Index its_width)
    : coupling(its_coupling),
      width(its_width),
      n_lags(plan.time.n_slices / 2 + 1),
      measured(in_whole_blocks(plan.duality.chains), 1 + 2 * n_lags),
      acceptance(measured.n_chains(), measured.capacity()) {}

VectorSeries DualityRecord::moments() const {
    return measured.select(std::array<Index, 2>{1, 0});
}

VectorSeries DualityRecord::correlator() const {
    return measured.select(counted(1, n_lags));
}

VectorSeries DualityRecord::frequencies() const {
    return measured.select(counted(1 + n_lags, n_lags));
}

DualityRecord run_width(
    const DualityPlan& plan,
    double coupling,
    Index width,
    std::uint16_t run,
    const Execution& execution) {
    const RandomRing ring(plan, coupling, width);
    const TimeGrid grid(plan.time.spacing, plan.time.n_slices, Boundary::Periodic);
    const Correlator correlator(grid, 0, plan.time.n_slices / 2);
    const ChainLengths lengths{
        .chains = plan.duality.chains, .warmup = plan.duality.warmup, .draws = plan.duality.draws};
    const Stream stream{.seed = plan.run.seed, .run = run};
    DualityRecord record(plan, coupling, width);
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        return WidthBlock(ring, correlator, stream_of_block(stream, block), record);
    });
    record.measured.cut_to_shortest();
    record.acceptance.cut_to_shortest();
    record.draws = record.acceptance.n_draws();
    return record;
}

std::vector<double> spectral_weights(const std::vector<double>& correlator, Index n_slices) {
    std::vector<double> weights;
    for (const std::vector<double>& row : spectral_rows(correlator.size(), n_slices)) {
        weights.push_back(std::inner_product(row.begin(), row.end(), correlator.begin(), 0.0));
    }
    return weights;
}

std::vector<GammaResult> spectral_weights(const VectorSeries& correlator, Index n_slices) {
    const auto n_lags = static_cast<std::size_t>(correlator.n_components());
    std::vector<GammaResult> weights;
    for (const std::vector<double>& row : spectral_rows(n_lags, n_slices)) {
        weights.push_back(gamma_method(
            [&row](std::span<const double> g) {
                return std::inner_product(row.begin(), row.end(), g.begin(), 0.0);
            },
            [&row](std::span<const double> /*g*/) { return row; },
            correlator));
    }
    return weights;
}

}  // namespace feynet
