#include "feynet/io/store.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/atomic_file.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"
#include "io/file_size_limit.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::store_test {

namespace {

const Dataset x2{"x2", {2, 3}, {1, 2, 3, 4, 5, 6}, {"chain", "draw"}};

}  // namespace

TEST_CASE("a store is one HDF5 file and no temporary stays") {
    const ScratchDirectory scratch;

    write_store(scratch.path() / "samples.h5", {{"decay/posterior", {x2}}});

    CHECK(scratch.names() == std::vector<std::string>{"samples.h5"});
    CHECK(content_of(scratch.path() / "samples.h5").substr(1, 3) == "HDF");
}

TEST_CASE("datasets that do not fit their shape or each other are refused, nothing is written") {
    const ScratchDirectory scratch;
    const std::filesystem::path path = scratch.path() / "samples.h5";
    const Dataset too_few{"energy", {2, 3}, {1, 2}, {"chain", "draw"}};
    const Dataset other_chains{"energy", {3, 3}, std::vector<double>(9), {"chain", "draw"}};

    CHECK(message_of<InvalidInput>([&] {
              write_store(path, {{"g", {too_few}}});
          }) == "energy: 2 values do not fill its shape");
    CHECK(message_of<InvalidInput>([&] {
              write_store(path, {{"g", {x2, other_chains}}});
          }) == "energy: axis chain has 3 entries here and 2 elsewhere");

    CHECK(scratch.names().empty());
}

TEST_CASE("a store that cannot be written is an error of input and output that names it") {
    const ScratchDirectory scratch;
    const Dataset again = x2;

    CHECK_THROWS_AS(write_store(scratch.path() / "none" / "s.h5", {{"g", {x2}}}), IoError);
    const std::string message = message_of<IoError>([&] {
        write_store(scratch.path() / "s.h5", {{"g", {x2, again}}});
    });

    CHECK(message.find("s.h5: cannot be written: ") != std::string::npos);
    CHECK(scratch.names().empty());
}

TEST_CASE(
    "a disk that is full at any byte leaves no store and says so, and the next one is whole") {
    const ScratchDirectory scratch;
    const std::filesystem::path path = scratch.path() / "s.h5";
    const std::vector<Group> groups{{"decay/posterior", {x2}}, {"step/posterior", {x2}}};
    write_store(path, groups);
    const std::string whole = content_of(path);
    std::filesystem::remove(path);
    std::size_t n_refused = 0;

    for (std::size_t size = 0; size < whole.size(); size += 40) {
        const std::string message = message_of<IoError>([&] {
            const FileSizeLimit full(size);
            write_store(path, groups);
        });
        n_refused += message == path.string() + ": cannot be written: File too large" ? 1 : 0;
        REQUIRE(scratch.names().empty());
    }
    write_store(path, groups);

    CHECK(n_refused == (whole.size() + 39) / 40);
    CHECK(content_of(path) == whole);
}

TEST_CASE("a store is read back as it was written, without its axes") {
    const ScratchDirectory scratch;
    const std::filesystem::path path = scratch.path() / "s.h5";
    const Dataset gap{"gap", {2}, {0.5, std::nan("")}, {"lag"}};
    write_store(path, {{"decay/posterior", {x2}}, {"decay/curves", {gap}}});

    const std::vector<Group> groups = read_store(path);

    REQUIRE(groups.size() == 2);
    CHECK(groups[0].path == "decay/posterior");
    const Dataset& read = groups[0].datasets.at(0);
    CHECK(read.name == "x2");
    CHECK(read.shape == x2.shape);
    CHECK(read.values == x2.values);
    CHECK(read.dimensions == x2.dimensions);
    CHECK(std::isnan(groups[1].datasets.at(0).values[1]));
}

TEST_CASE("what is no store is an error that names it") {
    const ScratchDirectory scratch;
    const std::filesystem::path path = scratch.path() / "s.h5";
    CHECK(message_of<ConfigError>([&] { read_store(path); }) == path.string() + ": no such file");
    write_file(path, "no HDF5");

    const std::string message = message_of<IoError>([&] { read_store(path); });

    CHECK(message.find("s.h5: cannot be read: ") != std::string::npos);
}

}  // namespace feynet::test::store_test
