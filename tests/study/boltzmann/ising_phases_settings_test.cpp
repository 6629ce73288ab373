#include "feynet/study/boltzmann/ising_phases_settings.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::ising_phases_settings_test {

TEST_CASE("two phases: keys that make no sense are named") {
    using Settings = IsingPhasesSettings;
    const auto refused = [](const char* key, auto change) {
        Settings settings;
        check(settings);
        change(settings);
        try {
            check(settings);
        } catch (const InvalidInput& error) {
            return error.argument() == key;
        }
        return false;
    };

    CHECK(refused("size", [](Settings& s) { s.data.size = 1; }));
    CHECK(refused("cold", [](Settings& s) { s.data.cold = 0.3; }));
    CHECK(refused("cold", [](Settings& s) { s.data.hot = 0.0; }));
    CHECK(refused("samples", [](Settings& s) { s.data.samples = 99; }));
    CHECK(refused("hidden", [](Settings& s) { s.network.hidden = {}; }));
    CHECK(refused("hidden", [](Settings& s) { s.network.hidden = {4, 0}; }));
    CHECK(refused("epochs", [](Settings& s) { s.training.epochs = 0; }));
    CHECK(refused("batch", [](Settings& s) { s.training.batch = 0; }));
    CHECK(refused("rate", [](Settings& s) { s.training.rate = 0.0; }));
    CHECK(refused("margin", [](Settings& s) { s.verdict.margin = 0.0; }));
}

}  // namespace feynet::test::ising_phases_settings_test
