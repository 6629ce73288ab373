#include "feynet/io/own_directory.hpp"

#include "feynet/io/io_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

namespace feynet::test::own_directory_test {

TEST_CASE("a directory of a run is made or found, a link in its place is refused") {
    const ScratchDirectory scratch;
    const auto own = scratch.path() / "own";
    const auto link = scratch.path() / "link";
    const auto refusal = [](const std::filesystem::path& path) {
        return message_of<IoError>([&] { make_own_directory(path); });
    };
    std::filesystem::create_directory_symlink(own, link);

    CHECK(refusal(link).find("cannot be made") != std::string::npos);
    make_own_directory(own);
    make_own_directory(own);
    CHECK(refusal(link) == link.string() + ": is a link, expected a directory of the run itself");
    std::ofstream(scratch.path() / "file") << "x";
    CHECK(refusal(scratch.path() / "file").find("cannot be made") != std::string::npos);
    CHECK(scratch.names() == std::vector<std::string>{"file", "link", "own"});
}

}  // namespace feynet::test::own_directory_test
