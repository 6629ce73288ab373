#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/network/network_action.hpp"
#include "feynet/network/network_bonds.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/action/path_action.hpp"
#include "feynet/path/action/path_bonds.hpp"
#include "feynet/sampler/exact_sampler.hpp"
#include "feynet/sampler/hmc.hpp"
#include "feynet/sampler/swendsen_wang.hpp"
#include "kernels.hpp"

#include <string>

namespace feynet {
namespace {

/// The oscillator a = 0.1, m = ω = 1 on a ring, in the weights of a network.
struct Oscillator {
    explicit Oscillator(NetworkKind kind)
        : system(
              TimeGrid(0.1, kernel_sites, Boundary::Periodic), Rule::Site, 1, HarmonicPotential{}),
          path_action(make_path_action(system)),
          network(make_network(kind, system.grid(), system.rule(), 1, 1)),
          action(*network, *path_action),
          gaussian(network->oscillator_part(system.rule(), 1, 1)) {}

    PathSystem system;
    std::unique_ptr<PathAction> path_action;
    std::unique_ptr<PathNetwork> network;
    NetworkAction action;
    std::unique_ptr<GaussianPart> gaussian;
};

/// One step kick(ε) drift(ε), as Hmc takes it; ε is small enough for the energy to stay what it is.
void time_leapfrog(benchmark::State& state, NetworkKind kind, bool unit_metric) {
    const Oscillator oscillator(kind);
    const DiagonalGaussian unit(kernel_sites);
    const GaussianPart& whole = *oscillator.gaussian;
    const GaussianPart& metric = unit_metric ? static_cast<const GaussianPart&>(unit) : whole;
    Block q(lanes, kernel_sites);
    oscillator.gaussian->draw(some_normals(kernel_sites), q);
    Block v(lanes, kernel_sites);
    metric.draw(some_normals(kernel_sites, 2), v);
    const Lanes dt = Lanes::Constant(1e-6);
    time_kernel(state, [&] {
        if (metric.is_unit()) {
            oscillator.action.kick_and_drift(dt, dt, q, v);
            return;
        }
        HmcSteps::kick(Integrator::Leapfrog, oscillator.action, metric, dt, q, v);
        HmcSteps::drift(Integrator::Leapfrog, metric, dt, q, v);
    });
}

void time_trajectory(benchmark::State& state, NetworkKind kind, Integrator integrator) {
    const Oscillator oscillator(kind);
    const Hmc hmc(oscillator.action, *oscillator.gaussian, {integrator, 0.25, 6});
    Block q(lanes, kernel_sites);
    oscillator.gaussian->draw(some_normals(kernel_sites), q);
    Stream stream;
    time_kernel(state, [&] {
        ++stream.trajectory;
        hmc.step(q, StreamSource(stream));
    });
}

void time_exact(benchmark::State& state, NetworkKind kind) {
    const Oscillator oscillator(kind);
    const ExactSampler sampler(*oscillator.gaussian);
    Block q(lanes, kernel_sites);
    Stream stream;
    time_kernel(state, [&] {
        ++stream.trajectory;
        sampler.step(q, StreamSource(stream));
    });
}

/// The double well (x² − 2.56)², m = ½, a = 0.1 on a ring, with paths that have been there for a
/// while.
struct Wells {
    explicit Wells(NetworkKind kind)
        : system(
              TimeGrid(0.1, kernel_sites, Boundary::Periodic),
              Rule::Site,
              0.5,
              DoubleWell{.coupling = 1.0, .minimum = 1.6}),
          path_action(make_path_action(system)),
          network(make_network(kind, system.grid(), system.rule(), 0.5, 1)),
          action(*network, *path_action),
          gaussian(network->oscillator_part(system.rule(), 0.5, 1)),
          path_bonds(*path_action),
          bonds(*network, path_bonds),
          flips(bonds),
          hmc(action, *gaussian, {Integrator::Rotation, 0.1, 15}),
          q(lanes, kernel_sites) {
        gaussian->draw(some_normals(kernel_sites), q);
        Stream stream;
        for (stream.trajectory = 1; stream.trajectory <= 100; ++stream.trajectory) {
            hmc.relax(q, StreamSource(stream), 0.01 * stream.trajectory);
            flips.step(q, StreamSource(stream));
        }
    }

    PathSystem system;
    std::unique_ptr<PathAction> path_action;
    std::unique_ptr<PathNetwork> network;
    NetworkAction action;
    std::unique_ptr<GaussianPart> gaussian;
    PathBonds path_bonds;
    NetworkBonds bonds;
    SwendsenWang flips;
    Hmc<> hmc;
    Block q;
};

void time_clusters(benchmark::State& state, NetworkKind kind) {
    Wells wells(kind);
    Stream stream{.seed = 2};
    time_kernel(state, [&] {
        ++stream.trajectory;
        wells.flips.step(wells.q, StreamSource(stream));
    });
}

void time_well_trajectory(benchmark::State& state, NetworkKind kind) {
    Wells wells(kind);
    Stream stream{.seed = 2};
    time_kernel(state, [&] {
        ++stream.trajectory;
        wells.hmc.step(wells.q, StreamSource(stream));
    });
}

}  // namespace

void register_sampler_kernels() {
    for (std::size_t i = 0; i < Words<NetworkKind>::value.size(); ++i) {
        const auto kind = static_cast<NetworkKind>(i);
        const std::string name(word(kind));
        benchmark::RegisterBenchmark(("leapfrog/unit/" + name).c_str(), time_leapfrog, kind, true);
        benchmark::RegisterBenchmark(
            ("leapfrog/action/" + name).c_str(), time_leapfrog, kind, false);
        benchmark::RegisterBenchmark(
            ("trajectory/leapfrog/" + name).c_str(), time_trajectory, kind, Integrator::Leapfrog);
        benchmark::RegisterBenchmark(
            ("trajectory/rotation/" + name).c_str(), time_trajectory, kind, Integrator::Rotation);
        benchmark::RegisterBenchmark(("exact/" + name).c_str(), time_exact, kind);
        benchmark::RegisterBenchmark(("clusters/" + name).c_str(), time_clusters, kind);
        benchmark::RegisterBenchmark(("wells/" + name).c_str(), time_well_trajectory, kind);
    }
}

}  // namespace feynet
