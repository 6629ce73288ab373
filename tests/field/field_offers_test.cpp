#include "feynet/field/action/field_action.hpp"
#include "field/reference_field.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

namespace feynet::test::field_offers_test {
namespace {

struct Shape {
    std::vector<Index> extents;
    TimeEnds time_ends;
    Index n_components;
};

/// All dimensions and both time ends, odd extents and such of two sites among them.
std::vector<Shape> every_shape() {
    std::vector<Shape> shapes;
    for (const TimeEnds ends : {TimeEnds::Periodic, TimeEnds::Open}) {
        for (const Index n_components : {1, 2, 3}) {
            for (const auto& extents : std::vector<std::vector<Index>>{
                     {2}, {6}, {5}, {4, 4}, {3, 6}, {2, 2}, {4, 2, 6}, {4, 2, 2, 4}}) {
                shapes.push_back({extents, ends, n_components});
            }
        }
    }
    return shapes;
}

/// A field and a sweep of offers to it.
struct Sweep {
    explicit Sweep(const Shape& shape)
        : action(
              Lattice(shape.extents, shape.time_ends),
              ScalarCouplings::flow(-3.0, 2.0),
              shape.n_components),
          offers(action.n_moves()),
          q(some_field(action.dimension(), 5)) {
        const Eigen::ArrayXd widths = Eigen::ArrayXd::LinSpaced(action.n_moves(), 0.3, 0.6);
        fill_offers(Stream{.seed = 31}, Purpose::Offer, widths, offers);
    }

    FieldAction action;
    Offers offers;
    Block q;
};

bool is_same(const MoveCount& a, const MoveCount& b) {
    return (a.taken == b.taken).all() && (a.non_finite == b.non_finite).all();
}

}  // namespace

TEST_CASE("offers in registers do what the plain form does, bit by bit") {
    for (const Shape& shape : every_shape()) {
        CAPTURE(shape.n_components);
        CAPTURE(shape.extents.size());
        Sweep sweep(shape);
        Block plain = sweep.q;

        const MoveCount count = sweep.action.offer(sweep.offers, sweep.q);
        const MoveCount plain_count = sweep.action.LocalAction::offer(sweep.offers, plain);

        CHECK((sweep.q == plain).all());
        CHECK(is_same(count, plain_count));
        CHECK(count.taken.sum() > 0.0);
        CHECK(count.taken.sum() < static_cast<double>(lanes * sweep.action.n_moves()));
    }
}

TEST_CASE("what is not finite is refused and counted in its own chain alone") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (const double bad :
         {std::numeric_limits<double>::quiet_NaN(), infinity, -infinity, 1e200}) {
        CAPTURE(bad);
        Sweep sweep({{4, 4}, TimeEnds::Periodic, 1});
        Block dirty = sweep.q;
        dirty(4, 6) = bad;
        Block plain = dirty;

        sweep.action.offer(sweep.offers, sweep.q);
        const MoveCount count = sweep.action.offer(sweep.offers, dirty);
        const MoveCount plain_count = sweep.action.LocalAction::offer(sweep.offers, plain);

        CHECK(is_same(count, plain_count));
        CHECK(count.non_finite[4] >= 1.0);
        CHECK(count.non_finite.sum() == count.non_finite[4]);
        CHECK((dirty.topRows(4) == sweep.q.topRows(4)).all());
        CHECK((dirty.bottomRows(3) == sweep.q.bottomRows(3)).all());
    }
}

}  // namespace feynet::test::field_offers_test
