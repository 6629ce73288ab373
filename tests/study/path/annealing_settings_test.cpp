#include "feynet/study/path/annealing_settings.hpp"

#include "feynet/core/error.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

namespace feynet::test::annealing_settings_test {
namespace {

std::string refused(const AnnealingSettings& settings) {
    try {
        settings.check();
        return "";
    } catch (const InvalidInput& error) {
        return error.argument();
    }
}

}  // namespace

TEST_CASE("annealing settings: at least as many paths are made as were asked for") {
    const AnnealingSettings settings{.paths = 1001};

    const AnnealedRun run = settings.run(7, 3);

    CHECK(run.n_blocks * run.n_passes * lanes == settings.rounded_paths());
    CHECK(settings.rounded_paths() >= 1001);
    CHECK(settings.rounded_paths() < 1001 + run.n_blocks * lanes);
    CHECK(run.stream.seed == 7);
    CHECK(run.stream.run == 3);
}

TEST_CASE("annealing settings: what cannot be is refused by name") {
    CHECK(refused({}).empty());
    CHECK(refused({.paths = 100}) == "paths");
    CHECK(refused({.weight_variance = 0.0}) == "weight_variance");
    CHECK(refused({.max_rungs = 0}) == "max_rungs");
    CHECK(refused({.paths = Index{1} << 31, .max_rungs = 1000}) == "max_rungs");
}

TEST_CASE("annealing settings: a reference oscillator that does not exist is refused by name") {
    PathSettings settings = small_quartic();

    check_reference(settings);
    settings.network.decay_frequency = -1.0;
    CHECK_THROWS_WITH_AS(
        check_reference(settings), doctest::Contains("decay_frequency"), InvalidInput);
}

}  // namespace feynet::test::annealing_settings_test
