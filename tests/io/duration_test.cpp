#include "feynet/io/duration.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::duration_test {

TEST_CASE("a time is a number and a unit") {
    CHECK(duration_from("t", "0.2s").count() == 0.2);
    CHECK(duration_from("t", "60s").count() == 60.0);
    CHECK(duration_from("t", "5m").count() == 300.0);
    CHECK(duration_from("t", "1.5h").count() == 5400.0);
    CHECK(duration_from("t", "2d").count() == 172800.0);
}

TEST_CASE("what is no positive time is refused by name") {
    for (const char* text :
         {"",
          "s",
          "5",
          "0s",
          "-1s",
          "nan s",
          "infs",
          "nans",
          "5 m",
          "5ms",
          "5min",
          "1e300d",
          "m5"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(duration_from("--max-time", text), InvalidInput);
    }
}

}  // namespace feynet::test::duration_test
