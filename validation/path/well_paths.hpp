#pragma once

#include "feynet/path/observable/kink_density.hpp"
#include "feynet/path/observable/mean_sign.hpp"
#include "feynet/path/observable/sign_correlator.hpp"
#include "feynet/path/observable/twist.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/path/path_experiment.hpp"

#include <cstdint>
#include <variant>

namespace feynet::validation {

/// What is measured on every path.
struct WellRecord {
    WellRecord(Index n_chains, Index n_lags)
        : sign(n_chains), kinks(n_chains), twist(n_chains), signs(n_chains, n_lags) {}

    Series sign;
    Series kinks;
    Series twist;
    VectorSeries signs;
};

/// Measures the paths of one lattice.
class WellMeasurement {
public:
    WellMeasurement(const PathSystem& system, double minimum)
        : kinks_(system.grid(), 0.5 * minimum),
          sign_(system.grid(), 0),
          signs_(system.grid(), 0, 40),
          twist_(system) {}

    WellRecord record(Index n_chains) const { return {n_chains, signs_.size()}; }

    void measure(const Block& path, Index first_chain, WellRecord& record) const {
        Block values;
        sign_.measure(path, values);
        record.sign.append(first_chain, values.col(0));
        kinks_.measure(path, values);
        record.kinks.append(first_chain, values.col(0));
        signs_.measure(path, values);
        record.signs.append(first_chain, values);
        twist_.measure(path, values);
        record.twist.append(first_chain, values.col(0));
    }

private:
    KinkDensity kinks_;
    MeanSign sign_;
    SignCorrelator signs_;
    Twist twist_;
};

/// Runs sixteen chains of one network.
inline WellRecord run_wells(const PathSettings& settings, Index draws, std::uint16_t run) {
    constexpr Index warmup = 400;
    constexpr Index n_blocks = 2;
    const PathSystem system = settings.path_system();
    const PathExperiment experiment(settings, settings.network.kind.front(), run);
    const WellMeasurement measurement(system, std::get<DoubleWell>(settings.potential).minimum);
    WellRecord record = measurement.record(n_blocks * lanes);
    Block path;
    for (Index block = 0; block < n_blocks; ++block) {
        const Stream stream = stream_of_block({.seed = 20, .run = run}, block);
        ChainBlock chains(experiment.sampler(), experiment.start(stream), stream);
        for (Index i = 0; i < warmup + draws; ++i) {
            chains.advance(warmup / 4);
            if (i >= warmup) {
                experiment.network().evaluate(chains.state(), path);
                measurement.measure(path, chains.first_chain(), record);
            }
        }
    }
    return record;
}

}  // namespace feynet::validation
