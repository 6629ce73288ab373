#include "feynet/study/path/path_record.hpp"

#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace feynet::test::path_record_test {
namespace {

PathRecord record_with(const PathSettings& settings, int n_threads) {
    const PathExperiment experiment(settings, settings.network.kind.front(), 0);
    const PathMeasurement measurement(settings);
    return run_chains(experiment, measurement, settings, 0, {.n_threads = n_threads});
}

bool same_bits(const Series& a, const Series& b) {
    for (Index chain = 0; chain < a.n_chains(); ++chain) {
        const auto left = a.chain(chain);
        const auto right = b.chain(chain);
        if (!std::equal(left.begin(), left.end(), right.begin(), right.end())) {
            return false;
        }
    }
    return a.n_chains() == b.n_chains();
}

}  // namespace

TEST_CASE("chains: 32 chains give the same bits on one and on two threads") {
    PathSettings settings = small_quartic();
    settings.sampler.chains = 32;
    settings.sampler.draws = 50;

    const PathRecord one = record_with(settings, 1);
    const PathRecord two = record_with(settings, 2);

    CHECK(one.scalars[1].n_chains() == 32);
    for (std::size_t i = 0; i < one.scalars.size(); ++i) {
        CHECK(same_bits(one.scalars[i], two.scalars[i]));
    }
    CHECK(same_bits(one.transitions.energy_error, two.transitions.energy_error));
    CHECK(same_bits(one.schwinger_dyson, two.schwinger_dyson));
}

TEST_CASE("chains: chain k does not depend on how many chains run beside it") {
    PathSettings few = small_quartic();
    few.sampler.draws = 20;
    PathSettings many = few;
    many.sampler.chains = 24;

    const PathRecord a = record_with(few, 1);
    const PathRecord b = record_with(many, 2);

    const auto left = a.scalars[1].chain(15);
    const auto right = b.scalars[1].chain(15);
    CHECK(std::equal(left.begin(), left.end(), right.begin(), right.end()));
}

TEST_CASE("chains: a run that is told to stop keeps what all chains have") {
    PathSettings settings = small_oscillator();
    int asked = 0;
    const PathExperiment experiment(settings, NetworkKind::Decay, 0);
    const PathMeasurement measurement(settings);

    const PathRecord record =
        run_chains(experiment, measurement, settings, 0, {.n_threads = 1, .stop = [&asked] {
                                                              return ++asked > 600;
                                                          }});

    CHECK(record.draws < settings.sampler.draws);
    CHECK(record.scalars[0].size() == record.correlator.size());
}

}  // namespace feynet::test::path_record_test
