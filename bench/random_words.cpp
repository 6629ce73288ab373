// The 32-bit words of one chain on stdout, for batteries of randomness tests:
//
//     feynet-random-words [SEED] | dieharder -g 200 -a

#include "feynet/core/random.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    feynet::Stream stream;
    if (argc > 1) {
        stream.seed = std::strtoull(argv[1], nullptr, 10);
    }
    std::array<std::uint32_t, 16384> words{};
    // A counter of 32 bits numbers the Philox outputs of a trajectory, four words each.
    constexpr std::uint64_t words_per_trajectory = std::uint64_t{4} << 32U;
    for (;; ++stream.trajectory) {
        feynet::Engine engine(stream, feynet::Purpose::Test);
        for (std::uint64_t n = 0; n < words_per_trajectory; n += words.size()) {
            for (std::uint32_t& word : words) {
                word = engine();
            }
            if (std::fwrite(words.data(), sizeof(words), 1, stdout) != 1) {
                return EXIT_SUCCESS;  // the reader has seen enough
            }
        }
    }
}
