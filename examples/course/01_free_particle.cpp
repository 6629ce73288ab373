// Is a random step network a free particle? Its weights are drawn independently, W ~ N(0, 1/(m a));
// how often the path ends in an interval stands beside K(x, T) = √(m/2πT) e^{−m x²/2T} over it.
#include "beside.hpp"
#include "feynet/core/random.hpp"
#include "feynet/network/step_network.hpp"

#include <fmt/format.h>

#include <array>

int main() {
    using namespace feynet;
    constexpr double a = 0.1;
    constexpr double mass = 1.0;
    const TimeGrid grid(a, 50, Boundary::HalfLine);  // from x = 0, for T = 5
    const StepNetwork network(grid);

    constexpr int n_intervals = 8;  // of length 1, from −4 to 4
    std::array<double, n_intervals> hits{};
    constexpr int n_blocks = 4000;
    Block weights(lanes, network.n_weights());
    Block path(lanes, grid.n_nodes());
    for (Stream stream{.seed = 1}; stream.trajectory < n_blocks; ++stream.trajectory) {
        fill_normals(stream, Purpose::Exact, weights);
        weights /= std::sqrt(mass * a);
        network.evaluate(weights, path);
        for (int lane = 0; lane < lanes; ++lane) {
            const double interval = std::floor(path(lane, grid.n_slices()) + 4.0);
            if (interval >= 0.0 && interval < n_intervals) {
                hits[static_cast<std::size_t>(interval)] += 1.0;
            }
        }
    }

    Beside table("the path ends in");
    const auto below = [&](double x) {
        return 0.5 * std::erfc(-x / std::sqrt(2.0 * grid.duration() / mass));
    };
    for (int i = 0; i < n_intervals; ++i) {
        const double n = static_cast<double>(n_blocks) * lanes;
        const double exact = below(i - 3.0) - below(i - 4.0);
        const std::string name = fmt::format("{:+d} … {:+d}", i - 4, i - 3);
        table.row(
            name,
            hits[static_cast<std::size_t>(i)] / n,
            std::sqrt(exact * (1.0 - exact) / n),
            exact);
    }
    return table.verdict();
}
