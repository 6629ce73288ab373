#include "feynet/io/gzip.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <zlib.h>

namespace feynet::test::gzip_test {
namespace {

std::string unpacked(std::string bytes, std::size_t size) {
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string text(size + 1, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    text.resize(text.size() - stream.avail_out);
    inflateEnd(&stream);
    return text;
}

}  // namespace

TEST_CASE("what is packed is unpacked again, small and large") {
    std::string large;
    for (std::int64_t i = 0; large.size() < 3'000'000; ++i) {
        large += std::to_string(i * 7919 % 10007) + ",";
    }
    for (const std::string& text : {std::string(), std::string("feynet"), large}) {
        const std::string bytes = gzip_bytes(text);
        CHECK(unpacked(bytes, text.size()) == text);
        CHECK(gzip_bytes(text) == bytes);
    }
    CHECK(gzip_bytes(large).size() < large.size() / 2);
}

}  // namespace feynet::test::gzip_test
