#include "feynet/sampler/rotation_hmc.hpp"

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/core/error.hpp"
#include "feynet/network/network_action.hpp"
#include "sampler/rotation_subject.hpp"
#include "support/link_action.hpp"

#include <doctest/doctest.h>

namespace feynet::test::rotation_hmc_test {

TEST_CASE(
    "rotation HMC: it is the chain of HMC by plain steps, to rounding, with either splitting") {
    const RotatedRing ring(0.3);
    const LinkAction nodes(ring.grid, Rule::Site, 1.0, {.quadratic = 1.0, .quartic = 0.3});
    const NetworkAction plain_action(ring.network, nodes);
    const DiagonalGaussian unit(8);
    for (const Splitting splitting : {Splitting::Leapfrog, Splitting::MinimumNorm}) {
        const HmcSettings settings{
            .integrator = Integrator::Rotation,
            .step_size = 0.5,
            .n_leapfrog = 3,
            .splitting = splitting};
        const Hmc plain(plain_action, unit, settings);
        const RotationHmc fast(ring.action, settings);
        Block q(lanes, 8);
        fill_normals(Stream{.seed = 84}, Purpose::Start, q);
        Block other = q;
        for (std::uint32_t trajectory = 1; trajectory <= 20; ++trajectory) {
            const StreamSource random(Stream{.seed = 84, .trajectory = trajectory});
            const Transition expected =
                trajectory < 5 ? plain.relax(q, random, 0.5) : plain.step(q, random);
            const Transition transition =
                trajectory < 5 ? fast.relax(other, random, 0.5) : fast.step(other, random);

            CHECK((transition.energy_error - expected.energy_error).abs().maxCoeff() < 1e-10);
            CHECK((transition.acceptance == expected.acceptance).all());
            CHECK((q - other).abs().maxCoeff() < 1e-11);
        }
    }
}

TEST_CASE("rotation HMC: a rejected chain stays bit by bit, and NaN is rejected and counted") {
    const RotatedRing ring(0.3);
    const RotationHmc hmc(
        ring.action, {.integrator = Integrator::Rotation, .step_size = 3.0, .n_leapfrog = 5});
    Block q(lanes, 8);
    fill_normals(Stream{.seed = 85}, Purpose::Start, q);
    q *= 30.0;
    const Block before = q;

    const Transition transition = hmc.step(q, StreamSource(Stream{.seed = 85}));

    CHECK((transition.acceptance == 0.0).all());
    CHECK((transition.non_finite > 0.0).any());
    CHECK((q == before).all());
}

TEST_CASE("rotation HMC: another integrator is refused by name") {
    const RotatedRing ring(0.0);

    CHECK_THROWS_AS(RotationHmc(ring.action, {.integrator = Integrator::Leapfrog}), InvalidInput);
}

}  // namespace feynet::test::rotation_hmc_test
