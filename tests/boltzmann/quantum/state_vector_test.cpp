#include "feynet/boltzmann/quantum/state_vector.hpp"

#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "some_machine.hpp"

#include <doctest/doctest.h>

namespace feynet::test::state_vector_test {

TEST_CASE("a state vector has norm one and the amplitudes of its machine") {
    const RbmFamily family = RbmFamily::dense(5, 3);
    const Eigen::VectorXcd parameters = some_machine(family.n_parameters(), 1, 0.5).visible;
    const RbmWeights weights = family.weights(parameters);

    const Eigen::VectorXcd state = state_vector(weights);

    CHECK(state.norm() == doctest::Approx(1.0).epsilon(1e-14));
    const Eigen::VectorXcd ratio = state.cwiseQuotient(all_amplitudes(weights));
    CHECK((ratio.array() / ratio(0) - 1.0).abs().maxCoeff() < 1e-12);
    CHECK((state - state_vector(family, parameters)).norm() < 1e-14);
}

}  // namespace feynet::test::state_vector_test
