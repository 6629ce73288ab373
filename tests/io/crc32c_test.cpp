#include "feynet/io/crc32c.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace feynet::test::crc32c_test {

namespace {

/// The division of polynomials bit by bit, as the definition has it.
std::uint32_t by_long_division(const std::string& bytes) {
    constexpr std::uint32_t reflected = 0x82F63B78;
    std::uint32_t remainder = 0xFFFFFFFF;
    for (const char byte : bytes) {
        remainder ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            remainder = (remainder >> 1U) ^ ((remainder & 1U) != 0 ? reflected : 0U);
        }
    }
    return ~remainder;
}

}  // namespace

TEST_CASE("the CRC has the published values") {
    std::string rising;
    for (char i = 0; i < 32; ++i) {
        rising += i;
    }
    const std::string falling(rising.rbegin(), rising.rend());

    // RFC 3720, B.4, which lists the bytes lowest first, and the check value of the catalogues.
    CHECK(crc32c(std::string(32, '\0')) == 0x8A9136AA);
    CHECK(crc32c(std::string(32, '\xFF')) == 0x62A8AB43);
    CHECK(crc32c(rising) == 0x46DD794E);
    CHECK(crc32c(falling) == 0x113FDB5C);
    CHECK(crc32c("123456789") == 0xE3069283);
}

TEST_CASE("the CRC is the remainder of the long division") {
    std::string bytes;
    CHECK(crc32c(bytes) == 0);
    for (unsigned i = 0; i < 300; ++i) {
        bytes += static_cast<char>(static_cast<unsigned char>(i * i + 17 * i));
        REQUIRE(crc32c(bytes) == by_long_division(bytes));
    }
    const std::string_view all = bytes;
    for (const std::size_t first : {0, 1, 13, 150, 300}) {
        CHECK(crc32c(all.substr(first), crc32c(all.substr(0, first))) == crc32c(all));
    }
}

}  // namespace feynet::test::crc32c_test
