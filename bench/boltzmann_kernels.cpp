#include "feynet/boltzmann/quantum/walker_sample.hpp"
#include "feynet/optimize/reconfiguration.hpp"
#include "kernels.hpp"

#include <cmath>
#include <complex>
#include <string>
#include <vector>

namespace feynet {
namespace {

constexpr Index n_spins = 40;

/// As large for every α that a move is taken about as often.
Eigen::VectorXcd small_weights(const RbmFamily& family) {
    const double width =
        0.1 * std::sqrt(static_cast<double>(n_spins) / static_cast<double>(family.n_hidden()));
    const Block normals = width * some_normals(family.n_parameters());
    Eigen::VectorXcd weights(family.n_parameters());
    for (Index k = 0; k < weights.size(); ++k) {
        weights(k) = {normals(0, k), normals(1, k)};
    }
    return weights;
}

/// The critical Ising ring and a machine of α = `density` on it, invariant under translations.
struct Ring {
    explicit Ring(Index density)
        : family(n_spins, density, ring_translations(n_spins)),
          model(transverse_ising_chain(n_spins, 1.0, 1.0, ChainEnds::Periodic)),
          moves(family.weights(small_weights(family)), model) {}

    RbmFamily family;
    SpinModel model;
    RbmMoves moves;
};

/// A sweep over all spins and the local energy where it ends: "each" is per configuration.
void time_sweep(benchmark::State& state, Index density) {
    const Ring ring(density);
    RbmWalkers walkers(ring.moves, random_spins(ring.model, {.seed = 1}));
    Block uniforms(lanes, n_spins);
    Stream stream{.seed = 1};
    time_kernel(
        state,
        [&] {
            fill_uniforms(stream, Purpose::Acceptance, uniforms);
            ++stream.trajectory;
            benchmark::DoNotOptimize(walkers.sweep(uniforms));
            benchmark::DoNotOptimize(walkers.local_energy());
        },
        1);
}

/// One step of stochastic reconfiguration with 1024 samples, of one thread: the time of an
/// iteration is that of the step, "each" is per sample.
void time_step(benchmark::State& state, Index density) {
    constexpr Index n_blocks = 16;
    const Ring ring(density);
    const WalkerPlan plan{.n_warm = 2, .n_looks = 8, .n_between = 1};
    const Index rows = lanes * plan.n_looks;
    TangentSample sample{
        Eigen::MatrixXcd(n_blocks * rows, ring.family.n_parameters()),
        Eigen::VectorXcd(n_blocks * rows),
        Eigen::VectorXd::Constant(n_blocks * rows, 1.0 / static_cast<double>(n_blocks * rows))};
    std::vector<Block> spins(
        static_cast<std::size_t>(n_blocks), random_spins(ring.model, {.seed = 1}));
    Stream stream{.seed = 1};
    time_kernel(
        state,
        [&] {
            const RbmMoves moves(ring.moves.weights(), ring.model);
            for (Index block = 0; block < n_blocks; ++block) {
                Block& here = spins[static_cast<std::size_t>(block)];
                stream.first_chain = static_cast<std::uint32_t>(block * lanes);
                RbmWalkers walkers(moves, here);
                const WalkerSample seen = look_at(walkers, moves, ring.family, plan, stream);
                sample.derivatives.middleRows(block * rows, rows) = seen.derivatives;
                sample.energies.segment(block * rows, rows) = seen.energies;
                here = walkers.spins();
            }
            stream.trajectory += static_cast<std::uint32_t>(plan.n_warm + plan.n_looks);
            benchmark::DoNotOptimize(reconfiguration(sample, {.relative = 1e-3, .absolute = 1e-8}));
        },
        n_blocks * plan.n_looks);
}

}  // namespace

void register_boltzmann_kernels() {
    for (const Index density : {1, 4}) {
        const std::string name = "/n_40/alpha_" + std::to_string(density);
        benchmark::RegisterBenchmark(
            ("boltzmann/sweep_and_energy" + name).c_str(),
            [density](benchmark::State& state) { time_sweep(state, density); });
        benchmark::RegisterBenchmark(
            ("boltzmann/reconfiguration_step" + name).c_str(),
            [density](benchmark::State& state) { time_step(state, density); });
    }
}

}  // namespace feynet
