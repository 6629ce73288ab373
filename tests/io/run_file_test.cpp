#include "feynet/io/run_file.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"
#include "io/run_settings.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <limits>

namespace feynet::test::run_file_test {

using namespace feynet::run_settings;

namespace {

std::string refusal(const std::string& text) {
    return message_of<ConfigError>([&] {
        RunFile file = RunFile::parse(text, "f.toml");
        Everything().read(file);
    });
}

}  // namespace

TEST_CASE("a run file fills what it names and leaves the other defaults") {
    RunFile file =
        RunFile::parse("title = 'x'\n[time]\nspacing = 2\n[network]\nkind = ['site', 'relu']", "f");
    Everything run;

    run.read(file);

    CHECK(run.top.title == "x");
    CHECK(run.time.spacing == 2.0);
    CHECK(run.time.n_slices == 1000);
    CHECK_FALSE(run.time.x_initial.has_value());
    CHECK(run.network.kind == std::vector<Kind>{Kind::Site, Kind::Relu});
}

TEST_CASE("n_slices = 1e12 is a number: its range is the physics' business") {
    RunFile file = RunFile::parse("[time]\nn_slices = 1e12\n", "f.toml");
    Time time;

    file.read("time", time);

    CHECK(time.n_slices == 1000000000000);
}

TEST_CASE("bad input that the physics finds is reported with the place of its key") {
    RunFile file = RunFile::parse("[time]\n  n_slices = -5\n", "f.toml");
    Everything().read(file);
    const auto told = [&](const std::string& argument) {
        const InvalidInput error(argument, "must be at least 2, got -5");
        return message_of<ConfigError>([&] { file.fail(error); });
    };

    CHECK(told("n_slices") == "f.toml:2:3: [time] n_slices: must be at least 2, got -5");
    CHECK(told("time.n_slices") == "f.toml:2:3: [time] n_slices: must be at least 2, got -5");
    CHECK(told("spacing") == "f.toml: [time] spacing: must be at least 2, got -5");
    CHECK(told("title") == "f.toml: title: must be at least 2, got -5");
    CHECK(told("beta") == "f.toml: beta: must be at least 2, got -5");
}

TEST_CASE("locate hands on what is made and places what is wrong") {
    RunFile file = RunFile::parse("[time]\nspacing = -1\n", "f.toml");
    Everything().read(file);

    const int made = file.locate([] { return 42; });
    const std::string message = message_of<ConfigError>(
        [&] { file.locate([] { require(false, "spacing", "must be positive, got {}", -1); }); });

    CHECK(made == 42);
    CHECK(message == "f.toml:2:1: [time] spacing: must be positive, got -1");
}

TEST_CASE("a section given to fail decides between keys of one name") {
    RunFile file = RunFile::parse("[a]\nmass = 1\n[b]\nmass = 2\n", "f.toml");
    Particle particle;
    file.read("a", particle);
    file.read("b", particle);
    const InvalidInput error("mass", "is wrong");

    CHECK(message_of<ConfigError>([&] {
              file.fail(error, "b");
          }) == "f.toml:4:1: [b] mass: is wrong");
}

TEST_CASE("--set overrides the file and is the place of its mistakes") {
    RunFile file = RunFile::parse("[time]\nspacing = 0.5\n", "f.toml");
    file.set("time.spacing=0.25");
    file.set("time.n_slices=12");
    file.set("network.kind=relu");
    Everything run;

    run.read(file);

    CHECK(run.time.spacing == 0.25);
    CHECK(run.time.n_slices == 12);
    CHECK(run.network.kind == std::vector<Kind>{Kind::Relu});
    const InvalidInput error("n_slices", "must be even");
    CHECK(message_of<ConfigError>([&] {
              file.fail(error);
          }) == "--set time.n_slices=12: [time] n_slices: must be even");
}

TEST_CASE("--set takes no section for a key and no key for a section") {
    RunFile file = RunFile::parse("[system.wall]\nheight = 1.0\n", "f.toml");
    const auto refusal = [&](const std::string& assignment) {
        return message_of<ConfigError>([&] { file.set(assignment); });
    };

    CHECK(refusal("system=1") == "--set system=1: system is a section, expected system.key=value");
    CHECK(
        refusal("system.wall=1") ==
        "--set system.wall=1: system.wall is a section, expected system.wall.key=value");
    CHECK(
        refusal("system.wall.height.top=1") ==
        "--set system.wall.height.top=1: system.wall.height is a key, expected "
        "system.wall.height=value");
    CHECK(refusal("system.wall.height=2").empty());
    CHECK(RunFile::parse(file.given(), "again").given() == file.given());
}

TEST_CASE("an unknown name in --set is refused like one in the file") {
    RunFile file = RunFile::parse("[time]\n", "f.toml");
    file.set("time.spacng=1");
    file.set("tme.spacing=1");

    const std::string message = message_of<ConfigError>([&] { Everything().read(file); });

    CHECK(
        message ==
        "--set tme.spacing=1: unknown section [tme], did you mean [time]?\n"
        "--set time.spacng=1: unknown key \"spacng\" in [time], did you mean \"spacing\"?");
}

TEST_CASE("two readers of one key agree, from the file and by default") {
    Particle light;
    Particle heavy;
    heavy.mass = 7.0;
    RunFile silent = RunFile::parse("[other]\n", "f.toml");
    silent.read("system", light);
    silent.read("system", heavy);

    CHECK(heavy.mass == light.mass);
    CHECK(silent.resolved() == "[system]\nmass = 1.0                        # mass, m > 0\n");
}

TEST_CASE("the resolved file repeats the run exactly") {
    RunFile file = RunFile::parse(
        "title = \"ω \\\"quoted\\\" # no comment\"\n[network]\nkind = ['site', 'decay']\n"
        "[time]\nspacing = 0.30000000000000004\n",
        "f.toml");
    Everything run;
    run.read(file);
    const std::string resolved = file.resolved();

    RunFile again = RunFile::parse(resolved, "resolved.toml");
    Everything rerun;
    rerun.read(again);

    CHECK(again.resolved() == resolved);
    CHECK(rerun.top.title == run.top.title);
    CHECK(rerun.time.spacing == run.time.spacing);
    CHECK(rerun.network.kind == run.network.kind);
    CHECK_FALSE(rerun.time.x_initial.has_value());
}

TEST_CASE("the resolved file has defaults, sections in reading order and help") {
    RunFile file = RunFile::parse("[time]\nspacing = 0.5\n", "f.toml");
    Everything().read(file);

    CHECK(
        file.resolved() ==
        "title = \"untitled\"                # headline of the report\n"
        "\n"
        "[time]\n"
        "spacing = 0.5                     # distance between neighbouring time slices, a > 0\n"
        "n_slices = 1000                   # number of time slices, N ≥ 2\n"
        "# x_initial is not set: fixed start of the path\n"
        "\n"
        "[network]\n"
        "kind = \"decay\"                    # networks to compare\n");
}

TEST_CASE("an empty file is refused") {
    CHECK(refusal("") == "f.toml: the run file is empty");
    CHECK(refusal("# only words\n\n") == "f.toml: the run file is empty");
}

TEST_CASE("a missing file is a mistake of the command, a directory one of input and output") {
    const ScratchDirectory scratch;
    const std::string missing = (scratch.path() / "missing.toml").string();
    const std::string directory = scratch.path().string();

    CHECK(message_of<ConfigError>([&] { RunFile::read(missing); }) == missing + ": no such file");
    CHECK(message_of<IoError>([&] {
              RunFile::read(directory);
          }) == directory + ": is a directory, expected a run file");
}

TEST_CASE("a file is read with its path as name") {
    const ScratchDirectory scratch;
    const std::filesystem::path path = scratch.path() / "run.toml";
    std::ofstream(path) << "[time]\nspacing = 'a'\n";
    RunFile file = RunFile::read(path);
    Time time;

    const std::string message = message_of<ConfigError>([&] { file.read("time", time); });

    CHECK(message == path.string() + ":2:1: [time] spacing: expected a number, got \"a\"");
    CHECK(file.text() == "[time]\nspacing = 'a'\n");
}

TEST_CASE("control characters of a file never reach the terminal") {
    const std::string message = refusal("[time]\n\"\\u001b[31m\" = 1\n");

    CHECK(message.find('\x1b') == std::string::npos);
    CHECK(message.substr(0, 12) == "f.toml:2:1: ");
}

TEST_CASE("an endless file is not read to its end") {
    CHECK(message_of<ConfigError>([] {
              RunFile::read("/dev/zero");
          }) == "/dev/zero: larger than 1 MiB, not a run file");
}

TEST_CASE("a file of data lies beside the run file, and its content is part of what is resolved") {
    const ScratchDirectory scratch;
    std::ofstream(scratch.path() / "d.csv") << "a\n1\n";
    const auto read = [&] {
        RunFile file =
            RunFile::parse("[time]\nspacing = 2\n", (scratch.path() / "run.toml").string());
        Everything().read(file);
        CHECK(file.data_file("time", "spacing", "d.csv") == scratch.path() / "d.csv");
        file.data_file("time", "spacing", "d.csv");
        return file;
    };
    const std::string resolved = read().resolved();
    const std::size_t place = resolved.find("# data file \"d.csv\": crc32c ");

    CHECK(place != std::string::npos);
    CHECK(resolved.find("# data file", place + 1) == std::string::npos);
    CHECK(read().resolved() == resolved);
    std::ofstream(scratch.path() / "d.csv") << "a\n2\n";
    CHECK(read().resolved() != resolved);
    CHECK_THROWS_AS(read().data_file("time", "spacing", "none.csv"), ConfigError);
    RunFile absolute = RunFile::parse("a = 1", "a/run.toml");
    CHECK(
        absolute.data_file("", "a", (scratch.path() / "d.csv").string()) ==
        scratch.path() / "d.csv");
}

TEST_CASE("a file of data is looked for beside the run file, and missed at its key") {
    const ScratchDirectory scratch;
    std::ofstream(scratch.path() / "data.csv") << "a\n1\n";
    const std::string name = (scratch.path() / "run.toml").string();
    RunFile file = RunFile::parse("[data]\nfile = \"?\"\n", name);
    const auto refusal = [&](const std::string& named) {
        return message_of<ConfigError>([&] { file.data_file("data", "file", named); });
    };

    CHECK(refusal("data.csv").empty());
    CHECK(
        refusal("dada.csv") ==
        name + ":2:1: [data] file: must name a file beside the run file, there is no " +
            (scratch.path() / "dada.csv").string());
    CHECK(refusal("") == name + ":2:1: [data] file: must name a file, got \"\"");
    CHECK(refusal(std::string("a\0b", 3)).find("must name a file, got") != std::string::npos);
    CHECK(refusal(std::string(300, 'x')).find("there is no") != std::string::npos);
    CHECK(refusal(".").find("is none") != std::string::npos);
    CHECK(refusal("/dev/zero").find("/dev/zero is none") != std::string::npos);
}

}  // namespace feynet::test::run_file_test
