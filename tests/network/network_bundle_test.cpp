#include "feynet/network/network_bundle.hpp"

#include "feynet/network/network_kind.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::network_bundle_test {
namespace {

NetworkBundle bundle_of(NetworkKind kind, const TimeGrid& grid) {
    NetworkBundle::Members members;
    for (const double frequency : {0.7, 1.1, 2.0}) {
        members.push_back(make_network(kind, grid, Rule::Site, 1.0, frequency));
    }
    return NetworkBundle(std::move(members));
}

}  // namespace

TEST_CASE("network bundle: every operation is that of the members side by side") {
    const TimeGrid ring(0.3, 8, Boundary::Periodic);
    for (const NetworkKind kind : every_network) {
        CAPTURE(word(kind));
        const NetworkBundle bundle = bundle_of(kind, ring);
        const Block theta = normal_block(bundle.n_weights());
        Block paths;
        Block path;

        bundle.evaluate(theta, paths);

        for (Index i = 0; i < bundle.size(); ++i) {
            const Block own = theta.middleCols(8 * i, 8);
            path.resize(lanes, 8);
            bundle.member(i).evaluate(own, path);
            CHECK((paths.middleCols(8 * i, 8) - path).abs().maxCoeff() == 0.0);
        }
    }
}

TEST_CASE("network bundle: solve inverts apply, and the transposes are their adjoints") {
    const TimeGrid ring(0.3, 8, Boundary::Periodic);
    for (const NetworkKind kind : every_network) {
        CAPTURE(word(kind));
        const NetworkBundle bundle = bundle_of(kind, ring);
        const Block theta = normal_block(bundle.n_weights());
        const Block g = normal_block(bundle.n_nodes());
        Block paths;
        Block back;
        Block pulled;
        Block pushed;

        bundle.apply(theta, paths);
        bundle.solve(paths, back);
        bundle.apply_transposed(g, pulled);
        bundle.solve_transposed(pulled, pushed);

        CHECK((back - theta).abs().maxCoeff() < 1e-11);
        CHECK((pushed - g).abs().maxCoeff() < 1e-11);
        const Lanes left = (paths * g).rowwise().sum();
        const Lanes right = (theta * pulled).rowwise().sum();
        CHECK((left - right).abs().maxCoeff() < 1e-11);
    }
}

}  // namespace feynet::test::network_bundle_test
