#include "feynet/path/observable/twist.hpp"

#include "feynet/core/error.hpp"
#include "support/reference_action.hpp"

#include <doctest/doctest.h>

namespace feynet::test::twist_test {

TEST_CASE("twist: at fixed moduli it is the ratio of the sums over all signs") {
    // The antiperiodic sum has the last link with one sign reversed.
    for (const Rule rule : every_rule) {
        const PathSystem system(
            TimeGrid(0.4, 6, Boundary::Periodic), rule, 1.3, QuarticPotential{});
        const auto action = make_path_action(system);
        const Block path = normal_block(6);
        Lanes periodic = Lanes::Zero();
        Lanes antiperiodic = Lanes::Zero();
        for (int state = 0; state < 64; ++state) {
            Block signed_path = path;
            for (Index i = 0; i < 6; ++i) {
                signed_path.col(i) *= (state >> i) % 2 == 1 ? -1.0 : 1.0;
            }
            const Lanes s = action->value(signed_path);
            periodic += (-s).exp();
            antiperiodic += (-s - action->flip_cost(signed_path.col(5), signed_path.col(0))).exp();
        }
        Block values;

        Twist(system).measure(path, values);

        CHECK((values.col(0) / (antiperiodic / periodic) - 1.0).abs().maxCoeff() < 1e-11);
    }
}

TEST_CASE("twist: only a ring with an even potential has one") {
    const PathSystem open(TimeGrid(0.4, 6, Boundary::Free), Rule::Site, 1.0, QuarticPotential{});

    CHECK_THROWS_AS(Twist{open}, InvalidInput);
}

}  // namespace feynet::test::twist_test
