#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::config_error_test {

TEST_CASE("a message keeps its letters and lines and loses its control characters") {
    CHECK(std::string(ConfigError("f:1:1: λ\nf:2:1: x").what()) == "f:1:1: λ\nf:2:1: x");
    CHECK(std::string(ConfigError("\x1b[31m\r\x7F\t").what()) == "?[31m???");
}

}  // namespace feynet::test::config_error_test
