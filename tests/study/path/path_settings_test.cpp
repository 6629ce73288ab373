#include "feynet/study/path/path_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::path_settings_test {
namespace {

std::string complaint_about(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    try {
        read_path_settings(file);
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "accepted";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("path settings: every key has a default, so an almost empty file is a run") {
    RunFile file = RunFile::parse("[run]\nseed = 3\n", "run.toml");

    const PathSettings settings = read_path_settings(file);

    CHECK(settings.run.seed == 3);
    CHECK(settings.path_system().is_quadratic());
    CHECK(settings.time.n_slices == 1000);
}

TEST_CASE("path settings: the parameters of a potential stand beside it") {
    RunFile file = RunFile::parse(
        "[system]\npotential = \"quartic\"\nmass = 2.0\ncoupling = 0.25\n", "run.toml");

    const PathSettings settings = read_path_settings(file);

    const auto& potential = std::get<QuarticPotential>(settings.potential);
    CHECK(potential.coupling == 0.25);
    CHECK(potential.mass == 2.0);
    CHECK(settings.path_system().mass() == 2.0);
}

TEST_CASE("path settings: mistakes are named with their place and the nearest word") {
    CHECK(contains(complaint_about("[time]\nspacng = 0.1\n"), "run.toml:2:1"));
    CHECK(contains(complaint_about("[time]\nspacng = 0.1\n"), "spacing"));
    CHECK(contains(complaint_about("[system]\npotential = \"harmonc\"\n"), "\"harmonic\""));
    CHECK(contains(complaint_about("[network]\nkind = \"rely\"\n"), "relu"));
    CHECK(contains(complaint_about("[time]\nn_slices = -5\n"), "run.toml:2:1: [time] n_slices"));
    CHECK(contains(complaint_about("[time]\nrule = \"midpoint\"\nspacing = 2.0\n"), "frequency"));
    CHECK(contains(complaint_about("[system]\npotential = \"free\"\n"), "boundary"));
    CHECK(contains(
        complaint_about("[system]\npotential = \"quartic\"\n[sampler]\nkind = \"exact\"\n"),
        "run.toml:4:1: [sampler] kind"));
    CHECK(contains(complaint_about("[sampler]\nchains = 1\n"), "[sampler] chains"));
    CHECK(contains(complaint_about("[system]\nhbar = 0.0\n"), "run.toml:2:1: [system] hbar"));
    CHECK(contains(complaint_about("[time]\nrule = \"takahashi\"\n"), "takahashi_imada"));
}

TEST_CASE("path settings: cluster flips are refused where the potential is not even") {
    const std::string uneven =
        "[system]\npotential = \"morse\"\n[time]\nboundary = "
        "\"half_line\"\n[sampler]\ncluster = ";

    CHECK(contains(complaint_about(uneven + "true\n"), "run.toml:6:1: [sampler] cluster"));
    CHECK(contains(complaint_about(uneven + "true\n"), "even potential"));
    CHECK(complaint_about(uneven + "false\n") == "accepted");
    CHECK(
        complaint_about("[system]\npotential = \"quartic\"\n[sampler]\ncluster = true\n") ==
        "accepted");
}

TEST_CASE("path settings: tempering is refused where it makes no sense, with the way out") {
    const std::string quartic = "[system]\npotential = \"quartic\"\n[sampler]\n";
    const std::string tempering = quartic + "kind = \"tempering\"\n";

    CHECK(complaint_about(tempering) == "accepted");
    CHECK(complaint_about(tempering + "replicas = 5\nintegrator = \"rotation\"\n") == "accepted");
    CHECK(contains(complaint_about("[sampler]\nkind = \"tempering\"\n"), "\"exact\""));
    CHECK(
        contains(complaint_about(quartic + "replicas = 5\n"), "run.toml:4:1: [sampler] replicas"));
    CHECK(contains(complaint_about(tempering + "replicas = 1\n"), "2 … 1000, got 1"));
    CHECK(contains(complaint_about(tempering + "metric = \"unit\"\n"), "metric = \"action\""));
    CHECK(contains(complaint_about(tempering + "cluster = true\n"), "must be false"));
}

TEST_CASE("potential_named: finds every potential by its name") {
    CHECK(std::holds_alternative<FreeParticle>(potential_named("free")));
    CHECK(std::holds_alternative<HarmonicPotential>(potential_named("harmonic")));
    CHECK_THROWS_AS(potential_named("unknown"), InvalidInput);
}

}  // namespace feynet::test::path_settings_test
