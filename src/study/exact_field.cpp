#include "feynet/study/exact_field.hpp"

#include "feynet/core/powers.hpp"

#include <algorithm>

namespace feynet {
namespace {

std::vector<double> exact_slices(const FreeField& free, const SliceCorrelator& slices) {
    const Lattice& lattice = free.lattice();
    const Index source = lattice.reference_time();
    std::vector<double> values;
    for (const Index j : slices.modes()) {
        std::vector<Index> mode(static_cast<std::size_t>(lattice.n_dimensions() - 1), 0);
        if (!mode.empty()) {
            mode.front() = j;
        }
        for (Index lag = 0; lag < slices.n_lags(); ++lag) {
            values.push_back(free.slice_correlator(mode, source, source + lag));
        }
    }
    return values;
}

std::vector<double> exact_position(const FreeField& free, const PositionPropagator& position) {
    std::vector<double> values;
    for (const auto& [direction, lag] : position.points()) {
        values.push_back(free.axis_propagator(direction, lag));
    }
    return values;
}

/// The number of a momentum along one direction.
std::vector<Index> axis_mode(const Lattice& lattice, Index direction, Index number) {
    std::vector<Index> mode(static_cast<std::size_t>(lattice.n_dimensions()), 0);
    mode[static_cast<std::size_t>(direction)] = number;
    return mode;
}

std::vector<double> exact_momentum(const FreeField& free, const MomentumPropagator& momentum) {
    std::vector<double> values;
    for (const auto& [direction, number] : momentum.points()) {
        values.push_back(free.momentum_propagator(axis_mode(free.lattice(), direction, number)));
    }
    return values;
}

}  // namespace

ExactField::ExactField(const FieldSettings& settings, const FieldMeasurement& measurement)
    : longest_extent_(measurement.numbers().longest_extent()) {
    if (!settings.couplings().is_free()) {
        return;
    }
    free_.emplace(settings.lattice(), settings.couplings(), settings.system.components);
    slices_ = exact_slices(*free_, measurement.slices());
    position_ = exact_position(*free_, measurement.position());
    if (measurement.momentum()) {
        momentum_ = exact_momentum(*free_, *measurement.momentum());
    }
}

std::optional<double> ExactField::number(std::string_view name) const {
    if (name == "schwinger_dyson") {
        return 1.0;
    }
    if (name == "magnetisation") {
        return 0.0;
    }
    return free_ ? free_number(name) : std::nullopt;
}

std::optional<double> ExactField::free_number(std::string_view name) const {
    const double volume = free_->lattice().volume();
    const auto n = static_cast<double>(free_->n_components());
    if (name == "phi2") {
        return free_->phi2();
    }
    if (name == "phi4") {
        return free_->phi4();
    }
    if (name == "ising_energy") {
        return free_->ising_energy();
    }
    if (name == "action") {
        return free_->action_per_site();
    }
    if (name == "abs_magnetisation") {
        return free_->abs_magnetisation();
    }
    if (name == "susceptibility") {
        return free_->susceptibility();
    }
    if (name == "connected_susceptibility") {
        return free_->susceptibility() - volume / n * square(free_->abs_magnetisation());
    }
    if (name == "correlation_length" && longest_extent_ > 0) {
        return free_->correlation_length();
    }
    if (name == "binder" || name == "four_point" || name == "renormalised_coupling") {
        return 0.0;
    }
    return std::nullopt;
}

}  // namespace feynet
