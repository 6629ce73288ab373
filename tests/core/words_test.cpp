#include "feynet/core/words.hpp"

#include <doctest/doctest.h>

#include <string_view>

namespace feynet::test::words_test {
namespace {

enum class Season { Spring, Summer, Autumn };

}  // namespace
}  // namespace feynet::test::words_test

namespace feynet {

template <>
struct Words<test::words_test::Season> {
    static constexpr std::array<std::string_view, 3> value{"spring", "summer", "autumn"};
};

}  // namespace feynet

namespace feynet::test::words_test {

TEST_CASE("words: each value of an enumeration has the word at its place") {
    static_assert(word(Season::Summer) == "summer");

    CHECK(word(Season::Spring) == std::string_view("spring"));
    CHECK(word(Season::Autumn) == std::string_view("autumn"));
}

}  // namespace feynet::test::words_test
