#include "feynet/io/file_mark.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/crc32c.hpp"
#include "feynet/io/io_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

namespace feynet::test::file_mark_test {
namespace {

FileMark mark_of_text(const ScratchDirectory& directory, const std::string& text) {
    const auto path = directory.path() / "data.csv";
    std::ofstream(path, std::ios::binary) << text;
    return mark_of(path);
}

}  // namespace

TEST_CASE("a file is known by its length and the CRC of all its bytes, however long") {
    const ScratchDirectory directory;
    for (const std::size_t length :
         {std::size_t{0}, std::size_t{9}, std::size_t{1} << 20U, (std::size_t{3} << 20U) + 5}) {
        std::string text(length, 'x');
        const FileMark mark = mark_of_text(directory, text);
        CHECK(mark.size == length);
        CHECK(mark.crc == crc32c(text));
        if (length > 0) {
            text.back() = 'y';
            CHECK(mark_of_text(directory, text).crc != mark.crc);
        }
    }
    CHECK(mark_of_text(directory, "123456789").in_words() == "crc32c e3069283, 9 bytes");
}

TEST_CASE("what is no file has no mark") {
    const ScratchDirectory directory;
    CHECK_THROWS_AS(mark_of(directory.path() / "none.csv"), ConfigError);
    CHECK_THROWS_AS(mark_of(directory.path()), IoError);
}

}  // namespace feynet::test::file_mark_test
