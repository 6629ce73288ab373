#include "feynet/study/boltzmann/bulk_dbm_settings.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::bulk_dbm_settings_test {

TEST_CASE("bulk settings: a machine of m² < 0 has the counterterm of its boundary") {
    const BulkDbmSettings settings;
    BulkScalar scalar = settings.bulk.scalar(-0.15);
    scalar.cutoff = settings.sampler.cutoff;
    scalar.spacing = settings.sampler.spacing;

    const BulkLayers machine = settings.machine(-0.15, 0.5);

    const BulkLayers bare = bulk_layers(scalar, 0.5);
    CHECK(machine.sites(0) == bare.sites(0) + counterterm(scalar));
    CHECK(machine.sites(1) == bare.sites(1));
    CHECK(boundary_kernel(bare) < 0.0);
    CHECK(boundary_kernel(machine) > 0.0);
    CHECK_NOTHROW(check_machines(settings));
}

TEST_CASE("bulk settings: what makes no sense is refused") {
    CHECK_NOTHROW(check(BulkSettings{}));
    CHECK_THROWS_AS(check(BulkSettings{.mass_squared = {}}), InvalidInput);
    CHECK_THROWS_AS(check(BulkSettings{.mass_squared = {-0.25}}), InvalidInput);
    CHECK_THROWS_AS(check(BulkSettings{.spacing = 0.6}), InvalidInput);
    CHECK_THROWS_AS(check(BulkSettings{.highest = 2000.0}), InvalidInput);
    CHECK_THROWS_AS(check(BulkSettings{.momenta = 5}), InvalidInput);
    CHECK_NOTHROW(check(BulkSamplerSettings{}));
    CHECK_THROWS_AS(check(BulkSamplerSettings{.momenta = {500.0}}), InvalidInput);
    CHECK_THROWS_AS(check(BulkSamplerSettings{.chains = 12}), InvalidInput);
    CHECK_THROWS_AS(check(BulkSamplerSettings{.draws = 10}), InvalidInput);
    CHECK_NOTHROW(check(BulkTreeSettings{}));
    CHECK_THROWS_AS(check(BulkTreeSettings{.levels = 2}), InvalidInput);
    CHECK_NOTHROW(check(BulkVerdictSettings{}));
    CHECK_THROWS_AS(check(BulkVerdictSettings{.kernel = 0.0}), InvalidInput);
    BulkDbmSettings far;
    far.bulk.dimension = 4.0;
    far.bulk.mass_squared = {-3.9};
    far.sampler.spacing = 1.0;
    CHECK_NOTHROW(check_machines(far));
}

}  // namespace feynet::test::bulk_dbm_settings_test
