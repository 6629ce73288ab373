#include "feynet/study/boltzmann/dbm_settings.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::dbm_settings_test {

TEST_CASE("dbm settings: a time is a whole number of layers") {
    const DbmNetworkSettings network{.times = {0.3, 0.7}, .spacing = 0.1};

    check(network);

    CHECK(network.time(0).n_steps == 3);
    CHECK(network.time(1).n_steps == 7);
    CHECK(network.time(1).total() == doctest::Approx(0.7));
}

TEST_CASE("dbm settings: what makes no sense is refused") {
    CHECK_THROWS_AS(check(DbmNetworkSettings{.times = {}}), InvalidInput);
    CHECK_THROWS_AS(check(DbmNetworkSettings{.times = {0.25}}), InvalidInput);
    CHECK_THROWS_AS(check(DbmNetworkSettings{.times = {1.0, 0.5}}), InvalidInput);
    CHECK_THROWS_AS(check(DbmNetworkSettings{.times = {1.0, 1.0}}), InvalidInput);
    CHECK_THROWS_AS(check(DbmNetworkSettings{.times = {0.0}}), InvalidInput);
    CHECK_THROWS_AS(check(DbmNetworkSettings{.spacing = 0.0}), InvalidInput);
    const SpinSystemSettings ising;
    const SpinSystemSettings heisenberg{.model = SpinSystem::Heisenberg};
    CHECK_THROWS_AS(check(DbmSamplerSettings{.chains = 12}, ising), InvalidInput);
    CHECK_THROWS_AS(check(DbmSamplerSettings{.draws = 10}, ising), InvalidInput);
    CHECK_THROWS_AS(check(DbmSamplerSettings{.warmup = -1}, ising), InvalidInput);
    CHECK_THROWS_AS(
        check(DbmSamplerSettings{.update = DeepUpdate::Gibbs}, heisenberg), InvalidInput);
    check(DbmSamplerSettings{.update = DeepUpdate::Gibbs}, ising);
}

}  // namespace feynet::test::dbm_settings_test
