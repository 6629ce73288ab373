#include "feynet/core/random.hpp"
#include "lane_transforms.hpp"
#include "philox_lanes.hpp"

#include <array>
#include <cassert>
#include <cstring>

namespace feynet {
namespace {

/// √(−2 ln u) (sin α, cos α): two independent normals.
inline void box_muller(LaneWords radius_word, LaneWords angle_word, double* columns) {
    const LaneRegister radius = square_root(minus_two_log(short_uniform(radius_word)));
    const auto [sine, cosine] = unit_vector(angle_word);
    store(columns, radius * sine);
    store(columns + lanes, radius * cosine);
}

/// (w + ½) 2⁻⁵³ for the 53 high bits w of two words.
inline LaneRegister uniform(LaneWords high, LaneWords low) {
    const LaneWords bits = (high << 32U | (low & low_word)) >> 11U;
    return (__builtin_convertvector(std::bit_cast<LaneIntegers>(bits), LaneRegister) + 0.5) *
           0x1p-53;
}

/// Fills a block by write(words, column) for `at_once` Philox outputs at a time, of `per_output`
/// columns each, which are the columns from `first` on.
template <std::size_t at_once, Index per_output, typename Write>
void fill(const Stream& stream, Purpose purpose, Block& block, Index first, Write write) {
    constexpr Index width = static_cast<Index>(at_once) * per_output;
    static_assert(columns_at_once % width == 0);
    assert(first % columns_at_once == 0);
    const PhiloxLanes philox(stream, purpose);
    const Index n = block.cols();
    for (Index j = 0; j < n; j += width) {
        const auto words =
            philox.outputs<at_once>(static_cast<std::uint32_t>((first + j) / per_output));
        double* const column = block.data() + j * lanes;
        if (n - j >= width) {
            write(words, column);
        } else {
            std::array<double, width * lanes> last{};
            write(words, last.data());
            std::memcpy(
                column, last.data(), sizeof(double) * static_cast<std::size_t>((n - j) * lanes));
        }
    }
}

}  // namespace

void fill_normals(const Stream& stream, Purpose purpose, Block& normals, Index first) {
    constexpr std::size_t at_once = 2;
    fill<at_once, 4>(stream, purpose, normals, first, [](const auto& word, double* column) {
        for (std::size_t k = 0; k < at_once; ++k, column += 4 * lanes) {
            box_muller(word[0][k], word[1][k], column);
            box_muller(word[2][k], word[3][k], column + 2 * lanes);
        }
    });
}

void fill_uniforms(const Stream& stream, Purpose purpose, Block& uniforms, Index first) {
    constexpr std::size_t at_once = 4;
    fill<at_once, 2>(stream, purpose, uniforms, first, [](const auto& word, double* column) {
        for (std::size_t k = 0; k < at_once; ++k, column += 2 * lanes) {
            store(column, uniform(word[0][k], word[1][k]));
            store(column + lanes, uniform(word[2][k], word[3][k]));
        }
    });
}

}  // namespace feynet
