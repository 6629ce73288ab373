// Claim   In a tilted double well, V = (x² − η²)² + c x, no sign can be flipped for free; parallel
//         tempering between the action and an oscillator forgets the occupation of the wells
//         within 20 steps, where HMC stays for hundreds to thousands of trajectories, and every
//         mean and correlator is right.
// Against the transfer matrix at the same spacing.
// Points  m = ½, a = 0.1, N = 80: η = 1.6, c = 0.05 in all discretisations, and
//         η = 2, c = 0.02, where plain HMC never tunnels.
// Plain   with Ω of the pilot's soft oscillator, whose long trajectories cross the barrier now and
//         then, and with Ω = 4η of a well; where the chains are too short for τ_int it is a lower
//         bound, and said to be one.

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/mean_sign.hpp"
#include "feynet/sampler/replica_walks.hpp"
#include "feynet/study/path/path_analysis.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet::validation {
namespace {

PathSettings tilted(double minimum, double tilt) {
    PathSettings settings;
    const double square = minimum * minimum;
    settings.system.potential = "polynomial";
    settings.potential =
        PolynomialPotential{.coefficients = {square * square, tilt, -2.0 * square, 0.0, 1.0}};
    settings.system.mass = 0.5;
    settings.time.spacing = 0.1;
    settings.time.n_slices = 80;
    settings.sampler.kind = SamplerKind::Tempering;
    return settings;
}

/// What is measured on every path.
struct Occupation {
    Occupation(Index n_chains, std::size_t n_scalars, Index n_lags)
        : sign(n_chains), scalars(n_scalars, Series(n_chains)), correlator(n_chains, n_lags) {}

    Series sign;
    std::vector<Series> scalars;
    VectorSeries correlator;
    ReplicaWalks replicas;
};

/// Sixteen chains of one network.
Occupation occupy(
    const PathExperiment& experiment, const PathMeasurement& measurement, Index draws) {
    constexpr std::uint32_t warmup = 400;
    constexpr Index n_chains = 2 * lanes;
    const MeanSign sign(experiment.network().grid(), 0);
    Occupation record(n_chains, measurement.scalars().size(), measurement.correlator().size());
    Block path;
    Block values;
    for (Index chain = 0; chain < n_chains; chain += lanes) {
        ReplicaWalks walks;
        Stream stream{.seed = 21, .first_chain = static_cast<std::uint32_t>(chain)};
        Block state = experiment.start(stream);
        const auto end = warmup + static_cast<std::uint32_t>(draws);
        for (stream.trajectory = 1; stream.trajectory <= end; ++stream.trajectory) {
            const StreamSource random(stream);
            if (stream.trajectory <= warmup / 4) {
                experiment.sampler().relax(state, random, 4.0 * stream.trajectory / warmup);
                continue;
            }
            const Transition transition = experiment.sampler().step(state, random);
            if (stream.trajectory <= warmup) {
                continue;
            }
            walks.add(transition.exchanged);
            experiment.network().evaluate(experiment.weights(state), path);
            sign.measure(path, values);
            record.sign.append(chain, values.col(0));
            for (std::size_t i = 0; i < record.scalars.size(); ++i) {
                measurement.scalars()[i].observable->measure(path, values);
                record.scalars[i].append(chain, values.col(0));
            }
            measurement.correlator().measure(path, values);
            record.correlator.append(chain, values);
        }
        record.replicas.merge(walks);
    }
    return record;
}

class TiltedWells {
public:
    explicit TiltedWells(Length length)
        : ledger_("Parallel tempering tunnels in a tilted double well"), length_(length) {}

    /// All means beside the exact ones; τ_int of the occupation.
    double tempered(const std::string& label, const PathSettings& settings) {
        const PathSystem system = settings.path_system();
        const PathMeasurement measurement(settings);
        const PathExperiment experiment(settings, settings.network.kind.front(), 0);
        const Occupation record = occupy(experiment, measurement, draws(20000, 1000));
        const auto exact = exact_path(system);
        const PositionFunction sgn{[](double x) { return x < 0.0 ? -1.0 : 1.0; }, {0.0}};
        const PositionFunction one{[](double) { return 1.0; }};
        const Estimate sign = estimate(record.sign);
        ledger_.number(
            label,
            "sgn x",
            exact->correlator(sgn, one, 0, 1)[0],
            sign,
            correlator_test(record.correlator, exact_correlator(measurement, *exact)));
        const std::vector<double> means = exact_scalars(system, measurement, *exact);
        for (std::size_t i = 0; i < means.size(); ++i) {
            const std::string name(measurement.scalars()[i].observable->name());
            ledger_.number(label, name, means[i], estimate(record.scalars[i]));
        }
        tell("tempering", experiment, record);
        const std::vector<double> shares = record.replicas.shares();
        const double least = *std::min_element(shares.begin(), shares.end());
        ledger_.fact(
            fmt::format("{}: τ_int(occupation) = {:.1f} is at most 20", label, sign.tau_int),
            sign.error && sign.tau_int <= 20.0);
        ledger_.fact(
            fmt::format("every pair is exchanged in {:.2f} of the steps or more: 0.3", least),
            least >= 0.3);
        return sign.tau_int;
    }

    /// The same without replicas, at two frequencies of the trajectories.
    void plain(const std::string& label, PathSettings settings, double minimum, double tempered) {
        settings.sampler.kind = SamplerKind::Auto;
        const PathMeasurement measurement(settings);
        const PathExperiment soft(settings, settings.network.kind.front(), 0);
        tell("hmc, Ω of the pilot", soft, occupy(soft, measurement, draws(50000, 1500)));
        settings.network.decay_frequency = 4.0 * minimum;
        const PathExperiment stiff(settings, settings.network.kind.front(), 0);
        const Occupation record = occupy(stiff, measurement, draws(100000, 1500));
        const double stuck = tell("hmc, Ω of a well", stiff, record);
        ledger_.fact(
            fmt::format(
                "{}: without replicas τ_int(occupation) ≥ {:.0f}, {:.0f} times as long",
                label,
                stuck,
                stuck / tempered),
            stuck > 10.0 * tempered);
    }

    int close() { return ledger_.close(); }

private:
    Index draws(Index full, Index short_form) const {
        return length_ == Length::Full ? full : short_form;
    }

    /// τ_int of the occupation and what it costs.
    double tell(
        const std::string& name, const PathExperiment& experiment, const Occupation& record) {
        const Estimate sign = estimate(record.sign);
        const double forces =
            static_cast<double>(experiment.choice().n_leapfrog * experiment.n_replicas());
        const double trips = record.replicas.n_steps() > 0.0
                                 ? record.replicas.round_trips() / record.replicas.n_steps()
                                 : 0.0;
        ledger_.note(fmt::format(
            "    {:20} τ_int(occupation) {} {:.1f} ± {:.1f} steps of {:.0f} forces: {:.0f} forces "
            "per independent occupation (N/τ {:.0f}); {} replicas, {:.3f} round trips per step",
            name,
            sign.error ? "=" : "≥",
            sign.tau_int,
            sign.tau_int_error,
            forces,
            2.0 * sign.tau_int * forces,
            2.0 * sign.ess,
            experiment.n_replicas(),
            trips));
        return sign.tau_int;
    }

    Ledger ledger_;
    Length length_;
};

int validate(Length length) {
    TiltedWells wells(length);
    for (const Discretisation rule :
         {Discretisation::Site,
          Discretisation::Midpoint,
          Discretisation::MidpointCorrected,
          Discretisation::TakahashiImada}) {
        PathSettings settings = tilted(1.6, 0.05);
        settings.time.rule = rule;
        const std::string label = fmt::format("η=1.6 c=0.05 {}", word(rule));
        const double tempered = wells.tempered(label, settings);
        if (rule == Discretisation::Site) {
            wells.plain(label, settings, 1.6, tempered);
        }
    }
    const PathSettings deep = tilted(2.0, 0.02);
    wells.plain("η=2 c=0.02", deep, 2.0, wells.tempered("η=2 c=0.02", deep));
    return wells.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
