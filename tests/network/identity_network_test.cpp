#include "feynet/network/identity_network.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::identity_network_test {

TEST_CASE("identity network: weights, values and their gradients are the same") {
    const IdentityNetwork network(5);
    const Block theta = normal_block(5);
    Block values;
    Block gradient;
    Block back;

    network.evaluate(theta, values);
    network.pull_back(theta, values, gradient);
    network.invert(values, back);

    CHECK(network.n_weights() == 5);
    CHECK(network.log_jacobian() == 0.0);
    CHECK((values == theta).all());
    CHECK((gradient == theta).all());
    CHECK((back == theta).all());
}

}  // namespace feynet::test::identity_network_test
