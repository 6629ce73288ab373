// The path integral of the harmonic oscillator, V = ½ x², m = ω = ħ = 1, in decay weights: eight
// chains of Hamiltonian Monte Carlo, and ⟨x²⟩ with its error beside the exact value on the same
// lattice.
#include "feynet/network/network_action.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/action/path_action.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "feynet/sampler/hmc.hpp"
#include "feynet/statistics/estimate.hpp"

#include <cmath>
#include <cstdint>
#include <cstdio>

int main() {
    using namespace feynet;
    const TimeGrid grid(0.1, 100, Boundary::Periodic);  // spacing a, slices N, a ring: β = 10
    const PathSystem system(grid, Rule::Site, 1.0, HarmonicPotential{});

    // A path is a network x(t) = Σ wₙ σ(t − tₙ); its weights θ have the action S(θ) = S[x_θ].
    const auto network = make_network(NetworkKind::Decay, grid, Rule::Site, 1.0, 1.0);
    const auto path_action = make_path_action(system);
    const NetworkAction action(*network, *path_action);
    const auto metric = network->oscillator_part(Rule::Site, 1.0, 1.0);
    const Hmc sampler(action, *metric, {.step_size = 0.4, .n_leapfrog = 4});

    const PositionMoment x2(grid, 2, 0);
    Series series(lanes);
    Block theta = Block::Zero(lanes, network->n_weights());
    Block path(lanes, grid.n_nodes());
    Block value(lanes, 1);
    Stream stream{.seed = 1};
    for (; stream.trajectory < 4200; ++stream.trajectory) {
        sampler.step(theta, StreamSource(stream));
        if (stream.trajectory >= 200) {
            network->evaluate(theta, path);
            x2.measure(path, value);
            series.append(0, value.col(0));
        }
    }

    const Estimate found = estimate(series);
    const double exact = exact_path(system)->correlation(0, 0);
    const double error = found.error.value_or(INFINITY);
    std::printf("<x^2> = %.5f +- %.5f, exact %.5f\n", found.mean, error, exact);
    return std::abs(found.mean - exact) < 4.0 * error ? 0 : 3;
}
