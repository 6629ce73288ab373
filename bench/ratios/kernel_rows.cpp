// R3, R8, R9, R13: what kernels cost beside a triad of the same length, the force on the sites and
// each other.

#include "feynet/core/random.hpp"
#include "feynet/network/network_action.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/action/path_action.hpp"
#include "feynet/sampler/hmc.hpp"
#include "ratio_rows.hpp"
#include "slab_action.hpp"

#include <fmt/format.h>

namespace feynet::bench {
namespace {

constexpr double per_lane = static_cast<double>(lanes);

Block normals(Index n, std::uint64_t seed) {
    Block block(lanes, n);
    fill_normals({.seed = seed}, Purpose::Test, block);
    return block;
}

TimeGrid ring() {
    return {0.1, bench_sites, Boundary::Periodic};
}

std::unique_ptr<PathAction> path_action(const AnyPotential& potential) {
    return make_path_action({ring(), Rule::Site, 1.0, potential});
}

/// kick(ε) drift(ε) with unit masses, ε small enough for the energy to stay what it is, beside
/// x = y + 2z over three blocks of as many sites.
Alternation beside_triad(const Action& action, Block& q, Block& p, Effort effort) {
    const Lanes dt = Lanes::Constant(1e-6);
    Block x = Block::Zero(lanes, q.cols());
    const Block y = q;
    const Block z = p;
    return alternate(
        [&] {
            action.kick_and_drift(dt, dt, q, p);
            keep(q.data());
        },
        [&] {
            x = y + 2.0 * z;
            keep(x.data());
        },
        effort);
}

Ratio leapfrog(const std::string& what, const Action& action, double target, Effort effort) {
    const Index n = action.dimension();
    Block q = 0.3 * normals(n, 1);
    Block p = normals(n, 2);
    return row_of(
        "R3",
        "leapfrog step, " + what + " / triad",
        beside_triad(action, q, p, effort),
        Side::AtMost,
        target,
        static_cast<double>(n) * per_lane);
}

/// x_θ and the pull-back of a force, beside the force on the sites of the oscillator.
Ratio network_map(NetworkKind kind, Effort effort) {
    const auto action = path_action(HarmonicPotential{});
    const auto network = make_network(kind, ring(), Rule::Site, 1.0, 1.0);
    const Block theta = normals(bench_sites, 1);
    Block path = normals(bench_sites, 2);
    Block force = normals(bench_sites, 3);
    Block gradient(lanes, bench_sites);
    const Alternation alternation = alternate(
        [&] {
            network->evaluate(theta, path);
            network->pull_back(theta, force, gradient);
            keep(gradient.data());
        },
        [&] {
            action->gradient(path, force);
            keep(force.data());
        },
        effort);
    return row_of(
        "R8",
        fmt::format("{}: evaluate and pull back / force on the sites", word(kind)),
        alternation,
        Side::AtMost,
        3.0,
        per_lane * bench_sites);
}

/// The oscillator of the standard work in the weights of a network, with the metric of its action.
struct Oscillator {
    explicit Oscillator(NetworkKind kind)
        : path(path_action(HarmonicPotential{})),
          network(make_network(kind, ring(), Rule::Site, 1.0, 1.0)),
          action(*network, *path),
          metric(network->oscillator_part(Rule::Site, 1.0, 1.0)),
          hmc(action, *metric, {Integrator::Leapfrog, 0.25, 6}),
          q(lanes, bench_sites) {
        metric->draw(normals(bench_sites, 1), q);
    }

    void step() {
        ++stream.trajectory;
        hmc.step(q, StreamSource(stream));
        keep(q.data());
    }

    std::unique_ptr<PathAction> path;
    std::unique_ptr<PathNetwork> network;
    NetworkAction action;
    std::unique_ptr<GaussianPart> metric;
    Hmc<> hmc;
    Block q;
    Stream stream;
};

/// In the metric of the action all linear networks have the same dynamics, hence the same τ_int:
/// times per independent sample compare as those of a trajectory do.
Ratio slowest_network(Effort effort) {
    Oscillator cosine(NetworkKind::Cosine);
    Oscillator decay(NetworkKind::Decay);
    return row_of(
        "R9",
        "trajectory, metric action: cosine / decay",
        alternate([&] { cosine.step(); }, [&] { decay.step(); }, effort),
        Side::AtMost,
        4.0,
        per_lane * bench_sites);
}

/// A lattice far larger than the caches, in eight slabs. A step reads and writes q and p; the triad
/// reads two blocks and writes a third, which the machine reads first: four numbers per site each.
Ratio large_lattice(Effort effort) {
    const Index width = effort == Effort::Full ? 16384 : 64;
    const SlabAction slabs({1024, width}, ScalarCouplings::flow(-4.0, 4.8));
    Block q = Block::Constant(lanes, slabs.dimension(), 0.3);
    Block p = Block::Constant(lanes, slabs.dimension(), 0.1);
    Alternation alternation = beside_triad(slabs, q, p, effort);
    alternation.ratio = 1.0 / alternation.ratio;
    std::swap(alternation.low, alternation.high);
    alternation.low = 1.0 / alternation.low;
    alternation.high = 1.0 / alternation.high;
    std::swap(alternation.first, alternation.second);
    return row_of(
        "R13",
        fmt::format("φ⁴, 1024 × {}, one chain: bytes per second / triad's", width),
        alternation,
        Side::AtLeast,
        0.7,
        static_cast<double>(slabs.dimension()) * per_lane);
}

}  // namespace

std::vector<Ratio> kernel_rows(Effort effort) {
    const FieldAction phi4(Lattice({64, 64}), ScalarCouplings::flow(-4.0, 4.8));
    const auto oscillator = path_action(HarmonicPotential{});
    const auto quartic = path_action(QuarticPotential{});
    return {
        leapfrog("oscillator, N = 1000", *oscillator, 2.0, effort),
        leapfrog("quartic, N = 1000", *quartic, 2.5, effort),
        leapfrog("φ⁴, 64²", phi4, 2.5, effort),
        network_map(NetworkKind::Step, effort),
        network_map(NetworkKind::Relu, effort),
        network_map(NetworkKind::Decay, effort),
        slowest_network(effort),
        large_lattice(effort)};
}

}  // namespace feynet::bench
