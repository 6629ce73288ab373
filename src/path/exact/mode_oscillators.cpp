#include "feynet/path/exact/mode_oscillators.hpp"

#include "feynet/core/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet {

ModeOscillators::ModeOscillators(const CoupledSystem& system)
    : directions_(system.nearest_oscillators().directions) {
    require(
        system.is_quadratic(),
        "potential",
        "must be quadratic for the closed forms of oscillators");
    form_ = *system.potential().quadratic_form();
    for (const double frequency : system.nearest_oscillators().frequencies) {
        const HarmonicPotential mode{.mass = system.mass(), .frequency = frequency};
        modes_.emplace_back(PathSystem(system.grid(), Rule::Site, system.mass(), mode));
    }
}

std::string ModeOscillators::method() const {
    return fmt::format("closed form of {} normal modes, each a lattice oscillator", modes_.size());
}

Eigen::MatrixXd ModeOscillators::correlation(Index lag) const {
    Eigen::VectorXd g(directions_.cols());
    for (Index k = 0; k < g.size(); ++k) {
        g[k] = modes_[static_cast<std::size_t>(k)].correlation(0, lag);
    }
    return directions_ * g.asDiagonal() * directions_.transpose();
}

double ModeOscillators::potential_energy() const {
    return 0.5 * form_.cwiseProduct(correlation(0)).sum();
}

Eigen::ArrayXd ModeOscillators::levels(Index n) const {
    std::vector<double> energies{0.0};
    for (const ExactOscillator& mode : modes_) {
        std::vector<double> sums;
        for (const double energy : energies) {
            for (Index quanta = 0; quanta < n; ++quanta) {
                sums.push_back(energy + static_cast<double>(quanta) * mode.gap());
            }
        }
        std::sort(sums.begin(), sums.end());
        sums.resize(std::min(sums.size(), static_cast<std::size_t>(n)));
        energies = std::move(sums);
    }
    return Eigen::Map<const Eigen::ArrayXd>(energies.data(), n);
}

double ModeOscillators::ground_energy() const {
    double sum = 0.0;
    for (const ExactOscillator& mode : modes_) {
        sum += mode.ground_energy();
    }
    return sum;
}

double ModeOscillators::log_partition() const {
    double sum = 0.0;
    for (const ExactOscillator& mode : modes_) {
        sum += mode.log_partition();
    }
    return sum;
}

}  // namespace feynet
