#include "bulk_dbm_parts.hpp"
#include "feynet/boltzmann/deep/bulk_walkers.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict.hpp"

#include <cmath>

namespace feynet {
namespace {

/// The walkers of one task.
class BulkBlock {
public:
    BulkBlock(const BulkLayers& layers, const Stream& stream, VectorSeries& covariance)
        : walkers_(layers), stream_(stream), covariance_(covariance) {}

    Transition advance(Index /*n_relax*/) {
        walkers_.sweep(stream_);
        ++stream_.trajectory;
        return {};
    }

    void measure(const Transition& /*transition*/) {
        const Block& field = walkers_.field();
        values_ = field.colwise() * Lanes(field.col(0));
        covariance_.append(static_cast<Index>(stream_.first_chain), values_);
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        Block field = walkers_.field();
        visit(stream_.trajectory, field);
        walkers_.set_field(field);
        covariance_.visit_chains(static_cast<Index>(stream_.first_chain), visit);
    }

    void finish() {}

private:
    BulkWalkers walkers_;
    Stream stream_;
    VectorSeries& covariance_;
    Block values_;
};

constexpr Index kept_bins = 1024;

}  // namespace

std::vector<SampledBulk> sample_bulk(
    const BulkDbmSettings& settings,
    double mass_squared,
    std::uint16_t first_run,
    const Execution& execution) {
    const BulkSamplerSettings& sampler = settings.sampler;
    const ChainLengths lengths{
        .chains = sampler.chains, .warmup = sampler.warmup, .draws = sampler.draws};
    std::vector<SampledBulk> machines;
    for (const double momentum : sampler.momenta) {
        BulkLayers layers = settings.machine(mass_squared, momentum);
        VectorSeries covariance(sampler.chains, layers.n_layers(), kept_bins);
        Stream stream{.seed = settings.run.seed};
        stream.run = static_cast<std::uint16_t>(first_run + machines.size());
        const double seconds = run_blocks(lengths, execution, [&](Index block) {
            return BulkBlock(layers, stream_of_block(stream, block), covariance);
        });
        if (execution.stop()) {
            break;
        }
        machines.push_back({momentum, std::move(layers), std::move(covariance), seconds});
    }
    return machines;
}

NetworkRun sampled_bulk_part(
    const BulkDbmSettings& settings,
    double mass_squared,
    const std::vector<SampledBulk>& machines) {
    NetworkRun run{.network = "sampled, " + mass_label(mass_squared)};
    for (std::size_t i = 0; i < machines.size(); ++i) {
        const SampledBulk& machine = machines[i];
        run.observables.push_back(result_of(
            fmt::format("covariance_{}", i + 1),
            fmt::format("⟨φ₀²⟩ at k = {:g}", machine.momentum),
            Series(machine.covariance, 0),
            1.0 / boundary_kernel(machine.layers)));
        run.sampler.seconds += machine.seconds;
    }
    const SampledBulk& first = machines.front();
    const Eigen::ArrayXd exact = bulk_to_boundary(first.layers) / boundary_kernel(first.layers);
    run.chi2 = tested(first.covariance, {exact.begin(), exact.end()});
    run.sampler.kind = "gibbs";
    run.sampler.chains = settings.sampler.chains;
    run.sampler.warmup = settings.sampler.warmup;
    run.sampler.draws = settings.sampler.draws;
    run.sampler.explanation = fmt::format(
        "even layers given the odd ones and back; {} layers at k = {:g}, whose ⟨φ₀φₙ⟩ are tested "
        "together{}",
        first.layers.n_layers(),
        first.momentum,
        mass_squared < 0.0 ? "; with the counterterm of the boundary" : "");
    add_trace(Series(first.covariance, 0), run);
    run.traced = "covariance_1";
    judge(
        {.limits = settings.verdict.sampled,
         .n_networks = settings.bulk.mass_squared.size(),
         .draws = settings.sampler.draws,
         .what = "bulk"},
        run);
    return run;
}

FigureSeries covariance_series(const NetworkRun& run, const BulkDbmSettings& settings) {
    FigureSeries series{.label = run.network};
    for (std::size_t i = 0; i < run.observables.size(); ++i) {
        const ObservableResult& number = run.observables[i];
        series.points.push_back(
            figure_point(settings.sampler.momenta[i], number.value, number.error, number.exact));
    }
    return series;
}

FigureSeries profile_series(const SampledBulk& machine, const std::string& label) {
    FigureSeries series{.label = label};
    const double kernel = boundary_kernel(machine.layers);
    const Eigen::ArrayXd exact = bulk_to_boundary(machine.layers);
    const std::vector<GammaResult> measured = gamma_method(machine.covariance);
    for (Index n = 0; n < machine.layers.n_layers(); ++n) {
        const GammaResult& number = measured[static_cast<std::size_t>(n)];
        std::optional<double> error;
        if (number.error) {
            error = kernel * *number.error;
        }
        series.points.push_back(
            figure_point(static_cast<double>(n), kernel * number.mean, error, exact(n)));
    }
    return series;
}

}  // namespace feynet
