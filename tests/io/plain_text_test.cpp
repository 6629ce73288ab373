#include "feynet/io/plain_text.hpp"

#include <doctest/doctest.h>

namespace feynet::test::plain_text_test {

TEST_CASE("Plain text: printable text stays as it is") {
    const std::string text = "⟨x²⟩ = 0.5\n\tR̂, E₁ − E₀, 𝒟x";

    CHECK(printable(text) == text);
}

TEST_CASE("Plain text: escape sequences and other control characters are dropped") {
    CHECK(printable("a\x1b[31mb\x07\x7f\r c") == "a[31mb c");
    CHECK(printable("c1: \xc2\x9b!") == "c1: !");
    CHECK(printable(std::string("nul:\0!", 6)) == "nul:!");
}

TEST_CASE("Plain text: characters that turn the direction of writing are dropped") {
    // NOLINTNEXTLINE(misc-misleading-bidirectional): what is dropped
    CHECK(printable("a\u202Eb\u2066c\u200Fd") == "abcd");
}

TEST_CASE("Plain text: bytes that are not UTF-8 become U+FFFD one by one") {
    CHECK(printable("\xff") == "\uFFFD");
    CHECK(printable("\xc3") == "\uFFFD");
    CHECK(printable("\xc0\xaf") == "\uFFFD\uFFFD");
    CHECK(printable("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(printable("\xf4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("Plain text: every single byte and byte pair gives text that is printable already") {
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
            const std::string once = printable(bytes);
            REQUIRE(printable(once) == once);
        }
    }
}

TEST_CASE("Plain text: one line has no line feed and no tab") {
    CHECK(one_line("a\nb\tc\r\n") == "a b c ");
}

TEST_CASE("Plain text: accents take no column, other characters one") {
    CHECK(display_width("") == 0);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("⟨x²⟩") == 4);
    CHECK(display_width("R̂") == 1);
}

}  // namespace feynet::test::plain_text_test
