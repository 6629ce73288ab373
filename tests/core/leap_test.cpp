#include "feynet/core/leap.hpp"

#include "feynet/core/action.hpp"

#include <doctest/doctest.h>

namespace feynet::test::leap_test {
namespace {

/// S = ½ x² + x y.
struct Saddle final : Action {
    Index dimension() const override { return 2; }
    Lanes value(const Block& q) const override { return q.col(0) * (0.5 * q.col(0) + q.col(1)); }
    void gradient(const Block& q, Block& gradient) const override {
        gradient.col(0) = q.col(0) + q.col(1);
        gradient.col(1) = q.col(0);
    }
};

}  // namespace

TEST_CASE("action: a kick with the force at q, then a drift with the new momentum") {
    Block q = Block::Constant(lanes, 2, 3.0);
    Block p = Block::Constant(lanes, 2, 1.0);
    const Lanes kick = Lanes::LinSpaced(0.0, 0.7);

    Saddle().kick_and_drift(kick, Lanes::Constant(2.0), q, p);

    CHECK((p.col(0) - (1.0 - 6.0 * kick)).abs().maxCoeff() < 1e-15);
    CHECK((p.col(1) - (1.0 - 3.0 * kick)).abs().maxCoeff() < 1e-15);
    CHECK((q.col(0) - (5.0 - 12.0 * kick)).abs().maxCoeff() < 1e-14);
    CHECK((q.col(1) - (5.0 - 6.0 * kick)).abs().maxCoeff() < 1e-14);
}

TEST_CASE("leap: variable by variable, all kicks by forces at the old q, it is the same") {
    Block q = Block::Random(lanes, 2);
    Block p = Block::Random(lanes, 2);
    Block plain_q = q;
    Block plain_p = p;
    const Lanes kick = Lanes::LinSpaced(0.0, 0.7);
    const Lanes drift = Lanes::LinSpaced(0.1, 0.9);
    const Saddle saddle;
    Block force(lanes, 2);
    saddle.gradient(q, force);

    const Leap leap(kick, drift, q, p);
    leap(1, q.col(1), force.col(1));
    leap(0, q.col(0), force.col(0));
    saddle.kick_and_drift(kick, drift, plain_q, plain_p);

    CHECK((q == plain_q).all());
    CHECK((p == plain_p).all());
}

}  // namespace feynet::test::leap_test
