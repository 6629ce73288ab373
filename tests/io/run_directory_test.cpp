#include "feynet/io/run_directory.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/io_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <thread>

namespace feynet::test::run_directory_test {

TEST_CASE("numbered directories take the smallest free number") {
    const ScratchDirectory scratch;
    const std::filesystem::path runs = scratch.path() / "runs";

    const RunDirectory first = RunDirectory::numbered(runs, "oscillator");
    const RunDirectory second = RunDirectory::numbered(runs, "oscillator");
    std::filesystem::remove(first.path());
    const RunDirectory third = RunDirectory::numbered(runs, "oscillator");

    CHECK(first.path() == runs / "oscillator-1");
    CHECK(second.path() == runs / "oscillator-2");
    CHECK(third.path() == runs / "oscillator-1");
}

TEST_CASE("runs that start at once get a directory each") {
    const ScratchDirectory scratch;
    std::vector<std::string> paths(16);
    std::vector<std::thread> runs;
    runs.reserve(paths.size());
    for (std::string& path : paths) {
        runs.emplace_back([&scratch, &path] {
            path = RunDirectory::numbered(scratch.path(), "x").path().string();
        });
    }
    for (std::thread& run : runs) {
        run.join();
    }

    CHECK(std::set<std::string>(paths.begin(), paths.end()).size() == 16);
}

TEST_CASE("names that files should not have are made plain") {
    const ScratchDirectory scratch;

    CHECK(RunDirectory::numbered(scratch.path(), "a/b").path().filename() == "a_b-1");
    CHECK(RunDirectory::numbered(scratch.path(), "-rf").path().filename() == "run-rf-1");
    CHECK(RunDirectory::numbered(scratch.path(), "..").path().filename() == "run..-1");
    CHECK(RunDirectory::numbered(scratch.path(), "").path().filename() == "run-1");
    CHECK(RunDirectory::numbered(scratch.path(), "a\x1b").path().filename() == "a_-1");
    CHECK_NOTHROW(RunDirectory::numbered(scratch.path(), std::string(400, 'x')));
}

TEST_CASE("a chosen directory is made with those above it") {
    const ScratchDirectory scratch;

    const RunDirectory run = RunDirectory::at(scratch.path() / "a" / "b/");

    CHECK(std::filesystem::is_directory(scratch.path() / "a" / "b"));
    CHECK(run.path() == scratch.path() / "a" / "b");
}

TEST_CASE("a chosen directory that exists is refused by name") {
    const ScratchDirectory scratch;
    const std::string path = scratch.path().string();

    CHECK(message_of<InvalidInput>([&] {
              RunDirectory::at(path);
          }) == "--out: " + path + " exists already; choose a new directory");
    CHECK_THROWS_AS(RunDirectory::at(""), InvalidInput);
    CHECK_THROWS_AS(RunDirectory::at(path + "/a\nb"), InvalidInput);
}

TEST_CASE("a dangling link or a file in the place of a directory is refused") {
    const ScratchDirectory scratch;
    std::filesystem::create_symlink("nowhere", scratch.path() / "link");
    std::ofstream(scratch.path() / "file") << "x";

    CHECK_THROWS_AS(RunDirectory::at(scratch.path() / "link"), InvalidInput);
    CHECK_THROWS_AS(RunDirectory::at(scratch.path() / "file" / "run"), IoError);
    CHECK_THROWS_AS(RunDirectory::numbered(scratch.path() / "file", "run"), IoError);
}

TEST_CASE("files go into the directory under plain names only") {
    const ScratchDirectory scratch;
    const RunDirectory run = RunDirectory::at(scratch.path() / "run");

    run.write("summary.json", "{}\n");

    CHECK(content_of(run.path() / "summary.json") == "{}\n");
    const auto bad = std::to_array<std::string>(
        {"",
         ".",
         "..",
         "../x",
         "/x",
         "a/b",
         "-x",
         "~x",
         ".x",
         "a\nb",
         std::string("a\0b", 3),
         std::string(256, 'x')});
    for (const std::string& name : bad) {
        CAPTURE(name);
        CHECK_THROWS_AS(run.write(name, "x"), InvalidInput);
    }
}

TEST_CASE("a run is gone on with in a directory that has its resolved run file") {
    const ScratchDirectory scratch;
    const auto existing = [&] { return RunDirectory::existing(scratch.path()); };
    const auto nowhere = [&] { RunDirectory::existing(scratch.path() / "nowhere"); };

    CHECK(message_of<InvalidInput>(existing).find("resolved.toml") != std::string::npos);
    CHECK(message_of<InvalidInput>(nowhere).find("must be a directory") != std::string::npos);
    std::ofstream(scratch.path() / "resolved.toml") << "x";
    CHECK(existing().path() == scratch.path());
}

}  // namespace feynet::test::run_directory_test
