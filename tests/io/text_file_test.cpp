#include "feynet/io/text_file.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/atomic_file.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

namespace feynet::test::text_file_test {

TEST_CASE("a text is read whole, and of a larger one so much that it is seen to be larger") {
    const ScratchDirectory scratch;
    const auto path = scratch.path() / "t";
    write_file(path, std::string("ab\0c\r\n", 6));

    CHECK(text_of_file(path, "a text", 100) == std::string("ab\0c\r\n", 6));
    CHECK(text_of_file(path, "a text", 2) == std::string("ab\0", 3));
}

TEST_CASE("a missing file and a directory are told apart") {
    const ScratchDirectory scratch;
    const std::string missing = (scratch.path() / "no").string();
    const std::string directory = scratch.path().string();

    CHECK(message_of<ConfigError>([&] {
              text_of_file(missing, "a text", 9);
          }) == missing + ": no such file");
    CHECK(message_of<IoError>([&] {
              text_of_file(directory, "a text", 9);
          }) == directory + ": is a directory, expected a text");
}

TEST_CASE("a FIFO is refused before it is opened") {
    const ScratchDirectory scratch;
    const std::string fifo = (scratch.path() / "fifo").string();
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);

    CHECK(message_of<IoError>([&] {
              text_of_file(fifo, "a text", 9);
          }) == fifo + ": is a FIFO, expected a text");
}

}  // namespace feynet::test::text_file_test
