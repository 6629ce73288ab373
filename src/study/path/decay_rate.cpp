#include "feynet/study/path/decay_rate.hpp"

#include "feynet/core/error.hpp"

#include <array>
#include <cmath>

namespace feynet {

DecayRate::DecayRate(Index first, Index second, double spacing)
    : first_(first), second_(second), duration_(static_cast<double>(second - first) * spacing) {
    require(first >= 0, "from", "must not be before 0, got lag {}", first);
    require(second > first, "to", "must be after from, got lag {} after {}", second, first);
}

double DecayRate::exact(const ExactPath& path) const {
    return std::log(path.correlation(0, first_) / path.correlation(0, second_)) / duration_;
}

GammaResult DecayRate::measured(const VectorSeries& correlator) const {
    const std::array<Index, 2> lags{first_, second_};
    const double duration = duration_;
    return gamma_method(
        [duration](std::span<const double> g) { return std::log(g[0] / g[1]) / duration; },
        [duration](std::span<const double> g) {
            return std::vector<double>{1.0 / (duration * g[0]), -1.0 / (duration * g[1])};
        },
        correlator.select(lags));
}

}  // namespace feynet
