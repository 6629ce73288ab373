#include "feynet/statistics/side_changes.hpp"

#include "statistics/autoregressive.hpp"

#include <doctest/doctest.h>

namespace feynet::test::side_changes_test {

TEST_CASE("side changes: counted along each chain, zeros on neither side") {
    const SideChanges found = side_changes(
        Series::of_chains({{1.0, -1.0, 0.0, -2.0, 3.0}, {-1.0, -1.0, 0.0, -1.0, -5.0}}));

    CHECK(found.changes == 2);
    CHECK(found.positive == 1);
    CHECK(found.n_chains == 2);
    CHECK_FALSE(found.suffice());
}

// The chance of a change between neighbours of correlation ρ is arccos(ρ)/π. The standard deviation
// of the share of 8·5000 neighbours is below 0.006 at τ = 5: 0.03 is five of them.
TEST_CASE("side changes: an odd quantity changes sides as often as its correlation says") {
    for (const double tau : {0.5, 5.0}) {
        const Autoregressive process = Autoregressive::with_tau(tau);
        const SideChanges found = side_changes(process.series(/*seed=*/7, 1, /*n=*/5000));

        const double share = static_cast<double>(found.changes) / (8.0 * 4999.0);

        CHECK(share == doctest::Approx(std::acos(process.rho) / std::numbers::pi).epsilon(0.05));
        CHECK(found.suffice());
    }
}

TEST_CASE("side changes: chains in two wells that never meet do not suffice") {
    Series series(8);
    for (int i = 0; i < 4000; ++i) {
        Lanes values = Lanes::Constant(0.9 + 0.01 * (i % 7));
        values.tail<3>() *= -1.0;
        series.append(0, values);
    }

    const SideChanges found = side_changes(series);

    CHECK(found.changes == 0);
    CHECK(found.positive == 5);
    CHECK_FALSE(found.suffice());
}

}  // namespace feynet::test::side_changes_test
