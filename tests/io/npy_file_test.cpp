#include "feynet/io/npy_file.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>

namespace feynet::test::npy_file_test {
namespace {

std::size_t header_length(const std::string& bytes) {
    return static_cast<unsigned char>(bytes[8]) + 256U * static_cast<unsigned char>(bytes[9]);
}

}  // namespace

TEST_CASE("an npy file is a header that tells the shape, a multiple of 64 bytes, then doubles") {
    const Dataset dataset{
        .name = "x2",
        .shape = {2, 3},
        .values = {1.0, 2.0, 3.0, 4.0, 5.0, -0.5},
        .dimensions = {"chain", "draw"}};

    const std::string bytes = npy_bytes(dataset);

    CHECK(bytes.substr(0, 8) == std::string("\x93NUMPY\x01\x00", 8));
    const std::size_t begin = 10 + header_length(bytes);
    CHECK(begin % 64 == 0);
    CHECK(bytes.substr(10, 60).find("'shape': (2, 3)") != std::string::npos);
    CHECK(bytes[begin - 1] == '\n');
    REQUIRE(bytes.size() == begin + 6 * sizeof(double));
    double last = 0.0;
    std::memcpy(&last, bytes.data() + begin + 5 * sizeof(double), sizeof last);
    CHECK(last == -0.5);
}

TEST_CASE("one axis is a tuple with one entry, none an empty one") {
    CHECK(
        npy_bytes({.name = "t", .shape = {1}, .values = {0.0}}).find("(1,)") != std::string::npos);
    CHECK(npy_bytes({.name = "t", .shape = {}, .values = {0.0}}).find("()") != std::string::npos);
}

}  // namespace feynet::test::npy_file_test
