// R5, R6, R7, R9, R10: effective independent measurements per second of one core, beside plain
// programs for the same action and beside independent draws.
//
// Every contest is between chains of the same action in this process, in turn. Steps and lengths of
// the plain samplers are set by hand near the best of scans of a few points, for the slower of the
// two numbers.

#include "contest.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/field/field_experiment.hpp"
#include "feynet/study/field/field_pilot.hpp"
#include "feynet/study/path/path_experiment.hpp"
#include "plain/ring_hmc.hpp"
#include "plain/ring_metropolis.hpp"
#include "plain/torus_hmc.hpp"
#include "plain/torus_metropolis.hpp"
#include "ratio_rows.hpp"

#include <memory>
#include <vector>

namespace feynet::bench {
namespace {

/// Steps that bring a block of chains of feynet near equilibrium before the contest's warm-up.
constexpr Index n_relax = 100;

/// x² and x̄ of a path, or |M| and φ² of a field, from the nodes of a network.
using Look = std::array<Lanes, 2> (*)(const Block&);

std::array<Lanes, 2> square_and_mean(const Block& nodes) {
    return {nodes.square().rowwise().mean(), nodes.rowwise().mean()};
}

std::array<Lanes, 2> square_and_modulus(const Block& nodes) {
    return {nodes.square().rowwise().mean(), nodes.rowwise().mean().abs()};
}

/// Eight chains of an experiment.
template <typename Experiment>
Contender ours(
    const std::string& name,
    std::shared_ptr<const Experiment> experiment,
    double seconds,
    Look look) {
    const Stream stream;
    const auto chains =
        std::make_shared<ChainBlock>(experiment->sampler(), experiment->start(stream), stream);
    for (Index i = 0; i < n_relax; ++i) {
        chains->advance(n_relax);
    }
    return {
        .name = name,
        .n_chains = lanes,
        .seconds = seconds,
        .step = [=] { chains->advance(0); },
        .look =
            [=] {
                Block nodes;
                experiment->network().evaluate(chains->state(), nodes);
                return look(nodes);
            }};
}

/// One chain of a plain program.
template <typename Chain>
Contender plain_chain(const std::string& name, Chain chain, double seconds, Look look) {
    const auto shared = std::make_shared<Chain>(std::move(chain));
    return {
        .name = name,
        .n_chains = 1,
        .seconds = seconds,
        .step = [=] { shared->step(); },
        .look =
            [=] {
                const std::vector<double>& nodes = shared->nodes();
                Block same(lanes, static_cast<Index>(nodes.size()));
                for (Index i = 0; i < same.cols(); ++i) {
                    same.col(i).setConstant(nodes[static_cast<std::size_t>(i)]);
                }
                return look(same);
            }};
}

/// A ring of the plain programs as a run file of feynet.
PathSettings settings_of(const plain::Ring& ring, AnyPotential potential) {
    PathSettings settings;
    settings.system.mass = ring.mass;
    settings.potential = std::move(potential);
    settings.time.n_slices = static_cast<Index>(ring.n);
    settings.time.spacing = ring.spacing;
    settings.sampler.kind = SamplerKind::Auto;
    return settings;
}

std::shared_ptr<const PathExperiment> experiment_of(
    const PathSettings& settings, NetworkKind kind = NetworkKind::Decay) {
    return std::make_shared<const PathExperiment>(settings, kind, 0);
}

/// The rotation as for any other action, no matter that this one could be drawn.
PathSettings rotating(PathSettings settings) {
    settings.sampler.kind = SamplerKind::Hmc;
    settings.sampler.integrator = Integrator::Rotation;
    settings.sampler.leapfrog_steps = 1;
    settings.sampler.step_size = 0.5 * 3.14159265358979;
    return settings;
}

PathSettings in_sites(PathSettings settings) {
    settings.sampler.kind = SamplerKind::Hmc;
    settings.sampler.metric = MetricKind::Unit;
    settings.sampler.splitting = Splitting::MinimumNorm;
    return settings;
}

const std::array<std::string, 2> path_numbers{"x²", "slowest mode"};

/// One row for each of the two numbers.
void add_rows(
    std::vector<Ratio>& rows,
    const std::string& name,
    const std::string& action,
    const Achieved& first,
    const Achieved& second,
    double target) {
    for (std::size_t k = 0; k < 2; ++k) {
        rows.push_back(row_of(
            name,
            action + ", ESS/s of " + path_numbers[k] + ": " + first.name + " / " + second.name,
            first.per_second[k],
            second.per_second[k],
            target));
    }
}

/// R5, R7, R9: work A, the oscillator.
std::vector<Ratio> oscillator_rows(Effort effort, Achieved& exact) {
    const plain::Ring ring;
    const PathSettings settings = settings_of(ring, HarmonicPotential{});
    const auto results = contest(
        {ours("rotation", experiment_of(rotating(settings)), 2.0, square_and_mean),
         ours("independent paths", experiment_of(settings), 1.0, square_and_mean),
         ours(
             "site, unit",
             experiment_of(in_sites(settings), NetworkKind::Site),
             5.0,
             square_and_mean),
         plain_chain(
             "textbook Metropolis", plain::RingMetropolis(ring, 1.0), 15.0, square_and_mean),
         plain_chain("plain HMC", plain::RingHmc(ring, 0.085, 46), 4.0, square_and_mean)},
        effort);
    exact = results[1];
    std::vector<Ratio> rows;
    add_rows(rows, "R5", "oscillator", results[0], results[3], 2500.0);
    add_rows(rows, "R5", "oscillator", results[0], results[4], 10.0);
    add_rows(rows, "R7", "oscillator", results[0], exact, 0.4);
    for (std::size_t k = 0; k < 2; ++k) {
        Ratio row = row_of(
            "R9",
            "oscillator, time per independent " + path_numbers[k] +
                ": decay, rotation / site, unit",
            results[2].per_second[k],
            results[0].per_second[k],
            0.1);
        row.side = Side::AtMost;
        rows.push_back(row);
    }
    return rows;
}

std::vector<Ratio> quartic_rows(Effort effort, const Achieved& exact) {
    std::vector<Ratio> rows;
    for (const double spacing : {0.1, 0.02}) {
        const plain::Ring ring{.spacing = spacing, .quartic = 1.0};
        const bool is_coarse = spacing == 0.1;
        const plain::RingHmc hmc =
            is_coarse ? plain::RingHmc(ring, 0.085, 24) : plain::RingHmc(ring, 0.035, 140);
        const auto results = contest(
            {ours(
                 "ours",
                 experiment_of(settings_of(ring, QuarticPotential{})),
                 2.0,
                 square_and_mean),
             plain_chain("plain HMC", hmc, is_coarse ? 4.0 : 8.0, square_and_mean)},
            effort);
        const std::string action = is_coarse ? "quartic, a = 0.1" : "quartic, a = 0.02";
        add_rows(rows, "R6", action, results[0], results[1], is_coarse ? 5.0 : 15.0);
        if (is_coarse) {
            add_rows(rows, "R7", "quartic", results[0], exact, 0.2);
        }
    }
    return rows;
}

/// The slowest mode of the wells is x̄, which changes sign when a path tunnels.
std::vector<Ratio> well_rows(Effort effort) {
    constexpr double minimum = 1.6;
    const plain::Ring ring{
        .n = 80, .mass = 0.5, .quadratic = -2.0 * minimum * minimum, .quartic = 1.0};
    const auto results = contest(
        {ours(
             "ours",
             experiment_of(settings_of(ring, DoubleWell{.coupling = 1.0, .minimum = minimum})),
             2.0,
             square_and_mean),
         plain_chain("plain HMC", plain::RingHmc(ring, 0.15, 90), 15.0, square_and_mean)},
        effort);
    std::vector<Ratio> rows;
    add_rows(rows, "R6", "double well", results[0], results[1], 15.0);
    return rows;
}

}  // namespace

std::vector<Ratio> sampling_rows(Effort effort) {
    Achieved exact;
    std::vector<Ratio> rows = oscillator_rows(effort, exact);
    for (const Ratio& row : quartic_rows(effort, exact)) {
        rows.push_back(row);
    }
    for (const Ratio& row : well_rows(effort)) {
        rows.push_back(row);
    }
    return rows;
}

/// R10: work B, φ⁴ near its critical point. The slowest number is |M|.
std::vector<Ratio> field_sampling_rows(Effort effort) {
    const plain::Torus torus;
    FieldSettings settings;
    settings.system.extents = {64, 64};
    settings.system.mass_squared = torus.mass_squared;
    settings.system.lambda = torus.lambda;
    settings.network.kind = {FieldNetworkKind::Site};
    const auto experiment = std::make_shared<const FieldExperiment>(
        settings, FieldNetworkKind::Site, gaussian_mass(settings).mass_squared, std::uint16_t{0});
    const auto results = contest(
        {ours("ours", experiment, 15.0, square_and_modulus),
         plain_chain(
             "Metropolis and Wolff", plain::TorusClusters(torus, 1.5, 3), 25.0, square_and_modulus),
         plain_chain("plain HMC", plain::TorusHmc(torus, 0.13, 60), 25.0, square_and_modulus)},
        effort);
    std::vector<Ratio> rows;
    for (const std::size_t other : {1U, 2U}) {
        rows.push_back(row_of(
            "R10",
            "φ⁴ on 64², ESS/s of |M|: ours / " + results[other].name,
            results[0].per_second[1],
            results[other].per_second[1],
            5.0));
    }
    return rows;
}

}  // namespace feynet::bench
