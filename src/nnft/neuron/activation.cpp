#include "feynet/nnft/neuron/activation.hpp"

#include "feynet/core/powers.hpp"
#include "lane_series.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

double relu_product(const PairCovariance& q) {
    const double scale = std::sqrt(q.xx * q.yy);
    if (scale == 0.0) {
        return 0.0;
    }
    const double cosine = std::clamp(q.xy / scale, -1.0, 1.0);
    const double angle = std::acos(cosine);
    return scale / (2.0 * std::numbers::pi) *
           (std::sin(angle) + (std::numbers::pi - angle) * cosine);
}

template <typename Function>
[[gnu::flatten]] void apply(Block& z, Function function) {
    for (Index j = 0; j < z.cols(); ++j) {
        double* const column = z.data() + j * lanes;
        store(column, function(load(column)));
    }
}

}  // namespace

void activate(Activation activation, Block& z) {
    switch (activation) {
        case Activation::Erf:
            apply(z, [](const LaneRegister& x) { return series_erf(x); });
            break;
        case Activation::Relu:
            apply(z, [](const LaneRegister& x) { return x > 0.0 ? x : LaneRegister{}; });
            break;
        default:
            apply(z, [](const LaneRegister& x) { return x * x; });
    }
}

double mean_activation(Activation activation, double variance) {
    switch (activation) {
        case Activation::Erf:
            return 0.0;
        case Activation::Relu:
            return std::sqrt(variance / (2.0 * std::numbers::pi));
        default:
            return variance;
    }
}

double activation_product(Activation activation, const PairCovariance& q) {
    switch (activation) {
        case Activation::Erf:
            return 2.0 / std::numbers::pi *
                   std::asin(2.0 * q.xy / std::sqrt((1.0 + 2.0 * q.xx) * (1.0 + 2.0 * q.yy)));
        case Activation::Relu:
            return relu_product(q);
        default:
            return q.xx * q.yy + 2.0 * square(q.xy);
    }
}

}  // namespace feynet
