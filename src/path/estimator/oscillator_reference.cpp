#include "feynet/path/estimator/oscillator_reference.hpp"

#include <cmath>
#include <numbers>

namespace feynet {

OscillatorReference::OscillatorReference(const PathSystem& system, double frequency)
    : mass_(system.mass()),
      network_(system.grid(), system.rule(), system.mass(), frequency),
      path_action_(make_path_action(system)),
      action_(network_, *path_action_),
      gaussian_(network_.oscillator_part(system.rule(), system.mass(), frequency)) {}

double OscillatorReference::log_partition() const {
    const TimeGrid& grid = network_.grid();
    const double two_pi = 2.0 * std::numbers::pi;
    const auto n_slices = static_cast<double>(grid.n_slices());
    const auto n_weights = static_cast<double>(network_.n_weights());
    return 0.5 * n_slices * std::log(mass_ / (two_pi * grid.spacing())) + network_.log_jacobian() +
           0.5 * n_weights * std::log(two_pi);
}

}  // namespace feynet
