#include "feynet/statistics/kolmogorov_smirnov.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {

namespace {

/// Sorts the sample; false if it is empty or holds a NaN.
bool put_in_order(std::vector<double>& sample) {
    if (sample.empty() ||
        std::any_of(sample.begin(), sample.end(), [](double x) { return std::isnan(x); })) {
        return false;
    }
    std::sort(sample.begin(), sample.end());
    return true;
}

/// The series in λ, in the form that converges fast: below 1 that of its Jacobi transform,
/// 1 − √(2π)/λ Σ_{j≥1} exp(−(2j−1)²π²/(8λ²)).
double limiting_survival(double lambda) {
    if (lambda < 0.1) {
        return 1.0;
    }
    double sum = 0.0;
    if (lambda < 1.0) {
        const double base = -std::numbers::pi * std::numbers::pi / (8.0 * lambda * lambda);
        for (int j = 1; j <= 7; j += 2) {
            sum += std::exp(j * j * base);
        }
        return 1.0 - std::sqrt(2.0 * std::numbers::pi) / lambda * sum;
    }
    for (int j = 1; j <= 6; ++j) {
        sum += (j % 2 == 1 ? 2.0 : -2.0) * std::exp(-2.0 * j * j * lambda * lambda);
    }
    return sum;
}

}  // namespace

double kolmogorov_survival(double distance, double n) {
    const double root = std::sqrt(n);
    return std::clamp(limiting_survival((root + 0.12 + 0.11 / root) * distance), 0.0, 1.0);
}

KolmogorovSmirnov kolmogorov_smirnov(
    std::vector<double> sample, const std::function<double(double)>& distribution) {
    if (!put_in_order(sample)) {
        return {};
    }
    const auto n = static_cast<double>(sample.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double expected = distribution(sample[i]);
        const auto below = static_cast<double>(i);
        if (std::isnan(expected)) {
            return {};
        }
        distance = std::max({distance, (below + 1.0) / n - expected, expected - below / n});
    }
    return {.distance = distance, .p = kolmogorov_survival(distance, n)};
}

KolmogorovSmirnov kolmogorov_smirnov(std::vector<double> first, std::vector<double> second) {
    if (!put_in_order(first) || !put_in_order(second)) {
        return {};
    }
    const auto n1 = static_cast<double>(first.size());
    const auto n2 = static_cast<double>(second.size());
    double distance = 0.0;
    auto i = first.begin();
    auto j = second.begin();
    while (i != first.end() && j != second.end()) {
        const double x = std::min(*i, *j);
        while (i != first.end() && *i == x) {
            ++i;
        }
        while (j != second.end() && *j == x) {
            ++j;
        }
        const auto below1 = static_cast<double>(i - first.begin());
        const auto below2 = static_cast<double>(j - second.begin());
        distance = std::max(distance, std::abs(below1 / n1 - below2 / n2));
    }
    return {.distance = distance, .p = kolmogorov_survival(distance, n1 * n2 / (n1 + n2))};
}

}  // namespace feynet
