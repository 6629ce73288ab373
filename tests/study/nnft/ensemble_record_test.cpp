#include "feynet/study/nnft/ensemble_record.hpp"

#include <doctest/doctest.h>

namespace feynet::test::ensemble_record_test {
namespace {

EnsembleSettings three_points() {
    EnsembleSettings settings;
    settings.inputs.points = {{0.0}, {0.5}, {1.5}};
    settings.sampler.networks = 20000;
    return settings;
}

}  // namespace

TEST_CASE("ensemble record: groups draw whole bins, and at least as many as asked for") {
    CHECK(draws_per_group(64 * 100) == 100);
    CHECK(draws_per_group(64 * 300) == 300);
    CHECK(draws_per_group(100000) == 1568);
    CHECK(draws_per_group(1000000) * EnsembleRecord::n_groups >= 1000000);
}

TEST_CASE("ensemble record: same seed, same bits, for any number of threads") {
    const EnsembleSettings settings = three_points();
    const EnsembleNetworks networks(settings, NeuronKind::Cosine, 3);
    const EnsembleMeasurement measurement(settings, NeuronKind::Cosine);
    Execution one;
    one.n_threads = 1;
    Execution three;
    three.n_threads = 3;

    const EnsembleRecord a = run_ensemble(networks, measurement, settings, 0, one);
    const EnsembleRecord b = run_ensemble(networks, measurement, settings, 0, three);

    CHECK(a.powers.means() == b.powers.means());
    CHECK(a.kernel.means() == b.kernel.means());
    CHECK(a.four_point[1].means() == b.four_point[1].means());
    CHECK(a.n_networks() == 20096);
}

}  // namespace feynet::test::ensemble_record_test
