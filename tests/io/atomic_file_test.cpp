#include "feynet/io/atomic_file.hpp"

#include "feynet/io/io_error.hpp"
#include "io/file_size_limit.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

namespace feynet::test::atomic_file_test {

using Names = std::vector<std::string>;

TEST_CASE("a file is written complete under its name and nothing else stays") {
    const ScratchDirectory scratch;

    write_file(scratch.path() / "a.txt", "first");
    write_file(scratch.path() / "a.txt", "second\n");

    CHECK(content_of(scratch.path() / "a.txt") == "second\n");
    CHECK(scratch.names() == Names{"a.txt"});
}

TEST_CASE("before commit the old content is seen, without commit it stays") {
    const ScratchDirectory scratch;
    write_file(scratch.path() / "a.txt", "old");
    {
        AtomicFile file(scratch.path() / "a.txt");
        file.write("new");
        CHECK(content_of(scratch.path() / "a.txt") == "old");
    }

    CHECK(content_of(scratch.path() / "a.txt") == "old");
    CHECK(scratch.names() == Names{"a.txt"});
}

TEST_CASE("a disk that takes no more leaves the old file and no temporary") {
    const ScratchDirectory scratch;
    write_file(scratch.path() / "a.txt", "old");

    const std::string message = message_of<IoError>([&] {
        const FileSizeLimit small(1000);
        write_file(scratch.path() / "a.txt", std::string(100000, 'x'));
    });

    CHECK(message == (scratch.path() / "a.txt").string() + ": cannot be written: File too large");
    CHECK(content_of(scratch.path() / "a.txt") == "old");
    CHECK(scratch.names() == Names{"a.txt"});
}

TEST_CASE("a file cannot take the name of a directory, and a missing directory takes no file") {
    const ScratchDirectory scratch;
    std::filesystem::create_directory(scratch.path() / "d");

    CHECK_THROWS_AS(write_file(scratch.path() / "d", "x"), IoError);
    CHECK_THROWS_AS(write_file(scratch.path() / "none" / "a", "x"), IoError);

    CHECK(scratch.names() == Names{"d"});
}

TEST_CASE("what killed processes left unfinished is removed, and nothing else") {
    const ScratchDirectory scratch;
    for (const char* name : {".samples.h5.12-1.tmp", "notes.tmp", ".hidden", "summary.json"}) {
        std::ofstream(scratch.path() / name) << "x";
    }

    remove_unfinished_files(scratch.path());
    remove_unfinished_files(scratch.path() / "nowhere");

    CHECK(scratch.names() == std::vector<std::string>{".hidden", "notes.tmp", "summary.json"});
}

}  // namespace feynet::test::atomic_file_test
