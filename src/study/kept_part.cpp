#include "feynet/study/kept_part.hpp"

#include "feynet/io/io_error.hpp"
#include "feynet/io/payload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace feynet {

Index KeptPart::steps() const {
    return std::accumulate(
        blocks.begin(), blocks.end(), Index{0}, [](Index sum, const BlockState& block) {
            return sum + block.steps;
        });
}

void KeptPart::take_further(KeptPart other) {
    if (other.blocks.size() != blocks.size()) {
        throw IoError(fmt::format(
            "part {} has {} blocks of chains in one place and {} in another",
            number,
            blocks.size(),
            other.blocks.size()));
    }
    seconds = std::max(seconds, other.seconds);
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (other.blocks[b].steps > blocks[b].steps) {
            blocks[b] = std::move(other.blocks[b]);
        }
    }
}

/// The number of a part and its seconds, then the blocks.
std::string payload_of(const KeptPart& part) {
    constexpr std::size_t besides = 64;
    std::size_t size = besides;
    for (const BlockState& block : part.blocks) {
        size += block.state.size() + besides;
    }
    PayloadWriter payload;
    payload.reserve(size);
    payload.append_whole(part.number);
    payload.append_number(part.seconds);
    payload.append_whole(std::ssize(part.blocks));
    for (const BlockState& block : part.blocks) {
        payload.append_whole(block.steps);
        payload.append_text(block.state);
    }
    return payload.take();
}

KeptPart part_in(std::string_view payload) {
    PayloadReader reader(payload);
    KeptPart part;
    part.number = reader.take_whole();
    part.seconds = reader.take_number();
    for (std::int64_t left = reader.take_whole(); left > 0; --left) {
        const Index steps = reader.take_whole();
        part.blocks.push_back({steps, std::string(reader.take_text())});
    }
    reader.finish();
    return part;
}

}  // namespace feynet
