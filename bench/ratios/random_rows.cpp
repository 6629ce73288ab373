// R1, R2, R4: what a normal number costs beside Boost's on a Mersenne twister, an exact path beside
// its normals, and a Metropolis update of φ⁴ beside plain programs.

#include "feynet/core/random.hpp"
#include "feynet/field/action/field_action.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/sampler/exact_sampler.hpp"
#include "feynet/sampler/metropolis.hpp"
#include "plain/torus_metropolis.hpp"
#include "ratio_rows.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>

#include <cmath>
#include <stdexcept>

namespace feynet::bench {
namespace {

Ratio normals(Effort effort) {
    Block ours(lanes, bench_sites);
    Block theirs(lanes, bench_sites);
    Stream stream;
    boost::random::mt19937 engine(1);
    boost::random::normal_distribution<double> normal;
    const Alternation alternation = alternate(
        [&] {
            for (Index j = 0; j < bench_sites; ++j) {
                for (int lane = 0; lane < lanes; ++lane) {
                    theirs(lane, j) = normal(engine);
                }
            }
            keep(theirs.data());
        },
        [&] {
            ++stream.trajectory;
            fill_normals(stream, Purpose::Test, ours);
            keep(ours.data());
        },
        effort);
    return row_of(
        "R2",
        "normal, Boost on mt19937 / ours",
        alternation,
        Side::AtLeast,
        2.5,
        static_cast<double>(bench_sites * lanes));
}

/// The oscillator m = ω = 1, a = 0.1 on a ring: weights of the decay network, then their paths.
Ratio exact_paths(Effort effort) {
    const auto network = make_network(
        NetworkKind::Decay, TimeGrid(0.1, bench_sites, Boundary::Periodic), Rule::Site, 1.0, 1.0);
    const auto gaussian = network->oscillator_part(Rule::Site, 1.0, 1.0);
    const ExactSampler sampler(*gaussian);
    Block theta(lanes, bench_sites);
    Block path(lanes, bench_sites);
    Block normals(lanes, bench_sites);
    Stream stream;
    const Alternation alternation = alternate(
        [&] {
            ++stream.trajectory;
            sampler.step(theta, StreamSource(stream));
            network->evaluate(theta, path);
            keep(path.data());
        },
        [&] {
            ++stream.trajectory;
            fill_normals(stream, Purpose::Test, normals);
            keep(normals.data());
        },
        effort);
    return row_of(
        "R1",
        "exact path of 1000 sites / its normals",
        alternation,
        Side::AtMost,
        1.25,
        static_cast<double>(bench_sites * lanes));
}

/// Work B beside a plain sampler of one chain, which sweeps once for each of our chains.
template <typename Plain>
Ratio metropolis(const std::string& what, double target, Effort effort) {
    const plain::Torus torus;
    constexpr double reach = 1.5;
    const FieldAction action(
        Lattice({static_cast<Index>(torus.extent), static_cast<Index>(torus.extent)}),
        ScalarCouplings::canonical(torus.mass_squared, torus.lambda));
    const Index n = action.dimension();
    const Metropolis ours(action, Eigen::ArrayXd::Constant(n, reach / std::sqrt(3.0)));
    Block q = Block::Zero(lanes, n);
    Plain plain(torus);
    Stream stream;
    double our_acceptance = 0.0;
    double plain_acceptance = 0.0;
    const auto our_sweep = [&] {
        ++stream.trajectory;
        our_acceptance = ours.step(q, StreamSource(stream)).acceptance.mean();
    };
    const auto plain_sweeps = [&] {
        int n_accepted = 0;
        for (int lane = 0; lane < lanes; ++lane) {
            n_accepted += plain.sweep(reach);
        }
        plain_acceptance = n_accepted / static_cast<double>(n * lanes);
    };
    for (int sweep = 0; sweep < 50; ++sweep) {
        our_sweep();
        plain_sweeps();
    }
    // One sweep fixes the acceptance to 0.003.
    if (std::abs(our_acceptance - plain_acceptance) > 0.05) {
        throw std::logic_error("the samplers of R4 do different work");
    }
    const Alternation alternation = alternate(plain_sweeps, our_sweep, effort);
    return row_of("R4", what, alternation, Side::AtLeast, target, static_cast<double>(n * lanes));
}

}  // namespace

std::vector<Ratio> random_rows(Effort effort) {
    return {
        exact_paths(effort),
        normals(effort),
        metropolis<plain::TextbookMetropolis>("φ⁴ 64² Metropolis, textbook / ours", 25.0, effort),
        metropolis<plain::CarefulMetropolis>("φ⁴ 64² Metropolis, careful / ours", 12.0, effort)};
}

}  // namespace feynet::bench
