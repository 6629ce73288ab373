#include "feynet/study/setting_changes.hpp"

#include "feynet/study/study_kind.hpp"

#include <doctest/doctest.h>

namespace feynet::test::setting_changes_test {

std::vector<SettingChange> changes_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    read_study(file);
    return setting_changes(file);
}

TEST_CASE("setting changes: what equals its default is left out, the rest keeps its order") {
    const auto changes = changes_of(
        "title = \"t\"\n[time]\nspacing = 0.05\nboundary = \"periodic\"\n"
        "[system]\npotential = \"harmonic\"\nmass = 2.0\n");

    REQUIRE(changes.size() == 2);
    CHECK(changes[0].key == "time.spacing");
    CHECK(changes[0].value == "0.05");
    CHECK(changes[0].standard == "0.1");
    CHECK_FALSE(changes[0].help.empty());
    CHECK(changes[1].key == "system.mass");
}

TEST_CASE("setting changes: keys of another kind of run are held to the defaults of that kind") {
    const auto changes = changes_of("[study]\nkind = \"ads-meson\"\n[run]\nseed = 7\n");

    REQUIRE_FALSE(changes.empty());
    CHECK(changes.front().key == "study.kind");
    CHECK(changes.back().key == "run.seed");
    CHECK(changes.back().standard == "1");
}

TEST_CASE("setting changes: a key that another one brings has the default it then has") {
    const auto changes = changes_of(
        "[system]\npotential = \"quartic\"\ncoupling = 1.0\n[sampler]\nstep_size = 0.1\n"
        "leapfrog_steps = 5\n");

    REQUIRE(changes.size() == 3);
    CHECK(changes[0].standard == "\"harmonic\"");
    CHECK(changes[1].key == "sampler.step_size");
    CHECK(changes[1].standard == "not set");
}

TEST_CASE(
    "setting changes: an override counts as the file does, and a resolved file changes nothing") {
    RunFile file = RunFile::parse("[time]\nspacing = 0.1\n", "run.toml");
    file.set("sampler.draws=123");
    read_study(file);
    const auto changes = setting_changes(file);

    REQUIRE(changes.size() == 1);
    CHECK(changes[0].key == "sampler.draws");
    CHECK(changes[0].value == "123");

    const auto again = changes_of(file.resolved());
    REQUIRE(again.size() == 1);
    CHECK(again[0].key == changes[0].key);
    CHECK(again[0].standard == changes[0].standard);
}

TEST_CASE("setting changes: a sampler that the default potential does not have hides no default") {
    const auto changes = changes_of(
        "[system]\npotential = \"double_well\"\n[network]\nkind = [\"decay\", \"site\"]\n"
        "[sampler]\nkind = \"tempering\"\n");

    REQUIRE(changes.size() == 3);
    CHECK(changes[0].standard == "\"harmonic\"");
    CHECK(changes[1].standard == "\"decay\"");
    CHECK(changes[2].standard == "\"hmc\"");
}

}  // namespace feynet::test::setting_changes_test
