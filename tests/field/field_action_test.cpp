#include "feynet/field/action/field_action.hpp"

#include "feynet/core/error.hpp"
#include "field/reference_field.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <complex>
#include <set>

namespace feynet::test::field_action_test {

TEST_CASE("S is the sum over sites and bonds to 1e-13: d = 1 … 4, both ends, n = 1 … 3") {
    for (const FieldCase& field : field_cases()) {
        CAPTURE(field.name);
        const FieldAction action(field.lattice, field.couplings, field.n_components);
        const Block q = some_field(action.dimension(), 1);

        const Lanes value = action.value(q);

        for (int lane = 0; lane < lanes; ++lane) {
            const double expected = plain_field_action(
                field.lattice, field.couplings, field.n_components, chain_of(q, lane));
            CHECK(value[lane] == doctest::Approx(expected).epsilon(1e-13));
        }
    }
}

TEST_CASE("the gradient is the derivative of that sum, by a complex step, to 1e-13") {
    for (const FieldCase& field : field_cases()) {
        CAPTURE(field.name);
        const FieldAction action(field.lattice, field.couplings, field.n_components);
        const Block q = some_field(action.dimension(), 2);
        Block gradient;

        action.gradient(q, gradient);

        constexpr double h = 1e-100;
        const int lane = 3;
        double worst = 0.0;
        for (Index i = 0; i < q.cols(); ++i) {
            auto phi = chain_of<std::complex<double>>(q, lane);
            phi[static_cast<std::size_t>(i)] += std::complex<double>(0.0, h);
            const double expected =
                plain_field_action(field.lattice, field.couplings, field.n_components, phi).imag() /
                h;
            worst = std::max(worst, std::abs(gradient(lane, i) - expected));
        }
        CHECK(worst < 1e-13 * gradient.abs().maxCoeff());
    }
}

TEST_CASE("kick and drift in one pass have the bits of the plain form") {
    for (const FieldCase& field : field_cases()) {
        CAPTURE(field.name);
        const FieldAction action(field.lattice, field.couplings, field.n_components);
        const Lanes kick = some_field(1, 5).col(0);
        const Lanes drift = some_field(1, 6).col(0);
        Block q = some_field(action.dimension(), 7);
        Block p = some_field(action.dimension(), 8);
        Block plain_q = q;
        Block plain_p = p;

        action.kick_and_drift(kick, drift, q, p);
        action.Action::kick_and_drift(kick, drift, plain_q, plain_p);

        CHECK((q == plain_q).all());
        CHECK((p == plain_p).all());
    }
}

TEST_CASE("a move changes S by its delta, and moves go to every variable once") {
    for (const FieldCase& field : field_cases()) {
        CAPTURE(field.name);
        const FieldAction action(field.lattice, field.couplings, field.n_components);
        const Block q = some_field(action.dimension(), 3);
        const Block shifts = some_field(action.n_moves(), 4);
        const Lanes before = action.value(q);
        std::set<Index> columns;
        double worst = 0.0;
        for (Index i = 0; i < action.n_moves(); ++i) {
            Block moved = q;

            action.move(moved, i, shifts.col(i));

            columns.insert(action.column_of(i));
            const Lanes expected = action.value(moved) - before;
            worst =
                std::max(worst, (action.delta(q, i, shifts.col(i)) - expected).abs().maxCoeff());
            moved.col(action.column_of(i)) -= shifts.col(i);
            worst = std::max(worst, (moved - q).abs().maxCoeff());
        }
        CHECK(worst < 1e-13 * before.abs().maxCoeff());
        CHECK(static_cast<Index>(columns.size()) == action.dimension());
    }
}

TEST_CASE("moves go to all even sites first, component by component") {
    const Lattice lattice({4, 6});
    const FieldAction action(lattice, ScalarCouplings::flow(1.0, 1.0), 2);
    for (Index i = 0; i < action.n_moves(); ++i) {
        const Index column = action.column_of(i);
        CHECK(column / 24 == i / 24);
        CHECK(lattice.is_odd(column % 24) == (i % 24 >= 12));
    }
}

TEST_CASE("a field of many components in one direction is a field of one component") {
    const Lattice lattice({4, 3});
    const ScalarCouplings couplings = ScalarCouplings::flow(-1.0, 2.0);
    const FieldAction one(lattice, couplings);
    const FieldAction three(lattice, couplings, 3);
    const Block phi = some_field(12, 5);
    Block turned(lanes, 36);
    turned << 0.6 * phi, 0.0 * phi, 0.8 * phi;

    CHECK((three.value(turned) - one.value(phi)).abs().maxCoeff() < 1e-12);
}

TEST_CASE("an action without a measure or without a field is refused") {
    CHECK_THROWS_AS(FieldAction(Lattice({4}), ScalarCouplings::flow(-1.0, 0.0)), InvalidInput);
    CHECK_THROWS_AS(FieldAction(Lattice({4}), ScalarCouplings::flow(1.0, 0.0), 0), InvalidInput);
}

}  // namespace feynet::test::field_action_test
