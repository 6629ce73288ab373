#include "feynet/study/boltzmann/wave_candidates.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::wave_candidates_test {

TEST_CASE("a complex weight counts as two real ones") {
    const auto all = wave_candidates({}, {.size = 8});

    CHECK(all.size() == 10);
    CHECK(all[1].name == "rbm α = 1");
    CHECK(all[1].n_real() == 10);
    CHECK(all[3].name == "complex rbm α = 1");
    CHECK(all[3].n_real() == 20);
}

TEST_CASE("on an open chain nothing is shared, on a torus matrices are not") {
    const WaveNetworksSettings settings{
        .kinds = {WaveKind::Jastrow, WaveKind::Rbm, WaveKind::MatrixProduct},
        .rbm = {1},
        .matrix_product = {2}};

    const auto open = wave_candidates(settings, {.size = 5, .ends = ChainEnds::Open});
    const auto torus = wave_candidates(settings, {.lattice = SpinLattice::Square, .size = 3});

    CHECK(open[0].n_real() == 5 + 10);
    CHECK(open[1].n_real() == 5 + 1 + 5);
    CHECK(open[2].n_real() == 5 * 8);
    CHECK(torus[0].n_real() == 1 + 4);
    CHECK(torus[2].n_real() == 9 * 8);
}

TEST_CASE("a size that is none is refused where it is asked for") {
    CHECK_THROWS_AS(check(WaveNetworksSettings{.tree = {0}}), InvalidInput);
    CHECK_NOTHROW(check(WaveNetworksSettings{.kinds = {WaveKind::Jastrow}, .tree = {0}}));
}

}  // namespace feynet::test::wave_candidates_test
