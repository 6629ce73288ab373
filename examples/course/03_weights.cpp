// What do weights mean? Draw decay weights independently from N(0, 1), with no action and no Markov
// chain: their paths are those of the oscillator, G(t) = ⟨x(0) x(t)⟩.
#include "beside.hpp"
#include "feynet/core/random.hpp"
#include "feynet/network/decay_network.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/statistics/estimate.hpp"

#include <fmt/format.h>

#include <array>

int main() {
    using namespace feynet;
    const TimeGrid grid(0.25, 40, Boundary::Periodic);
    const DecayNetwork network(grid, Rule::Site, 1.0, 1.0);
    const auto exact = exact_path(PathSystem(grid, Rule::Site, 1.0, HarmonicPotential{}));

    constexpr std::array<Index, 6> lags{0, 2, 4, 8, 12, 20};
    std::vector<Series> products(lags.size(), Series(lanes));
    Block weights(lanes, network.n_weights());
    Block path(lanes, grid.n_nodes());
    for (Stream stream{.seed = 1}; stream.trajectory < 4000; ++stream.trajectory) {
        fill_normals(stream, Purpose::Exact, weights);
        network.evaluate(weights, path);
        for (std::size_t i = 0; i < lags.size(); ++i) {
            products[i].append(0, path.col(0) * path.col(lags[i]));
        }
    }

    Beside table("G(t) of independent weights");
    for (std::size_t i = 0; i < lags.size(); ++i) {
        const Estimate found = estimate(products[i]);
        const std::string name = fmt::format("t = {:.1f}", grid.time(lags[i]));
        table.row(name, found.mean, found.error.value_or(NAN), exact->correlation(0, lags[i]));
    }
    return table.verdict();
}
