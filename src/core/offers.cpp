#include "feynet/core/random.hpp"
#include "lane_transforms.hpp"
#include "philox_lanes.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>

namespace feynet {
namespace {

constexpr Index moves_per_output = 2;
constexpr std::size_t outputs_at_once = Offers::at_once / moves_per_output;

}  // namespace

void fill_offers(
    const Stream& stream,
    Purpose purpose,
    const Eigen::Ref<const Eigen::ArrayXd>& widths,
    Offers& offers) {
    assert(offers.first % Offers::at_once == 0 && offers.n() == widths.size());
    constexpr double root12 = 3.464101615137754587055;
    const PhiloxLanes philox(stream, purpose);
    const double* width = widths.data();
    double* shift = offers.shifts.data();
    double* limit = offers.limits.data();
    for (Index j = 0; j < offers.n(); j += Offers::at_once) {
        const PhiloxWords<outputs_at_once> words = philox.outputs<outputs_at_once>(
            static_cast<std::uint32_t>((offers.first + j) / moves_per_output));
        const Index n = std::min(Offers::at_once, offers.n() - j);
        for (Index k = 0; k < n; ++k, ++width, shift += lanes, limit += lanes) {
            const auto output = static_cast<std::size_t>(k / moves_per_output);
            const auto half = static_cast<std::size_t>(2 * (k % moves_per_output));
            store(shift, root12 * *width * symmetric_uniform(words[half][output]));
            store(limit, minus_log(short_uniform(words[half + 1][output])));
        }
    }
}

}  // namespace feynet
