#include "feynet/statistics/pair_moments.hpp"

#include <cassert>
#include <cmath>

namespace feynet {

void PairMoments::products(const Lanes& x, const Lanes& y, Eigen::Ref<Block> products) {
    assert(products.cols() == size);
    products.col(0) = x;
    products.col(1) = x * x;
    products.col(2) = products.col(1) * x;
    products.col(3) = products.col(1) * products.col(1);
    products.col(4) = x * y;
    products.col(5) = y;
    products.col(6) = y * y;
}

double PairMoments::variance(std::span<const double> means) {
    return means[1] - means[0] * means[0];
}

std::vector<double> PairMoments::variance_gradient(std::span<const double> means) {
    return {-2.0 * means[0], 1.0, 0.0, 0.0, 0.0, 0.0, 0.0};
}

double PairMoments::excess_kurtosis(std::span<const double> means) {
    const double mean = means[0];
    const double fourth =
        means[3] + mean * (-4.0 * means[2] + mean * (6.0 * means[1] - 3.0 * mean * mean));
    const double square = variance(means);
    return fourth / (square * square) - 3.0;
}

std::vector<double> PairMoments::excess_kurtosis_gradient(std::span<const double> means) {
    const double mean = means[0];
    const double square = variance(means);
    const double ratio = excess_kurtosis(means) + 3.0;
    // of the fourth moment, then through the square in the denominator
    const double by_mean = -4.0 * means[2] + 12.0 * mean * means[1] - 12.0 * mean * mean * mean;
    const double scale = 1.0 / (square * square);
    return {
        scale * by_mean + 4.0 * mean * ratio / square,
        scale * 6.0 * mean * mean - 2.0 * ratio / square,
        scale * -4.0 * mean,
        scale,
        0.0,
        0.0,
        0.0};
}

double PairMoments::correlation(std::span<const double> means) {
    const double other = means[6] - means[5] * means[5];
    return (means[4] - means[0] * means[5]) / std::sqrt(variance(means) * other);
}

std::vector<double> PairMoments::correlation_gradient(std::span<const double> means) {
    const double square = variance(means);
    const double other = means[6] - means[5] * means[5];
    const double scale = 1.0 / std::sqrt(square * other);
    const double r = correlation(means);
    return {
        -scale * means[5] + r * means[0] / square,
        -0.5 * r / square,
        0.0,
        0.0,
        scale,
        -scale * means[0] + r * means[5] / other,
        -0.5 * r / other};
}

}  // namespace feynet
