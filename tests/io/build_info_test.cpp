#include "feynet/io/build_info.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <string>

namespace feynet::test::build_info_test {

TEST_CASE("the commit is a hash, perhaps marked as changed, or unknown") {
    std::string commit(build_commit());
    const std::string dirty = "-dirty";
    if (commit.size() > dirty.size() && commit.substr(commit.size() - dirty.size()) == dirty) {
        commit.resize(commit.size() - dirty.size());
    }

    const bool is_hash =
        commit.size() >= 12 && commit.find_first_not_of("0123456789abcdef") == std::string::npos;
    CHECK((is_hash || commit == "unknown"));
}

TEST_CASE("numbers do not depend on contraction, and the build says so") {
    CHECK(build_options().find("-ffp-contract=off") != std::string_view::npos);
}

TEST_CASE("every library has a version") {
    for (const BuildLibrary& library : build_libraries()) {
        CAPTURE(library.name);
        CHECK(std::isdigit(static_cast<unsigned char>(library.version[0])) != 0);
    }
}

}  // namespace feynet::test::build_info_test
