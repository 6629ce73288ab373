#pragma once

#include "feynet/core/local_action.hpp"
#include "feynet/sampler/hmc.hpp"

#include <optional>

namespace feynet {

/// What tuning aims at.
struct TuningGoal {
    double acceptance = 0.8;
    double trajectory_length = 1.5707963267948966;  ///< ε × n_leapfrog; π/2 in the `action` metric
    Index max_leapfrog = 128;                       ///< longer trajectories are cut here
    std::optional<Index> n_leapfrog;                ///< fixes the number of steps; only ε is tuned
    Index n_trajectories = 200;  ///< length of the pilot; less beyond 10⁵ variables
    Splitting splitting = Splitting::Leapfrog;
    bool seeks_least_effort = false;  ///< choose splitting and steps afresh from what was found
    double ends = 4.0;  ///< what momenta, energies and other updates of a step cost, in forces
};

/// Settings found by a pilot run.
struct TunedHmc {
    HmcSettings settings;
    Index wanted_leapfrog = 1;  ///< steps that the whole trajectory length would take
};

/// Finds step size and number of steps in a deterministic pilot of one block of chains that starts
/// at q, by dual averaging of the acceptance. The stream decides its random numbers (its phase
/// becomes Pilot).
///
/// On request, trajectories of the same length with fewer and more steps and with either splitting
/// are then compared by their effort: forces per trajectory and what its ends cost, divided by A/(2
/// − A) of the acceptance A, which is 1/(2τ) of a chain whose accepted steps forget everything.
/// Where one step has no error at all, as for a quadratic action under the rotation, one it is. No
/// clock decides, so that a seed has one answer.
///
/// Source  Hoffman & Gelman, J. Mach. Learn. Res. 15 (2014) 1593, section 3.2.
TunedHmc tune_hmc(
    const Action& action,
    const GaussianPart& metric,
    Integrator integrator,
    const TuningGoal& goal,
    Block q,
    Stream stream);

/// The factor by which to scale the widths of a Metropolis sweep so that its acceptance is near
/// `acceptance`, found the same way.
double tune_metropolis(
    const LocalAction& action,
    const Eigen::ArrayXd& widths,
    double acceptance,
    Index n_sweeps,
    Block q,
    Stream stream);

/// The slowest time scale of a Gaussian part under unit masses, the square root of the largest
/// eigenvalue of M⁻¹, by power iteration with solve(): the oscillation of the softest mode takes 2π
/// times as long.
double slowest_time(const GaussianPart& gaussian);

}  // namespace feynet
