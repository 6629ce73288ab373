#include "feynet/io/nearest_word.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

namespace feynet::test::nearest_word_test {

TEST_CASE("the edit distance counts insertions, deletions, replacements and swaps") {
    CHECK(edit_distance("spacing", "spacing") == 0);
    CHECK(edit_distance("spacng", "spacing") == 1);
    CHECK(edit_distance("spaccing", "spacing") == 1);
    CHECK(edit_distance("spaking", "spacing") == 1);
    CHECK(edit_distance("spacign", "spacing") == 1);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the edit distance is symmetric and blind to capitals") {
    CHECK(edit_distance("Decay", "decay") == 0);
    CHECK(edit_distance("relu", "cosine") == edit_distance("cosine", "relu"));
}

TEST_CASE("the nearest word is found within a third of what was typed, nothing beyond") {
    const std::array<std::string_view, 3> words{"site", "step", "cosine"};

    CHECK(nearest_word("cosin", words).value_or("") == "cosine");
    CHECK(nearest_word("stp", words).value_or("") == "step");
    CHECK_FALSE(nearest_word("fourier", words).has_value());
    CHECK_FALSE(nearest_word("", words).has_value());
    CHECK_FALSE(nearest_word(std::string(100000, 'x'), words).has_value());
}

}  // namespace feynet::test::nearest_word_test
