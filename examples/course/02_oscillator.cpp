// Do four networks sample one path integral? One path of the oscillator, written in the weights of
// each: other numbers, the same action, and the Jacobian of each map is a constant.
#include "beside.hpp"
#include "feynet/core/random.hpp"
#include "feynet/network/network_action.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/action/path_action.hpp"

int main() {
    using namespace feynet;
    const TimeGrid grid(0.1, 160, Boundary::Periodic);
    const PathSystem system(grid, Rule::Site, 1.0, HarmonicPotential{});
    const auto path_action = make_path_action(system);

    // A path of the oscillator: decay weights are independent unit Gaussians.
    const auto decay = make_network(NetworkKind::Decay, grid, Rule::Site, 1.0, 1.0);
    Block noise(lanes, decay->n_weights());
    Block path(lanes, grid.n_nodes());
    fill_normals(Stream{.seed = 1}, Purpose::Exact, noise);
    decay->evaluate(noise, path);
    const double action_of_path = path_action->value(path)[0];

    Beside table("action S in weights of");
    for (const NetworkKind kind :
         {NetworkKind::Step, NetworkKind::Relu, NetworkKind::Cosine, NetworkKind::Decay}) {
        const auto network = make_network(kind, grid, Rule::Site, 1.0, 1.0);
        Block theta(lanes, network->n_weights());
        network->invert(path, theta);
        const double action = NetworkAction(*network, *path_action).value(theta)[0];
        table.computed(network->name(), action, action_of_path, 1e-8);
        std::printf(
            "    first weights %9.4f %9.4f %9.4f   ln |dx/dθ| = %.4f\n",
            theta(0, 0),
            theta(0, 1),
            theta(0, 2),
            network->log_jacobian());
    }
    return table.verdict();
}
