#include "feynet/field/exact/free_field.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/network/lattice_oscillator.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <utility>

namespace feynet {
namespace {

double angle(Index mode, Index position, Index extent) {
    const Index turns = mode * position % extent;
    return 2.0 * std::numbers::pi * static_cast<double>(turns) / static_cast<double>(extent);
}

/// The matrix cos(2πjx/L)/L of the sum over the momenta of one direction.
Eigen::MatrixXd cosine_sum(Index extent) {
    Eigen::MatrixXd matrix(extent, extent);
    for (Index mode = 0; mode < extent; ++mode) {
        for (Index x = 0; x < extent; ++x) {
            matrix(mode, x) = std::cos(angle(mode, x, extent)) / static_cast<double>(extent);
        }
    }
    return matrix;
}

}  // namespace

FreeField::FreeField(Lattice lattice, const ScalarCouplings& couplings, Index n_components)
    : lattice_(std::move(lattice)),
      couplings_(couplings),
      n_components_(n_components),
      theta_(lattice_.n_lines()),
      amplitude_(lattice_.n_lines()) {
    check(couplings);
    require(
        couplings.is_free(), "quartic", "must be 0 for a free field, got {}", couplings.quartic);
    require(n_components >= 1, "components", "must be at least 1, got {}", n_components);
    const Index n_times = lattice_.n_times();
    for (Index line = 0; line < lattice_.n_lines(); ++line) {
        double frequency_squared = couplings.mass_squared();
        for (Index direction = 1; direction < lattice_.n_dimensions(); ++direction) {
            const Index mode = lattice_.coordinate(line * n_times, direction);
            frequency_squared += momentum_squared(direction, mode);
        }
        const LatticeOscillator oscillator(
            Rule::Site, 2.0 * couplings.stiffness, std::sqrt(frequency_squared), 1.0);
        theta_[line] = oscillator.theta;
        amplitude_[line] = oscillator.amplitude;
    }
}

double FreeField::momentum_squared(Index direction, Index mode) const {
    return 4.0 * square(std::sin(0.5 * angle(mode, 1, lattice_.extent(direction))));
}

double FreeField::momentum_propagator(const std::vector<Index>& mode) const {
    assert(static_cast<Index>(mode.size()) == lattice_.n_dimensions());
    assert(!lattice_.is_open() || mode.front() == 0);
    double sum = 0.0;
    for (Index direction = 0; direction < lattice_.n_dimensions(); ++direction) {
        sum += momentum_squared(direction, mode[static_cast<std::size_t>(direction)]);
    }
    return 0.5 / (couplings_.stiffness * sum + couplings_.mass_term);
}

/// The place of a spatial momentum among the time lines.
Index FreeField::line_of(const std::vector<Index>& mode) const {
    assert(static_cast<Index>(mode.size()) == lattice_.n_dimensions() - 1);
    Index column = 0;
    for (Index direction = 1; direction < lattice_.n_dimensions(); ++direction) {
        const Index extent = lattice_.extent(direction);
        const Index wrapped = (mode[static_cast<std::size_t>(direction - 1)] % extent + extent);
        column += lattice_.stride(direction) * (wrapped % extent);
    }
    return column / lattice_.n_times();
}

double FreeField::correlator(Index line, Index source, Index time) const {
    const auto [first, last] = std::minmax(source, time);
    const double theta = theta_[line];
    const auto lag = static_cast<double>(last - first);
    if (!lattice_.is_open()) {
        const auto n = static_cast<double>(lattice_.n_times());
        return 0.5 * amplitude_[line] * (std::exp(-theta * lag) + std::exp(-theta * (n - lag))) /
               -std::expm1(-n * theta);
    }
    const auto n = static_cast<double>(lattice_.n_times() - 1);
    const double before = 1.0 + std::exp(-2.0 * theta * static_cast<double>(first));
    const double after = 1.0 + std::exp(-2.0 * theta * (n - static_cast<double>(last)));
    return 0.5 * amplitude_[line] * before * after * std::exp(-theta * lag) /
           -std::expm1(-2.0 * n * theta);
}

double FreeField::slice_correlator(const std::vector<Index>& mode, Index source, Index time) const {
    return correlator(line_of(mode), source, time);
}

Eigen::ArrayXd FreeField::propagator(Index source) const {
    const Index n_times = lattice_.n_times();
    Eigen::ArrayXd result(lattice_.n_sites());
    for (Index line = 0; line < lattice_.n_lines(); ++line) {
        for (Index time = 0; time < n_times; ++time) {
            result[line * n_times + time] = correlator(line, source, time);
        }
    }
    // C_k is even in each kᵢ, so that only cosines remain, one direction after the other
    for (Index direction = 1; direction < lattice_.n_dimensions(); ++direction) {
        const Index stride = lattice_.stride(direction);
        const Index extent = lattice_.extent(direction);
        const Eigen::MatrixXd sum = cosine_sum(extent);
        for (Index first = 0; first < lattice_.n_sites(); first += stride * extent) {
            Eigen::Map<Eigen::MatrixXd> slab(result.data() + first, stride, extent);
            const Eigen::MatrixXd momenta = slab;
            slab.noalias() = momenta * sum;
        }
    }
    return result;
}

double FreeField::axis_propagator(Index direction, Index lag) const {
    const Index source = lattice_.reference_time();
    const Index time = direction == 0 ? source + lag : source;
    double sum = 0.0;
    for (Index line = 0; line < lattice_.n_lines(); ++line) {
        const double here = correlator(line, source, time);
        const Index mode = lattice_.coordinate(line * lattice_.n_times(), direction);
        const bool in_space = direction > 0;
        sum += in_space ? std::cos(angle(mode, lag, lattice_.extent(direction))) * here : here;
    }
    return sum / static_cast<double>(lattice_.n_lines());
}

double FreeField::phi2() const {
    return static_cast<double>(n_components_) * axis_propagator(0, 0);
}

double FreeField::phi4() const {
    return static_cast<double>(n_components_ * (n_components_ + 2)) * square(axis_propagator(0, 0));
}

double FreeField::ising_energy() const {
    double sum = 0.0;
    for (Index direction = 0; direction < lattice_.n_dimensions(); ++direction) {
        sum += axis_propagator(direction, 1);
    }
    return static_cast<double>(n_components_) * sum / static_cast<double>(lattice_.n_dimensions());
}

double FreeField::magnetisation2() const {
    return static_cast<double>(n_components_) * susceptibility() / lattice_.volume();
}

double FreeField::magnetisation4() const {
    return static_cast<double>(n_components_ * (n_components_ + 2)) *
           square(susceptibility() / lattice_.volume());
}

double FreeField::abs_magnetisation() const {
    const auto n = static_cast<double>(n_components_);
    return std::sqrt(2.0 * susceptibility() / lattice_.volume()) *
           std::exp(std::lgamma(0.5 * (n + 1.0)) - std::lgamma(0.5 * n));
}

double FreeField::action_per_site() const {
    return 0.5 * static_cast<double>(n_components_);
}

double FreeField::correlation_length() const {
    return std::sqrt(1.0 / couplings_.mass_squared());
}

}  // namespace feynet
