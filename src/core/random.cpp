#include "feynet/core/random.hpp"

#include "philox_counter.hpp"

namespace feynet {

std::array<std::uint32_t, 4> philox(
    std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product0 = std::uint64_t{philox_multiplier0} * counter[0];
        const std::uint64_t product1 = std::uint64_t{philox_multiplier1} * counter[2];
        counter = {
            static_cast<std::uint32_t>(product1 >> 32U) ^ counter[1] ^ key[0],
            static_cast<std::uint32_t>(product1),
            static_cast<std::uint32_t>(product0 >> 32U) ^ counter[3] ^ key[1],
            static_cast<std::uint32_t>(product0)};
        key[0] += philox_weyl0;
        key[1] += philox_weyl1;
    }
    return counter;
}

Engine::Engine(const Stream& stream, Purpose purpose)
    : counter_(philox_counter(stream, purpose, 0, 0)), key_(philox_key(stream)) {}

Engine::result_type Engine::operator()() {
    if (next_ == 4) {
        words_ = philox(counter_, key_);
        ++counter_[0];
        next_ = 0;
    }
    return words_[next_++];
}

}  // namespace feynet
