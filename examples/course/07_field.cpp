// What changes when every point of space has a network of its own? Independent unit Gaussian
// weights of one decay network per momentum are a free field: G(r) = ⟨φ(0) φ(r)⟩ in time and in
// space.
#include "beside.hpp"
#include "feynet/core/random.hpp"
#include "feynet/field/exact/free_field.hpp"
#include "feynet/field/network/field_network.hpp"
#include "feynet/statistics/estimate.hpp"

#include <fmt/format.h>

int main() {
    using namespace feynet;
    const Lattice lattice({16, 16});
    const auto network =
        make_field_network(FieldNetworkKind::Momentum, {.lattice = lattice, .mass_squared = 0.25});
    const FreeField exact(lattice, ScalarCouplings::canonical(0.25, 0.0));

    constexpr Index n_lags = 4;
    std::vector<Series> products(2 * n_lags, Series(lanes));
    Block weights(lanes, network->n_weights());
    Block field(lanes, lattice.n_sites());
    for (Stream stream{.seed = 1}; stream.trajectory < 4000; ++stream.trajectory) {
        fill_normals(stream, Purpose::Exact, weights);
        network->evaluate(weights, field);
        for (Index i = 0; i < 2 * n_lags; ++i) {
            const Index site = i % n_lags * 2 * lattice.stride(i / n_lags);
            products[static_cast<std::size_t>(i)].append(0, field.col(0) * field.col(site));
        }
    }

    Beside table("G(r) of independent weights");
    for (Index i = 0; i < 2 * n_lags; ++i) {
        const Estimate found = estimate(products[static_cast<std::size_t>(i)]);
        const Index r = i % n_lags * 2;
        const std::string name = fmt::format("r = {} in {}", r, i < n_lags ? "time" : "space");
        table.row(
            name, found.mean, found.error.value_or(NAN), exact.axis_propagator(i / n_lags, r));
    }
    return table.verdict();
}
