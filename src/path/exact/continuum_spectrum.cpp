#include "feynet/path/exact/continuum_spectrum.hpp"

#include "excursion.hpp"
#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "settling.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <utility>

namespace feynet {
namespace {

constexpr Index most_grid_points = 1600;
constexpr Index many_grid_points = 600;
constexpr double widest_state = 16.0;  // in units of the range below the deepest point of V
constexpr int last_grid_level = 16;
constexpr double usable_spectrum = 3e-3;

/// Where a state of the given energy has fallen by e^{−log_decay}, going outwards from 0 on one
/// side in strides of half a per cent; nothing if it never does.
std::optional<double> tail_end(const Excursion& start, double side, double log_decay) {
    constexpr double nearest = 1e-6;
    constexpr double farthest = 1e6;
    Excursion excursion = start;
    double well = 0.0;
    while (std::abs(excursion.x()) < farthest) {
        excursion.advance(side * (nearest + 0.005 * std::abs(excursion.x())));
        if (std::abs(excursion.x()) < std::abs(well) || excursion.tunnelling() < log_decay) {
            continue;
        }
        const std::optional<double> next = excursion.next_well(0.0);
        if (!next) {
            return excursion.x();
        }
        well = *next;
    }
    return std::nullopt;
}

/// The positions where a state of the given energy may be found; nothing if it is not bound.
std::optional<PositionRange> range_of(
    const std::function<double(double)>& potential, double mass, double energy, double log_decay) {
    const Excursion start(potential, mass, 0.0, energy);
    const std::optional<double> low = tail_end(start, -1.0, log_decay);
    const std::optional<double> high = tail_end(start, 1.0, log_decay);
    return low && high ? std::optional<PositionRange>({*low, *high}) : std::nullopt;
}

/// sin(πz)/(πz).
double sinc(double z) {
    const double phase = std::numbers::pi * z;
    return std::abs(phase) < 1e-8 ? 1.0 : std::sin(phase) / phase;
}

Eigen::MatrixXd kinetic_energy(double mass, double step, Index n) {
    Eigen::MatrixXd matrix(n, n);
    const double scale = 1.0 / (2.0 * mass * step * step);
    for (Index j = 0; j < n; ++j) {
        for (Index i = 0; i < n; ++i) {
            const auto apart = static_cast<double>(i - j);
            const double sign = (i - j) % 2 == 0 ? 2.0 : -2.0;
            matrix(i, j) = scale * (i == j ? std::numbers::pi * std::numbers::pi / 3.0
                                           : sign / (apart * apart));
        }
    }
    return matrix;
}

}  // namespace

/// A few numbers that feel every error of the positions.
struct ContinuumSpectrum::Probes {
    Eigen::ArrayXd energies;
    double second = 0.0;

    double change_from(const Probes& other) const {
        if (energies.size() != other.energies.size()) {
            return HUGE_VAL;
        }
        const Eigen::ArrayXd scale = energies.abs().max(energies.maxCoeff() - energies[0]);
        const double change = ((energies - other.energies).abs() / scale).maxCoeff() +
                              std::abs(second - other.second) / second;
        return std::isfinite(change) ? change : HUGE_VAL;
    }
};

ContinuumSpectrum::ContinuumSpectrum(double mass, const AnyPotential& potential, Index n_levels)
    : mass_(mass), potential_([potential](double x) {
          return std::visit([x](const auto& v) { return v.value(x); }, potential);
      }) {
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
    require(n_levels > 0, "n_levels", "must be positive, got {}", n_levels);
    Settling settling;
    Probes before;
    for (int level = 0; level <= last_grid_level && solve(level, n_levels); ++level) {
        const Probes now{.energies = energies_, .second = expectation(0, square)};
        settling.follow(now.change_from(before));
        if (!settling.goes_on() || (settling.is_slow() && states_.rows() > many_grid_points)) {
            break;
        }
        before = now;
    }
    error_ = settling.error();
    require(
        error_ < usable_spectrum,
        "potential",
        "has no settled energies: on {} positions they still change by {:.1e}",
        states_.rows(),
        settling.change());
}

/// Writes H where the states found before live, the wider and finer the higher the level, and
/// forgets those that turn out not to be bound; false, and nothing done, if it needs too many
/// positions.
bool ContinuumSpectrum::solve(int level, Index n_levels) {
    const double log_decay = 20.0 + 2.0 * level;
    const std::optional<PositionRange> deepest =
        range_of(potential_, mass_, -std::numeric_limits<double>::infinity(), log_decay);
    require(deepest.has_value(), "potential", "must bind a state: it does not rise on both sides");
    const double n_deepest = 48.0 * std::pow(1.25, level);
    const double step = (deepest->high - deepest->low) / n_deepest;
    std::optional<PositionRange> range = deepest;
    Index n_bound = n_levels;
    if (level > 0) {
        const double widest = widest_state * (deepest->high - deepest->low);
        range.reset();
        for (n_bound = candidates_.size(); n_bound > 0 && !range; --n_bound) {
            range = range_of(potential_, mass_, candidates_[n_bound - 1], log_decay);
            range = range && range->high - range->low < widest ? range : std::nullopt;
        }
        ++n_bound;
        require(range.has_value(), "potential", "must bind a state");
    }
    const Index n_positions = static_cast<Index>((range->high - range->low) / step) + 2;
    if (n_positions > most_grid_points) {
        return false;
    }
    diagonalise(range->low, step, n_positions);
    candidates_ = candidates_.head(std::min(n_levels, candidates_.size())).eval();
    energies_ = candidates_.head(std::min(n_bound, candidates_.size()));
    return true;
}

void ContinuumSpectrum::diagonalise(double low, double step, Index n_positions) {
    low_ = low;
    step_ = step;
    Eigen::MatrixXd hamiltonian = kinetic_energy(mass_, step, n_positions);
    for (Index i = 0; i < n_positions; ++i) {
        hamiltonian(i, i) += potential_(position(i));
    }
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(hamiltonian);
    candidates_ = solver.eigenvalues().array();
    states_ = solver.eigenvectors();
}

std::string ContinuumSpectrum::method() const {
    return "Schrödinger equation on " + std::to_string(states_.rows()) + " positions";
}

double ContinuumSpectrum::expectation(Index n, const std::function<double(double)>& f) const {
    assert(n < n_levels());
    double sum = 0.0;
    for (Index i = 0; i < states_.rows(); ++i) {
        sum += f(position(i)) * states_(i, n) * states_(i, n);
    }
    return sum;
}

double ContinuumSpectrum::density(Index n, double x) const {
    assert(n < n_levels());
    if (x < low_ || x > position(states_.rows() - 1)) {
        return 0.0;
    }
    double amplitude = 0.0;
    for (Index i = 0; i < states_.rows(); ++i) {
        amplitude += states_(i, n) * sinc((x - position(i)) / step_);
    }
    return amplitude * amplitude / step_;
}

PositionRange ContinuumSpectrum::ground_range(double share) const {
    const Eigen::ArrayXd density = states_.col(0).array().square();
    const double least = share * density.maxCoeff();
    Index first = 0;
    Index last = density.size() - 1;
    for (; density[first] < least; ++first) {
    }
    for (; density[last] < least; --last) {
    }
    return {position(first), position(last)};
}

}  // namespace feynet
