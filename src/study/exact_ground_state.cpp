#include "feynet/study/exact_ground_state.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

ExactGroundState::ExactGroundState(const PathSettings& settings)
    : exact_(exact_path(settings.path_system())),
      spacing_(settings.path_system().grid().spacing()),
      grid_(wave_grid(settings.path_system())) {
    PathSettings longer = settings;
    ++longer.time.n_slices;
    const auto next = exact_path(longer.path_system());
    const double weight = std::exp(next->log_partition() - exact_->log_partition());
    for (const double y : grid_.positions()) {
        means_.push_back(weight * next->density(longer.time.n_slices, y));
    }
}

/// Positions that hold all of ψ₀ but 1e-9, by the bound P(|x| > R) ≤ ⟨x³²⟩/R³².
WaveGrid ExactGroundState::wave_grid(const PathSystem& system) const {
    constexpr int power = 32;
    constexpr double rarity = 1e-9;
    constexpr double step_in_slices = 0.35;
    constexpr double most_steps = 1000.0;
    const Index end = system.grid().n_slices();
    const double centre = exact_->expectation(end, [](double x) { return x; });
    const double moment =
        exact_->expectation(end, [centre](double x) { return std::pow(x - centre, power); });
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
