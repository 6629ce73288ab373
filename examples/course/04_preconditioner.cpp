// What does a representation cost? Steps of Hamiltonian Monte Carlo with unit masses for a quarter
// period of the softest mode, as the lattice gets finer. In decay weights, or with the action's own
// masses, it does not matter how fine it is.
#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/network/network_action.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/action/path_action.hpp"
#include "feynet/sampler/tuning.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

int main() {
    using namespace feynet;
    constexpr std::array kinds{
        NetworkKind::Site, NetworkKind::Step, NetworkKind::Relu, NetworkKind::Decay};
    std::printf(
        "steps per quarter period, T = 10\n   a     N      site      step      relu     decay\n");
    double site = 0.0;
    double decay = 0.0;
    for (const Index n_slices : {25, 50, 100, 200}) {
        const TimeGrid grid(10.0 / static_cast<double>(n_slices), n_slices, Boundary::HalfLine);
        const PathSystem system(grid, Rule::Site, 1.0, HarmonicPotential{});
        const auto path_action = make_path_action(system);
        std::printf("%.3f %4td", grid.spacing(), n_slices);
        for (const NetworkKind kind : kinds) {
            const auto network = make_network(kind, grid, Rule::Site, 1.0, 1.0);
            const NetworkAction action(*network, *path_action);
            const auto gaussian = network->oscillator_part(Rule::Site, 1.0, 1.0);
            const DiagonalGaussian unit(network->n_weights());
            // The pilot starts at a drawn path and finds the largest step that is accepted often
            // enough.
            Block start(lanes, network->n_weights());
            fill_normals(Stream{.seed = 1}, Purpose::Start, start);
            gaussian->draw(start, start);
            const double quarter = 0.5 * std::numbers::pi * slowest_time(*gaussian);
            const TuningGoal goal{.trajectory_length = quarter, .max_leapfrog = 8};
            const TunedHmc tuned =
                tune_hmc(action, unit, Integrator::Leapfrog, goal, start, Stream{.seed = 1});
            std::printf("%10td", tuned.wanted_leapfrog);
            site = kind == NetworkKind::Site ? static_cast<double>(tuned.wanted_leapfrog) : site;
            decay = kind == NetworkKind::Decay ? static_cast<double>(tuned.wanted_leapfrog) : decay;
        }
        std::printf("\n");
    }
    const bool passes = decay < 0.25 * site;
    std::printf("%s\n", passes ? "Pass." : "Fail.");
    return passes ? 0 : 3;
}
