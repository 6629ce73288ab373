// The path of chain 0 at its middle node, all 64 bits of it, after 200 trajectories of the
// anharmonic oscillator x²/2 + x⁴ in each network, by leapfrog and by exact rotations. Other
// compilers show where their bits begin to differ.
#include "feynet/network/network_action.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/action/path_action.hpp"
#include "feynet/sampler/hmc.hpp"

#include <bit>
#include <cstdint>
#include <cstdio>
#include <string>

namespace {

using namespace feynet;

void show(const PathSystem& system, NetworkKind kind, Integrator integrator) {
    const auto network = make_network(kind, system.grid(), Rule::Site, 1.0, 3.0);
    const auto path_action = make_path_action(system);
    const NetworkAction action(*network, *path_action);
    const auto metric = network->oscillator_part(Rule::Site, 1.0, 3.0);
    const Hmc sampler(
        action, *metric, {.integrator = integrator, .step_size = 0.3, .n_leapfrog = 5});
    Block theta = Block::Zero(lanes, network->n_weights());
    Block path(lanes, system.grid().n_nodes());
    Stream stream{.seed = 7};
    for (const Index length : {1, 200}) {
        for (; stream.trajectory < static_cast<std::uint64_t>(length); ++stream.trajectory) {
            sampler.step(theta, StreamSource(stream));
        }
        network->evaluate(theta, path);
        const double x = path(0, path.cols() / 2);
        std::printf(
            "%-6s %s after %3ld: %016llx\n",
            std::string(network->name()).c_str(),
            integrator == Integrator::Rotation ? "rotation" : "leapfrog",
            static_cast<long>(length),
            static_cast<unsigned long long>(std::bit_cast<std::uint64_t>(x)));
    }
}

}  // namespace

int main() {
    const TimeGrid grid(0.1, 100, Boundary::Periodic);
    const PathSystem system(grid, Rule::Site, 1.0, QuarticPotential{});
    for (const NetworkKind kind :
         {NetworkKind::Site,
          NetworkKind::Step,
          NetworkKind::Relu,
          NetworkKind::Cosine,
          NetworkKind::Decay}) {
        show(system, kind, Integrator::Leapfrog);
        show(system, kind, Integrator::Rotation);
    }
}
