#include "feynet/nnft/deep/deep_oscillator.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cassert>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// (2/π) arcsin(z e^{−ωt}), z = 2s²/(1 + 2s²), in powers of e^{−ωt}: Σ_{odd n} (n − 2)!!² zⁿ/n!.
double erf_weight(int n, double variance) {
    if (n % 2 == 0) {
        return 0.0;
    }
    const double z = 2.0 * variance / (1.0 + 2.0 * variance);
    double coefficient = 1.0;
    for (int k = 3; k <= n; k += 2) {
        coefficient *= square(k - 2.0) / (k * (k - 1.0));
    }
    return 2.0 / std::numbers::pi * coefficient * std::pow(z, n);
}

/// (s²/2π) [√(1 − ρ²) + ρ (π − arccos ρ)] in powers of ρ: 1 + πρ/2 + Σ_{even n} (n − 3)!!² ρⁿ/n!.
double relu_weight(int n, double variance) {
    const double scale = variance / (2.0 * std::numbers::pi);
    if (n < 2) {
        return scale * (n == 0 ? 1.0 : 0.5 * std::numbers::pi);
    }
    if (n % 2 == 1) {
        return 0.0;
    }
    double coefficient = 0.5;
    for (int k = 4; k <= n; k += 2) {
        coefficient *= square(k - 3.0) / (k * (k - 1.0));
    }
    return scale * coefficient;
}

double square_weight(int n, double variance) {
    switch (n) {
        case 0:
            return square(variance);
        case 2:
            return 2.0 * square(variance);
        default:
            return 0.0;
    }
}

}  // namespace

double DeepOscillator::correlator(double t) const {
    const double rho = std::exp(-frequency * std::abs(t));
    return activation_product(activation, {variance, variance * rho, variance}) - square(mean());
}

double DeepOscillator::gap() const {
    return activation == Activation::Square ? 2.0 * frequency : frequency;
}

double DeepOscillator::level_weight(int n) const {
    assert(n >= 0);
    switch (activation) {
        case Activation::Erf:
            return erf_weight(n, variance);
        case Activation::Relu:
            return relu_weight(n, variance);
        default:
            return square_weight(n, variance);
    }
}

void DeepOscillator::draw(const RandomSource& random, double spacing, Index n, Block& y) const {
    const double rho = std::exp(-frequency * spacing);
    const double scale = std::sqrt(variance);
    const double fresh = scale * std::sqrt(-std::expm1(-2.0 * frequency * spacing));
    y.resize(lanes, n);
    random.normals(Purpose::Exact, y);
    y.col(0) *= scale;
    for (Index i = 1; i < n; ++i) {
        y.col(i) = rho * y.col(i - 1) + fresh * y.col(i);
    }
    activate(activation, y);
}

void check(const DeepOscillator& oscillator) {
    require(
        std::isfinite(oscillator.variance) && oscillator.variance > 0.0,
        "variance",
        "must be positive and finite, got {}",
        oscillator.variance);
    require(
        std::isfinite(oscillator.frequency) && oscillator.frequency > 0.0,
        "frequency",
        "must be positive and finite, got {}",
        oscillator.frequency);
}

}  // namespace feynet
