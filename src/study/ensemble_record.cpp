#include "feynet/study/ensemble_record.hpp"

#include "feynet/study/chain_run.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr Index kept_per_group = 256;

std::vector<std::vector<Index>> measured_products(
    Index n_inputs, const std::vector<std::array<Index, 4>>& quadruples) {
    std::vector<std::vector<Index>> products;
    for (Index i = 0; i < n_inputs; ++i) {
        for (Index j = i; j < n_inputs; ++j) {
            products.push_back({i, j});
        }
    }
    for (const std::array<Index, 4>& inputs : quadruples) {
        products.emplace_back(inputs.begin(), inputs.end());
    }
    products.emplace_back(6, Index{0});
    return products;
}

/// The networks of one task.
class NetworkBlock {
public:
    NetworkBlock(
        const RandomNetworks& networks,
        const EnsembleMeasurement& measurement,
        const Stream& stream,
        EnsembleRecord& record)
        : networks_(networks),
          measurement_(measurement),
          stream_(stream),
          record_(record),
          scale_(
              1.0 / std::sqrt(kernel(
                        networks.neuron(),
                        measurement.inputs().col(0),
                        measurement.inputs().col(0)))) {}

    Transition advance(Index /*n_relax*/) {
        ++stream_.trajectory;
        networks_.draw(stream_, measurement_.inputs(), field_);
        return {};
    }

    void measure(const Transition& /*transition*/) {
        const auto first = static_cast<Index>(stream_.first_chain);
        measurement_.products().measure(field_, products_);
        record_.products.append(first, products_);
        at_first_ = scale_ * field_.leftCols(1);
        record_.values.append(first, at_first_);
    }

    void finish() {}

private:
    const RandomNetworks& networks_;
    const EnsembleMeasurement& measurement_;
    Stream stream_;
    EnsembleRecord& record_;
    double scale_;
    Block field_;
    Block products_;
    Block at_first_;
};

}  // namespace

EnsembleMeasurement::EnsembleMeasurement(
    Inputs inputs, const std::vector<std::array<Index, 4>>& quadruples)
    : inputs_(std::move(inputs)),
      n_pairs_(inputs_.cols() * (inputs_.cols() + 1) / 2),
      products_(measured_products(inputs_.cols(), quadruples)) {}

Index EnsembleMeasurement::pair(Index i, Index j) const {
    const Index low = std::min(i, j);
    const Index high = std::max(i, j);
    return low * inputs_.cols() - low * (low - 1) / 2 + high - low;
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
    const RandomNetworks& networks,
    const EnsembleMeasurement& measurement,
    const EnsembleSettings& settings,
    std::uint16_t run,
    const Execution& execution) {
    constexpr double reach = 4.0;
    constexpr Index n_bins = 64;
    const Index draws = draws_per_group(settings.sampler.networks);
    EnsembleRecord record{
        .products =
            VectorSeries(EnsembleRecord::n_groups, measurement.products().size(), kept_per_group),
        .values = HistogramSeries(
            Histogram(-reach, reach, n_bins),
            EnsembleRecord::n_groups,
            std::max<Index>(1, draws / kept_per_group))};
    const ChainLengths lengths{.chains = EnsembleRecord::n_groups, .warmup = 0, .draws = draws};
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        const Stream stream{
            .seed = settings.run.seed,
            .run = run,
            .first_chain = static_cast<std::uint32_t>(block * lanes)};
        return NetworkBlock(networks, measurement, stream, record);
    });
    record.products.cut_to_shortest();
    record.values.cut_to_shortest();
    return record;
}

}  // namespace feynet
