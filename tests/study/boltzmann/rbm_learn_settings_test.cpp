#include "feynet/study/boltzmann/rbm_learn_settings.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::rbm_learn_settings_test {

TEST_CASE("rbm learning: a rule has a rate of its own, four times that in binary weights") {
    RbmLearnSettings settings;
    CHECK(settings.rate() == 0.02);
    settings.training.rule = LearningRule::Persistent;
    CHECK(settings.contrastive().rate == 0.003);
    CHECK(settings.contrastive().chains == ModelChains::Persistent);
    settings.training.rule = LearningRule::Exact;
    settings.network.units = MachineUnits::Binary;
    CHECK(settings.rate() == 0.2);
    settings.training.rate = 0.5;
    CHECK(settings.rate() == 0.5);
}

TEST_CASE("rbm learning: keys that make no sense are named") {
    const auto refused = [](const char* key, auto change) {
        RbmLearnSettings settings;
        check(settings);
        change(settings);
        try {
            check(settings);
        } catch (const InvalidInput& error) {
            return error.argument() == key;
        }
        return false;
    };
    using Settings = RbmLearnSettings;

    CHECK(refused("size", [](Settings& s) { s.data.size = 1; }));
    CHECK(refused("coupling", [](Settings& s) { s.data.coupling = 0.0; }));
    CHECK(refused("samples", [](Settings& s) { s.data.samples = 0; }));
    CHECK(refused("hidden", [](Settings& s) { s.network.hidden = 0; }));
    CHECK(refused("start_width", [](Settings& s) { s.network.start_width = 0.0; }));
    CHECK(refused("batch", [](Settings& s) { s.training.batch = 100; }));
    CHECK(refused("epochs", [](Settings& s) { s.training.epochs = 0; }));
    CHECK(refused("rate", [](Settings& s) { s.training.rate = -1.0; }));
    CHECK(refused("chains", [](Settings& s) { s.measure.chains = 12; }));
    CHECK(refused("rule", [](Settings& s) {
        s.training.rule = LearningRule::Exact;
        s.data.size = 5;
        s.network.hidden = 21;
    }));
}

}  // namespace feynet::test::rbm_learn_settings_test
