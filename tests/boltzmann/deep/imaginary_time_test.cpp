#include "feynet/boltzmann/deep/imaginary_time.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <utility>

namespace feynet::test::imaginary_time_test {

TEST_CASE("imaginary time: every term of H has acted for τ") {
    const ImaginaryTime time{.spacing = 0.05, .n_steps = 7};
    for (const SpinModel& model :
         {transverse_ising_square(3, 1.0, 2.0),
          heisenberg_chain(6, ChainEnds::Open),
          heisenberg_square(4, 1.0, 0.0)}) {
        std::map<std::pair<Index, Index>, double> acted;
        for (const EvolutionFactor& factor : evolution_factors(model, time)) {
            acted[{factor.first, factor.second}] += factor.strength;
        }

        for (const SpinBond& bond : model.bonds) {
            const double all = acted[{bond.first, bond.second}];
            CHECK(std::abs(all) == doctest::Approx(time.total() * std::abs(bond.diagonal)));
        }
        for (Index i = 0; i < model.n_spins && model.field != 0.0; ++i) {
            CHECK(acted[{i, -1}] == doctest::Approx(time.total() * model.field));
        }
    }
}

TEST_CASE("imaginary time: a product is the same read backwards") {
    const auto factors =
        evolution_factors(heisenberg_square(4, 1.0, 0.0), {.spacing = 0.1, .n_steps = 3});

    // Up to the order within a group, whose bonds share no spin: strengths tell the groups.
    for (std::size_t k = 0; k < factors.size(); ++k) {
        CHECK(factors[k].strength == factors[factors.size() - 1 - k].strength);
    }
}

TEST_CASE("imaginary time: singlets leave no spin alone") {
    CHECK(start_singlets(transverse_ising_chain(5, 1.0, 1.0, ChainEnds::Open)).empty());
    CHECK(start_singlets(heisenberg_chain(8, ChainEnds::Periodic)).size() == 4);
    CHECK(start_singlets(heisenberg_square(4, 1.0, 0.0)).size() == 8);
    CHECK_THROWS_AS(start_singlets(heisenberg_chain(5, ChainEnds::Open)), InvalidInput);
}

TEST_CASE("imaginary time: weights that would be negative are refused") {
    const ImaginaryTime time;
    const SpinModel ring = transverse_ising_chain(5, 1.0, 1.0, ChainEnds::Periodic);
    CHECK_THROWS_AS(evolution_factors(heisenberg_square(4, 1.0, 0.5), time), InvalidInput);
    CHECK_THROWS_AS(
        evolution_factors(transverse_ising_chain(4, 1.0, -1.0, ChainEnds::Open), time),
        InvalidInput);
    CHECK_THROWS_AS(evolution_factors(ring, {.spacing = 0.0, .n_steps = 3}), InvalidInput);
    CHECK_THROWS_AS(evolution_factors(ring, {.spacing = 0.1, .n_steps = 0}), InvalidInput);
}

}  // namespace feynet::test::imaginary_time_test
