#include "feynet/io/gzip.hpp"

#include <algorithm>
#include <new>
#include <zlib.h>

namespace feynet {

std::string gzip_bytes(std::string_view text) {
    constexpr int with_gzip_header = 15 + 16;
    constexpr int usual_memory = 8;
    z_stream stream{};
    const int begun = deflateInit2(
        &stream,
        Z_DEFAULT_COMPRESSION,
        Z_DEFLATED,
        with_gzip_header,
        usual_memory,
        Z_DEFAULT_STRATEGY);
    if (begun != Z_OK) {
        throw std::bad_alloc();
    }
    constexpr std::size_t piece = std::size_t{1} << 20U;
    std::string bytes;
    int state = Z_OK;
    while (state != Z_STREAM_END) {
        if (stream.avail_in == 0 && !text.empty()) {
            const std::size_t n = std::min(piece, text.size());
            // zlib takes its input without const, and only reads it.
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
            stream.avail_in = static_cast<uInt>(n);
            text.remove_prefix(n);
        }
        const std::size_t used = bytes.size();
        bytes.resize(used + piece);
        stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + used);
        stream.avail_out = static_cast<uInt>(piece);
        state = deflate(&stream, text.empty() ? Z_FINISH : Z_NO_FLUSH);
        bytes.resize(used + piece - stream.avail_out);
    }
    deflateEnd(&stream);
    return bytes;
}

}  // namespace feynet
