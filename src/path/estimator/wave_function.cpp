#include "feynet/path/estimator/wave_function.hpp"

#include <cmath>
#include <numeric>

namespace feynet {

std::vector<double> WaveGrid::positions() const {
    std::vector<double> positions;
    for (Index i = 0; i < size; ++i) {
        positions.push_back(lowest + step * static_cast<double>(i));
    }
    return positions;
}

/// √(h Σⱼ āⱼ²).
double GroundStateFunctions::norm(std::span<const double> means) const {
    return std::sqrt(
        grid_.step * std::inner_product(means.begin(), means.end(), means.begin(), 0.0));
}

double GroundStateFunctions::wave(std::span<const double> means, Index i) const {
    return means[static_cast<std::size_t>(i)] / norm(means);
}

std::vector<double> GroundStateFunctions::wave_gradient(
    std::span<const double> means, Index i) const {
    // ∂ψᵢ/∂āⱼ = δᵢⱼ/n − āᵢ h āⱼ/n³
    const double n = norm(means);
    const auto at = static_cast<std::size_t>(i);
    const double slope = -means[at] * grid_.step / (n * n * n);
    std::vector<double> gradient(means.begin(), means.end());
    for (double& value : gradient) {
        value *= slope;
    }
    gradient[at] += 1.0 / n;
    return gradient;
}

double GroundStateFunctions::energy(std::span<const double> means) const {
    const double eigenvalue = grid_.step * std::accumulate(means.begin(), means.end(), 0.0);
    return -std::log(eigenvalue) / spacing_;
}

std::vector<double> GroundStateFunctions::energy_gradient(std::span<const double> means) const {
    const double sum = std::accumulate(means.begin(), means.end(), 0.0);
    std::vector<double> gradient(means.size(), -1.0 / (sum * spacing_));
    return gradient;
}

}  // namespace feynet
