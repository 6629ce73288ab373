#include "feynet/study/field/binder_record.hpp"

#include "feynet/field/observable/field_numbers.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"
#include "feynet/study/field/field_experiment.hpp"
#include "feynet/study/field/field_figures.hpp"
#include "feynet/study/field/field_pilot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace feynet {
namespace {

constexpr std::size_t n_binder_columns = 5;

std::size_t column_place(BinderColumn column) {
    return static_cast<std::size_t>(column);
}

/// ∂S/∂g of the numbers of a field on a torus, S being linear in g:
///
///     Σ_bonds (φ_x − φ_y)² = 2dV (φ² − E).
class ActionSlope {
public:
    ActionSlope(const BinderPlan& plan, Index size, double coupling, const FieldNumbers& numbers)
        : square_(*numbers.find("phi2")),
          fourth_(*numbers.find("phi4")),
          neighbours_(*numbers.find("ising_energy")) {
        const ScalarCouplings here = plan.at(size, coupling).couplings();
        const ScalarCouplings there = plan.at(size, coupling + 1.0).couplings();
        const Lattice& lattice = numbers.lattice();
        const double volume = lattice.volume();
        stiffness_ = 2.0 * static_cast<double>(lattice.n_dimensions()) * volume *
                     (there.stiffness - here.stiffness);
        mass_term_ = volume * (there.mass_term - here.mass_term);
        quartic_ = volume * (there.quartic - here.quartic);
    }

    Lanes operator()(const Block& values) const {
        const auto square = values.col(square_);
        return stiffness_ * (square - values.col(neighbours_)) + mass_term_ * square +
               quartic_ * values.col(fourth_);
    }

private:
    Index square_;
    Index fourth_;
    Index neighbours_;
    double stiffness_ = 0.0;
    double mass_term_ = 0.0;
    double quartic_ = 0.0;
};

/// M² of the Gaussian part, which only Hamiltonian Monte Carlo needs to be good.
double binder_mass(const FieldSettings& settings) {
    const std::vector<FieldUpdate> updates = settings.updates();
    const bool has_hmc = std::any_of(updates.begin(), updates.end(), [](const FieldUpdate& update) {
        return update.kind == UpdateKind::Hmc;
    });
    return has_hmc ? gaussian_mass(settings).mass_squared
                   : settings.network.mass_squared.value_or(1.0);
}

/// What the chains of one size write to.
struct BinderSeries {
    BinderSeries(Index n_chains, Index draws)
        : measured(n_chains, n_binder_columns, draws + 2 + draws % 2),
          transitions(n_chains / lanes) {}

    VectorSeries measured;
    TransitionRecord transitions;
    FieldPanel last;
};

/// One block of chains.
class BinderBlock {
public:
    BinderBlock(
        const FieldExperiment& experiment,
        const FieldNumbers& numbers,
        const ActionSlope& slope,
        const Stream& stream,
        BinderSeries& series)
        : experiment_(experiment),
          numbers_(numbers),
          slope_(slope),
          chains_(experiment.sampler(), experiment.start(stream), stream),
          series_(series) {}

    Transition advance(Index n_relax) {
        const Transition transition = chains_.advance(n_relax);
        series_.transitions.count(chains_.number(), transition);
        return transition;
    }

    void measure(const Transition& transition) {
        const Index first = chains_.first_chain();
        experiment_.network().evaluate(chains_.state(), field_);
        numbers_.measure(experiment_.field_action(), field_, values_);
        Block row(lanes, n_binder_columns);
        row << values_.col(*numbers_.find("magnetisation2")),
            values_.col(*numbers_.find("magnetisation4")),
            values_.col(*numbers_.find("abs_magnetisation")), values_.col(*numbers_.find("phi2")),
            slope_(values_);
        series_.measured.append(first, row);
        series_.transitions.append(chains_.number(), transition);
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        const Index first = chains_.first_chain();
        chains_.visit_state(visit);
        visit(field_);
        series_.measured.visit_chains(first, visit);
        series_.transitions.visit_counts(chains_.number(), visit);
        auto visit_chains = [&](auto& series) { series.visit_chains(first, visit); };
        series_.transitions.for_each_series(visit_chains);
    }

    /// The picture of the last field of the first chain.
    void finish() {
        if (chains_.number() == 0 && field_.size() > 0) {
            const Lattice& lattice = numbers_.lattice();
            series_.last = panel_of(lattice, field_, fmt::format("L = {}", lattice.n_times()));
        }
    }

private:
    const FieldExperiment& experiment_;
    const FieldNumbers& numbers_;
    const ActionSlope& slope_;
    ChainBlock chains_;
    BinderSeries& series_;
    Block field_;
    Block values_;
};

/// What all chains have goes from the series into the record.
void close_record(
    const SamplerChoice& choice, Index warmup, BinderSeries& series, BinderRecord& record) {
    series.measured.cut_to_shortest();
    auto cut = [](Series& one) { one.cut_to_shortest(); };
    series.transitions.for_each_series(cut);
    record.draws = series.measured.size();
    record.sampler =
        sampler_report(choice, series.transitions.acceptance, series.transitions.non_finite);
    record.transitions = std::move(series.transitions);
    record.sampler.warmup = warmup;
    record.sampler.draws = record.draws;
    if (record.draws > 0) {
        const auto slope = static_cast<Index>(column_place(BinderColumn::Slope));
        record.measured.emplace(std::move(series.measured), slope, record.coupling);
    }
}

}  // namespace

FunctionOfMeans binder_cumulant(Index n_components) {
    const auto n = static_cast<double>(n_components);
    return [n](std::span<const double> means) {
        const double square = means[column_place(BinderColumn::Square)];
        return 1.0 - n * means[column_place(BinderColumn::Fourth)] / ((n + 2.0) * square * square);
    };
}

GradientOfMeans gradient_of_binder(Index n_components) {
    const auto n = static_cast<double>(n_components);
    return [n](std::span<const double> means) {
        const double square = means[column_place(BinderColumn::Square)];
        const double slope = -n / ((n + 2.0) * square * square);
        std::vector<double> gradient(means.size());
        gradient[column_place(BinderColumn::Fourth)] = slope;
        gradient[column_place(BinderColumn::Square)] =
            -2.0 * slope * means[column_place(BinderColumn::Fourth)] / square;
        return gradient;
    };
}

BinderRecord run_size(
    const BinderPlan& plan,
    Index size,
    double coupling,
    Index draws,
    std::uint16_t run,
    const Execution& execution) {
    const FieldSettings settings = plan.at(size, coupling);
    const FieldExperiment experiment(
        settings, settings.network.kind.front(), binder_mass(settings), run);
    const FieldNumbers numbers(settings.lattice(), settings.system.components);
    const ActionSlope slope(plan, size, coupling, numbers);
    const ChainLengths lengths{
        .chains = settings.sampler.chains, .warmup = settings.sampler.warmup, .draws = draws};
    const Stream stream{.seed = settings.run.seed, .run = run};
    BinderSeries series(lengths.n_blocks() * lanes, draws);
    const double seconds = run_blocks(lengths, execution, [&](Index block) {
        return BinderBlock(experiment, numbers, slope, stream_of_block(stream, block), series);
    });
    BinderRecord record{.size = size, .coupling = coupling, .last = std::move(series.last)};
    close_record(experiment.choice(), lengths.warmup, series, record);
    record.sampler.seconds = seconds;
    return record;
}

}  // namespace feynet
