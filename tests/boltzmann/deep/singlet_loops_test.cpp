#include "feynet/boltzmann/deep/singlet_loops.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::singlet_loops_test {

TEST_CASE("singlet loops: world lines keep the magnetisation of every layer at zero") {
    const SpinModel model = heisenberg_square(4, 1.0, 0.0);
    const SingletLoops loops(model, {.spacing = 0.1, .n_steps = 3});
    Stream stream{.seed = 2};
    Block units = loops.start(stream);

    for (int sweep = 0; sweep < 20; ++sweep) {
        ++stream.trajectory;
        const DeepLook look = loops.step(units, StreamSource(stream));

        CHECK((units.leftCols(16).rowwise().sum() == 0.0).all());
        CHECK((units.abs() == 1.0).all());
        CHECK((look.energy >= -3.0 * 32.0).all());
        CHECK((look.energy - 96.0 * look.neighbours).abs().maxCoeff() < 1e-12);
    }
}

TEST_CASE("singlet loops: two spins are one singlet for ever") {
    const SingletLoops loops(heisenberg_chain(2, ChainEnds::Open), {.spacing = 0.1, .n_steps = 3});
    Block units = loops.start({});

    const DeepLook look = loops.step(units, StreamSource({.seed = 3}));

    CHECK((look.energy == -3.0).all());
    CHECK((look.mixed_energy == -3.0).all());
}

TEST_CASE("singlet loops: a field and spins without partners are refused") {
    CHECK_THROWS_AS(
        SingletLoops(transverse_ising_chain(4, 1.0, 1.0, ChainEnds::Open), {}), InvalidInput);
    CHECK_THROWS_AS(SingletLoops(heisenberg_chain(5, ChainEnds::Open), {}), InvalidInput);
}

}  // namespace feynet::test::singlet_loops_test
