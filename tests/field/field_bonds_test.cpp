#include "feynet/field/action/field_bonds.hpp"

#include "feynet/core/error.hpp"
#include "field/reference_field.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace feynet::test::field_bonds_test {

TEST_CASE("changing signs of a component changes S by the costs of the bonds that break") {
    for (const FieldCase& field : field_cases()) {
        CAPTURE(field.name);
        const FieldAction action(field.lattice, field.couplings, field.n_components);
        const FieldBonds bonds(action, field.n_components - 1);
        const Block q = some_field(action.dimension(), 6);
        Block signs = some_field(bonds.n_sites(), 7);
        signs = (signs < 0.0).select(Block::Constant(lanes, signs.cols(), -1.0), 1.0);
        Block costs;
        Block flipped = q;

        bonds.break_costs(q, costs);
        bonds.flip(flipped, signs);

        Lanes expected = Lanes::Zero();
        for (Index b = 0; b < costs.cols(); ++b) {
            const auto [first, second] = bonds.bonds()[static_cast<std::size_t>(b)];
            expected += 0.5 * costs.col(b) * (1.0 - signs.col(first) * signs.col(second));
        }
        const Lanes change = action.value(flipped) - action.value(q);
        CHECK((change - expected).abs().maxCoeff() < 1e-12 * action.value(q).abs().maxCoeff());
        const Index others = action.dimension() - bonds.n_sites();
        CHECK((flipped.leftCols(others) == q.leftCols(others)).all());
    }
}

TEST_CASE("a torus has d bonds per site, open time one less per line") {
    const ScalarCouplings couplings = ScalarCouplings::flow(1.0, 1.0);

    const FieldBonds torus(FieldAction(Lattice({4, 3, 2}), couplings));
    const FieldBonds open(FieldAction(Lattice({4, 3, 2}, TimeEnds::Open), couplings));

    CHECK(torus.bonds().size() == 72);
    CHECK(open.bonds().size() == 66);
    CHECK(torus.fixed_sites().empty());
}

TEST_CASE("a component that the field does not have is refused") {
    const FieldAction action(Lattice({4}), ScalarCouplings::flow(1.0, 1.0), 2);
    CHECK_THROWS_AS(FieldBonds(action, 2), InvalidInput);
    CHECK_THROWS_AS(FieldBonds(action, -1), InvalidInput);
}

}  // namespace feynet::test::field_bonds_test
