#include "feynet/study/kept_part.hpp"

#include "feynet/io/io_error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::kept_part_test {

TEST_CASE("a part goes through its payload") {
    const KeptPart part{.number = 3, .seconds = 1.5, .blocks = {{7, "seven"}, {}, {2, ""}}};

    const KeptPart again = part_in(payload_of(part));

    CHECK(again.number == 3);
    CHECK(again.seconds == 1.5);
    REQUIRE(again.blocks.size() == 3);
    CHECK(again.blocks[0].state == "seven");
    CHECK(again.blocks[1].steps == 0);
    CHECK(again.steps() == 9);
}

TEST_CASE("of two states of a part every block is taken that has come further") {
    KeptPart part{.number = 3, .seconds = 1.5, .blocks = {{7, "a7"}, {1, "b1"}, {}}};

    part.take_further({.number = 3, .seconds = 1.0, .blocks = {{6, "a6"}, {2, "b2"}, {}}});

    CHECK(part.blocks[0].state == "a7");
    CHECK(part.blocks[1].state == "b2");
    CHECK(part.blocks[2].steps == 0);
    CHECK(part.seconds == 1.5);
    CHECK_THROWS_AS(part.take_further({.number = 3, .blocks = {{1, ""}}}), IoError);
}

TEST_CASE("what is no part is refused") {
    CHECK_THROWS_AS(part_in(""), IoError);
    CHECK_THROWS_AS(part_in(payload_of({.number = 3}) + "x"), IoError);
}

}  // namespace feynet::test::kept_part_test
