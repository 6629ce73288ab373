#include "feynet/sampler/swendsen_wang.hpp"

#include "sampler/sign_enumeration.hpp"
#include "sampler/twin_wells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::swendsen_wang_test {

TEST_CASE("cluster flips: changing signs changes S by the costs of the bonds that break") {
    const TwinWells wells(false);
    Block q(lanes, 4);
    fill_normals(Stream{.seed = 3}, Purpose::Test, q);
    Block costs;
    wells.break_costs(q, costs);
    for (int state = 0; state < 16; ++state) {
        Block signs = Block::Ones(lanes, 4);
        for (int i = 0; i < 4; ++i) {
            signs.col(i) = (state >> i) % 2 == 1 ? -1.0 : 1.0;
        }
        Lanes expected = Lanes::Zero();
        for (std::size_t b = 0; b < wells.bonds().size(); ++b) {
            const auto [i, j] = wells.bonds()[b];
            expected +=
                0.5 * costs.col(static_cast<Index>(b)) * (1.0 - signs.col(i) * signs.col(j));
        }
        Block flipped = q;

        wells.flip(flipped, signs);

        CHECK((wells.value(flipped) - wells.value(q) - expected).abs().maxCoeff() < 1e-12);
    }
}

TEST_CASE("cluster flips: the enumerated kernel obeys detailed balance to 1e-15 at fixed moduli") {
    // Frustrated, with bonds of both signs; with and without a fixed site.
    for (const bool first_is_fixed : {false, true}) {
        CAPTURE(first_is_fixed);
        CHECK_FALSE(sign_kernel_is_wrong(cluster_subject(twin_target(first_is_fixed))));
    }
}

TEST_CASE("cluster flips: every sign state is reached in one update, unless a site is fixed") {
    const Eigen::MatrixXd free = sign_transition_matrix(cluster_subject(twin_target(false)));
    const Eigen::MatrixXd tied = sign_transition_matrix(cluster_subject(twin_target(true)));

    CHECK(free.minCoeff() > 0.0);
    for (Index from = 0; from < n_sign_states; ++from) {
        for (Index to = 0; to < n_sign_states; ++to) {
            CHECK((tied(from, to) > 0.0) == (from % 2 == to % 2));
        }
    }
}

TEST_CASE("cluster flips: with strong bonds all sites flip together, with none each alone") {
    const TwinWells wells(false);
    const SwendsenWang sampler(wells);
    Index n_whole = 0;
    Index n_apart = 0;
    for (std::uint32_t trial = 0; trial < 500; ++trial) {
        const StreamSource random(Stream{.seed = 4, .trajectory = trial});
        // |x| = 30 on the ring, where the diagonal pays but is outvoted: clusters are whole.
        Block strong = Block::Constant(lanes, 4, 30.0);
        Block weak = Block::Constant(lanes, 4, 1e-9);

        sampler.step(strong, random);
        sampler.step(weak, random);

        n_whole += (strong.rowwise().sum().abs() == 120.0).count();
        n_apart += (weak < 0.0).count();
    }

    CHECK(n_whole == 4000);
    // 16000 independent signs: five standard errors are 316.
    CHECK(std::abs(n_apart - 8000) < 316);
}

TEST_CASE(
    "cluster flips: a NaN in one chain leaves it as it is, is counted, and spares the others") {
    const TwinWells wells(false);
    const SwendsenWang sampler(wells);
    const StreamSource random(Stream{.seed = 8});
    Block clean(lanes, 4);
    fill_normals(Stream{.seed = 5}, Purpose::Test, clean);
    Block dirty = clean;
    dirty(4, 2) = std::numeric_limits<double>::quiet_NaN();
    const double neighbour = dirty(4, 1);

    sampler.step(clean, random);
    const Transition transition = sampler.step(dirty, random);

    CHECK(transition.non_finite[4] == 1.0);
    CHECK(transition.non_finite.sum() == 1.0);
    CHECK(dirty(4, 1) == neighbour);
    CHECK((dirty.topRows(4) == clean.topRows(4)).all());
    CHECK((dirty.bottomRows(3) == clean.bottomRows(3)).all());
}

}  // namespace feynet::test::swendsen_wang_test
