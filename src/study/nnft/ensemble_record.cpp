#include "feynet/study/nnft/ensemble_record.hpp"

#include "feynet/nnft/observable/connected_functions.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr Index kept_per_group = 256;

/// f(x₀) f(x_j) of every input.
NPointFunctions pairs_with_first(Index n_inputs) {
    std::vector<std::vector<Index>> products;
    for (Index j = 0; j < n_inputs; ++j) {
        products.push_back({0, j});
    }
    return NPointFunctions(std::move(products));
}

NPointFunctions even_powers_at_first() {
    return NPointFunctions({{0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}});
}

const ConnectedFourPoint& four_different() {
    static const ConnectedFourPoint connected({0, 1, 2, 3});
    return connected;
}

std::vector<FourInputs> chosen_four_inputs(const EnsembleSettings& settings, NeuronKind kind) {
    const Inputs all = settings.inputs.inputs();
    std::vector<FourInputs> chosen;
    for (const std::array<Index, 4>& four : settings.quadruples()) {
        FourInputs item{
            fmt::format("four_point_{}", chosen.size()),
            fmt::format("N G₄ᶜ(x{}, x{}, x{}, x{})", four[0], four[1], four[2], four[3]),
            Inputs(all.rows(), 4)};
        for (std::size_t i = 0; i < 4; ++i) {
            item.inputs.col(static_cast<Index>(i)) = all.col(four[i]);
        }
        chosen.push_back(std::move(item));
    }
    if (kind == NeuronKind::Cosine) {
        const double far = 40.0 / settings.network.mass;
        FourInputs pairs{
            "far_pairs",
            fmt::format("N G₄ᶜ of two pairs (x0, x1) {:g} apart", far),
            Inputs(all.rows(), 4)};
        pairs.inputs << all.col(0), all.col(1), all.col(0), all.col(1);
        pairs.inputs.row(0).tail(2).array() += far;
        chosen.push_back(std::move(pairs));
    }
    return chosen;
}

/// The networks of one task.
class NetworkBlock {
public:
    NetworkBlock(
        const EnsembleNetworks& networks,
        const EnsembleMeasurement& measurement,
        ProductEstimator estimator,
        const Stream& stream,
        EnsembleRecord& record)
        : networks_(networks),
          measurement_(measurement),
          stream_(stream),
          record_(record),
          kernel_(networks.products(measurement.inputs(), measurement.kernel(), estimator)),
          scale_(
              1.0 / std::sqrt(networks.kernel(
                        measurement.inputs().col(0), measurement.inputs().col(0)))) {
        const NPointFunctions functions(four_different().products());
        for (const FourInputs& four : measurement.four_inputs()) {
            four_point_.push_back(networks.products(four.inputs, functions, estimator));
        }
    }

    Transition advance(Index /*n_relax*/) {
        ++stream_.trajectory;
        networks_.draw(stream_, measurement_.drawn_inputs(), field_);
        return {};
    }

    void measure(const Transition& /*transition*/) {
        measurement_.powers().measure(field_, values_);
        record_.powers.append(first(), values_);
        values_ = scale_ * field_.leftCols(1);
        record_.values.append(first(), values_);
        if (record_.reflection) {
            measurement_.reflection()->measure(field_, values_);
            record_.reflection->append(first(), values_);
        }
        kernel_(stream_, values_);
        record_.kernel.append(first(), values_);
        for (std::size_t q = 0; q < four_point_.size(); ++q) {
            four_point_[q](stream_, values_);
            record_.four_point[q].append(first(), values_);
        }
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(stream_.trajectory);
        record_.powers.visit_chains(first(), visit);
        record_.values.visit_chains(first(), visit);
        record_.kernel.visit_chains(first(), visit);
        for (VectorSeries& series : record_.four_point) {
            series.visit_chains(first(), visit);
        }
        if (record_.reflection) {
            record_.reflection->visit_chains(first(), visit);
        }
    }

    void finish() {}

private:
    Index first() const { return static_cast<Index>(stream_.first_chain); }

    const EnsembleNetworks& networks_;
    const EnsembleMeasurement& measurement_;
    Stream stream_;
    EnsembleRecord& record_;
    EnsembleNetworks::Products kernel_;
    std::vector<EnsembleNetworks::Products> four_point_;
    double scale_;
    Block field_;
    Block values_;
};

/// Room for what will be measured.
EnsembleRecord empty_record(const EnsembleMeasurement& measurement, Index draws) {
    constexpr double reach = 4.0;
    constexpr Index n_bins = 64;
    const auto series = [](Index n_components) {
        return VectorSeries(EnsembleRecord::n_groups, n_components, kept_per_group);
    };
    EnsembleRecord record{
        .kernel = series(measurement.kernel().size()),
        .powers = series(measurement.powers().size()),
        .values = HistogramSeries(
            Histogram(-reach, reach, n_bins),
            EnsembleRecord::n_groups,
            std::max<Index>(1, draws / kept_per_group)),
        .four_point = std::vector<VectorSeries>(
            measurement.four_inputs().size(), series(std::ssize(four_different().products()))),
        .reflection = std::nullopt};
    if (measurement.reflection()) {
        record.reflection.emplace(series(measurement.reflection()->size()));
    }
    return record;
}

}  // namespace

EnsembleMeasurement::EnsembleMeasurement(const EnsembleSettings& settings, NeuronKind kind)
    : inputs_(settings.inputs.inputs()),
      kernel_(pairs_with_first(inputs_.cols())),
      powers_(even_powers_at_first()),
      four_inputs_(chosen_four_inputs(settings, kind)) {
    if (inputs_.row(0).minCoeff() >= 0.0 && !has_kicks(kind)) {
        reflection_.emplace(inputs_);
    }
}

Index draws_per_group(Index n_networks) {
    const Index draws = (n_networks + EnsembleRecord::n_groups - 1) / EnsembleRecord::n_groups;
    Index bin_width = 1;
    while (draws > kept_per_group * bin_width) {
        bin_width *= 2;
    }
    return (draws + bin_width - 1) / bin_width * bin_width;
}

EnsembleRecord run_ensemble(
    const EnsembleNetworks& networks,
    const EnsembleMeasurement& measurement,
    const EnsembleSettings& settings,
    std::uint16_t run,
    const Execution& execution) {
    const Index draws = draws_per_group(settings.sampler.networks);
    const Stream stream{.seed = settings.run.seed, .run = run};
    EnsembleRecord record = empty_record(measurement, draws);
    const ChainLengths lengths{.chains = EnsembleRecord::n_groups, .warmup = 0, .draws = draws};
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        return NetworkBlock(
            networks,
            measurement,
            settings.measure.estimator,
            stream_of_block(stream, block),
            record);
    });
    record.kernel.cut_to_shortest();
    record.powers.cut_to_shortest();
    record.values.cut_to_shortest();
    for (VectorSeries& series : record.four_point) {
        series.cut_to_shortest();
    }
    if (record.reflection) {
        record.reflection->cut_to_shortest();
    }
    return record;
}

}  // namespace feynet
