#include "feynet/sampler/metropolis.hpp"

#include "feynet/core/error.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/network/network_moves.hpp"
#include "sampler/subjects.hpp"
#include "support/cells.hpp"
#include "support/dense_network.hpp"

#include <doctest/doctest.h>

namespace feynet::test::metropolis_test {

TEST_CASE("Metropolis: widths must be positive and one per move") {
    const TiltedWell well;

    CHECK_NOTHROW(Metropolis(well, Eigen::ArrayXd{{1.0, 2.0}}));
    CHECK_THROWS_AS(Metropolis(well, Eigen::ArrayXd{{1.0}}), InvalidInput);
    CHECK_THROWS_AS(Metropolis(well, Eigen::ArrayXd{{1.0, 0.0}}), InvalidInput);
    CHECK_THROWS_AS(Metropolis(well, Eigen::ArrayXd{{-1.0, 1.0}}), InvalidInput);
}

TEST_CASE("Metropolis: the acceptance is the fraction of the moves that were taken") {
    const Target target = well_target();
    const Metropolis metropolis(*target.action, Eigen::ArrayXd{{0.6, 0.6}});
    Index n_moved = 0;
    double acceptance = 0.0;
    for (std::uint32_t block = 0; block < 100; ++block) {
        const Stream stream{.seed = 41, .first_chain = lanes * block};
        Block q;
        target.draw(stream, q);
        const Block before = q;

        const Transition transition = metropolis.step(q, StreamSource(stream));

        n_moved += (q != before).count();
        acceptance += transition.acceptance.sum();
        CHECK((transition.energy_error == 0.0).all());
        CHECK((transition.non_finite == 0.0).all());
    }

    CHECK(0.5 * static_cast<double>(n_moved) == acceptance);
    CHECK(acceptance > 200.0);
    CHECK(acceptance < 700.0);
}

TEST_CASE("Metropolis: a NaN in one chain leaves the others alone") {
    const Target target = well_target();
    const Metropolis metropolis(*target.action, Eigen::ArrayXd{{0.6, 0.6}});
    const StreamSource random(Stream{.seed = 42});
    Block clean;
    target.draw(Stream{.seed = 43}, clean);
    Block dirty = clean;
    dirty(4, 0) = std::numeric_limits<double>::quiet_NaN();

    metropolis.step(clean, random);
    const Transition transition = metropolis.step(dirty, random);

    CHECK((dirty.topRows(4) == clean.topRows(4)).all());
    CHECK((dirty.bottomRows(3) == clean.bottomRows(3)).all());
    CHECK(transition.non_finite[4] == 2.0);
    CHECK(transition.acceptance[4] == 0.0);
}

TEST_CASE("conditional widths: they are 1/√(∂²S/∂qᵢ²) of a quadratic action") {
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : every_rule) {
            const TimeGrid grid = grid_with_ends(0.4, 12, boundary);
            const LinkAction path_action(grid, rule, 1.3, {.quadratic = 1.3 * 0.81});
            const Eigen::MatrixXd precision = DenseOscillator(grid, rule, 1.3, 0.9).precision();
            const DenseNetwork dense(grid, rule, 1.3, 0.9);
            for (const NetworkKind kind : every_network) {
                CAPTURE(word(kind));
                CAPTURE(word(boundary));
                const auto network = make_network(kind, grid, rule, 1.3, 0.9);
                const WeightMoves moves(*network, path_action);
                const Eigen::MatrixXd a =
                    dense.matrix(kind).middleRows(grid.first_free(), grid.n_free());
                const Block theta = 0.3 * normal_block(grid.n_free());

                const Eigen::ArrayXd widths = conditional_widths(moves, theta);

                const Eigen::MatrixXd hessian = a.transpose() * precision * a;
                const Eigen::ArrayXd expected = hessian.diagonal().array().rsqrt();
                CHECK((widths / expected - 1.0).abs().maxCoeff() < 1e-8);
            }
        }
    }
}

TEST_CASE("conditional widths: they are positive and finite where S has no curvature") {
    const TiltedWell well;
    Block q = Block::Zero(lanes, 2);

    const Eigen::ArrayXd widths = conditional_widths(well, q);

    CHECK((widths > 0.0).all());
    CHECK(widths.isFinite().all());
}

}  // namespace feynet::test::metropolis_test
