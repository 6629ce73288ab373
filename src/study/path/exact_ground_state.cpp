#include "feynet/study/path/exact_ground_state.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace feynet {

ExactGroundState::ExactGroundState(const PathSystem& system)
    : exact_(exact_path(system)),
      spacing_(system.grid().spacing()),
      end_(system.grid().n_slices()),
      grid_(wave_grid(system)) {
    for (const double y : grid_.positions()) {
        wave_.push_back(std::sqrt(exact_->ground_density(y)));
    }
}

std::vector<double> ExactGroundState::means() const {
    const double eigenvalue = std::exp(-spacing_ * exact_->ground_energy());
    const double integral = grid_.step * std::accumulate(wave_.begin(), wave_.end(), 0.0);
    std::vector<double> means = wave_;
    for (double& mean : means) {
        mean *= eigenvalue / integral;
    }
    return means;
}

double ExactGroundState::square() const {
    const std::vector<double> positions = grid_.positions();
    double sum = 0.0;
    for (std::size_t i = 0; i < wave_.size(); ++i) {
        sum += grid_.step * positions[i] * positions[i] * wave_[i] * wave_[i];
    }
    return sum;
}

double ExactGroundState::distance() const {
    std::vector<double> ends;
    for (const double y : grid_.positions()) {
        ends.push_back(exact_->density(end_, y));
    }
    double largest = 0.0;
    for (Index i = 0; i < grid_.size; ++i) {
        const double psi = wave_[static_cast<std::size_t>(i)];
        largest = std::max(largest, std::abs(functions().wave(ends, i) - psi));
    }
    return largest;
}

/// Positions that hold all of ψ₀ but 1e-9, by the bound P(|x| > R) ≤ ⟨x³²⟩/R³².
WaveGrid ExactGroundState::wave_grid(const PathSystem& system) const {
    constexpr int power = 32;
    constexpr double rarity = 1e-9;
    constexpr double step_in_slices = 0.35;
    constexpr double most_steps = 1000.0;
    const double centre = exact_->expectation(end_, [](double x) { return x; });
    const double moment =
        exact_->expectation(end_, [centre](double x) { return std::pow(x - centre, power); });
    const double free_step = std::sqrt(spacing_ / system.mass());
    const double reach = std::pow(moment / rarity, 1.0 / power) + 3.0 * free_step;
    const double n_steps = std::ceil(reach / (step_in_slices * free_step));
    require(
        n_steps < most_steps,
        "spacing",
        "is too small for a wave function: it would need {:.0f} positions, at most {:.0f}",
        2.0 * n_steps + 1.0,
        2.0 * most_steps);
    return {
        .lowest = centre - reach,
        .step = reach / n_steps,
        .size = 2 * static_cast<Index>(n_steps) + 1};
}

}  // namespace feynet
