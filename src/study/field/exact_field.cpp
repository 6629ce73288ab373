#include "feynet/study/field/exact_field.hpp"

#include "feynet/core/powers.hpp"
#include "feynet/field/exact/ring_transfer.hpp"
#include "feynet/field/exact/small_lattice.hpp"

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
    : method_(
          "No exact answer is known for this field: the identities ⟨φ ∂S/∂φ⟩ = 1 and ⟨M⟩ = 0 "
          "are held against theory, and the networks against each other."),
      numbers_{{"schwinger_dyson", 1.0}, {"magnetisation", 0.0}} {
    const Lattice& lattice = measurement.lattice();
    const bool is_one = settings.system.components == 1;
    if (settings.couplings().is_free()) {
        take(FreeField(lattice, settings.couplings(), settings.system.components), measurement);
    } else if (is_one && lattice.n_dimensions() == 1 && !lattice.is_open()) {
        take_ring(settings, measurement);
    } else if (is_one && is_small(lattice)) {
        take_few_sites(settings);
    }
}

void ExactField::take(const FreeField& free, const FieldMeasurement& measurement) {
    const auto n = static_cast<double>(free.n_components());
    const double abs_magnetisation = free.abs_magnetisation();
    is_more_ = true;
    method_ = "Exact answers: closed forms of the free field on this lattice.";
    numbers_["phi2"] = free.phi2();
    numbers_["phi4"] = free.phi4();
    numbers_["ising_energy"] = free.ising_energy();
    numbers_["action"] = free.action_per_site();
    numbers_["abs_magnetisation"] = abs_magnetisation;
    numbers_["susceptibility"] = free.susceptibility();
    numbers_["connected_susceptibility"] =
        free.susceptibility() - free.lattice().volume() / n * square(abs_magnetisation);
    numbers_["correlation_length"] = free.correlation_length();
    numbers_["binder"] = 0.0;
    numbers_["four_point"] = 0.0;
    numbers_["renormalised_coupling"] = 0.0;
    slices_ = exact_slices(free, measurement.slices());
    position_ = exact_position(free, measurement.position());
    if (measurement.momentum()) {
        momentum_ = exact_momentum(free, *measurement.momentum());
    }
}

void ExactField::take_ring(const FieldSettings& settings, const FieldMeasurement& measurement) {
    const Index n_times = measurement.lattice().n_times();
    const RingAnswers ring = ring_transfer(n_times, settings.couplings());
    is_more_ = true;
    method_ = "Exact answers: the transfer matrix of the ring, relative error 1e−10.";
    numbers_["phi2"] = ring.phi2;
    numbers_["phi4"] = ring.phi4;
    numbers_["ising_energy"] = ring.ising_energy;
    numbers_["susceptibility"] = static_cast<double>(n_times) * ring.magnetisation2;
    numbers_["binder"] = ring.binder;
    for (Index lag = 0; lag < measurement.slices().n_lags(); ++lag) {
        slices_.push_back(ring.correlator[lag]);
    }
    for (const auto& [direction, lag] : measurement.position().points()) {
        position_.push_back(ring.correlator[lag]);
    }
}

void ExactField::take_few_sites(const FieldSettings& settings) {
    const SmallLatticeAnswers few = small_lattice(settings.lattice(), settings.couplings());
    is_more_ = true;
    method_ = "Exact answers: direct quadrature over all sites, relative error 1e−10.";
    numbers_["phi2"] = few.phi2;
    numbers_["phi4"] = few.phi4;
    numbers_["ising_energy"] = few.ising_energy;
    numbers_["abs_magnetisation"] = few.abs_magnetisation;
    numbers_["susceptibility"] = settings.lattice().volume() * few.magnetisation2;
    numbers_["binder"] = few.binder;
}

std::optional<double> ExactField::number(std::string_view name) const {
    const auto found = numbers_.find(name);
    return found == numbers_.end() ? std::nullopt : std::optional<double>(found->second);
}

}  // namespace feynet
