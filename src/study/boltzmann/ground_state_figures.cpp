#include "ground_state_figures.hpp"

#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <utility>

namespace feynet {
namespace {

/// (E − E₀)/|E₀| of every step, or the energy where E₀ is not known.
FigureSeries descent_series(const RbmDescent& descent, std::optional<double> exact, Index number) {
    FigureSeries series{.label = fmt::format("rbm {}", number)};
    constexpr std::size_t most_points = 200;
    const std::size_t stride = 1 + descent.history.size() / most_points;
    for (std::size_t first = 0; first + stride <= descent.history.size(); first += stride) {
        double energy = 0.0;
        for (std::size_t k = first; k < first + stride; ++k) {
            energy += descent.history[k].energy / static_cast<double>(stride);
        }
        const double value = exact ? (energy - *exact) / std::abs(*exact) : energy;
        if (!exact || value > 0.0) {
            series.points.push_back(figure_point(static_cast<double>(first), value));
        }
    }
    return series;
}

/// ⟨σᶻ₀ σᶻᵣ⟩ of a ring, beside the exact one where it is known; what is between them is no
/// statistical error.
FigureSeries correlation_series(const RbmRecord& record, const ExactSpins& exact, Index number) {
    FigureSeries series{.label = fmt::format("rbm {}", number)};
    for (const CurvePoint& point : correlator_points(record.correlator, exact.correlator, 1.0)) {
        series.points.push_back(figure_point(point.time, point.value, point.error, point.exact));
        series.points.back().pull.reset();
    }
    return series;
}

}  // namespace

bool is_ring(const SpinSystemSettings& system) {
    return system.lattice == SpinLattice::Chain && system.ends == ChainEnds::Periodic;
}

ExactSpins exact_spins(const SpinSystemSettings& system) {
    ExactSpins exact{.energy = system.exact_energy(), .flip = std::nullopt};
    if (system.model == SpinSystem::Ising && is_ring(system) && system.coupling > 0.0 &&
        system.field > 0.0) {
        const IsingRing ring(system.size, system.coupling, system.field);
        exact.flip = ring.magnetisation();
        for (Index r = 0; r <= system.size / 2; ++r) {
            exact.correlator.push_back(ring.correlation(r));
        }
    }
    return exact;
}

GroundStateFigures::GroundStateFigures(const ExactSpins& exact, bool on_a_ring)
    : exact_(exact),
      on_a_ring_(on_a_ring),
      descent_{
          .name = "descent",
          .title = "The energy comes down",
          .caption =
              "Each step moves the weights along imaginary time, as far as the machine can follow; "
              "a "
              "step sees the energy with the noise of its own samples.",
          .x = {.label = "step"},
          .y =
              {.label = exact.energy ? "(E − E₀)/|E₀|" : "E",
               .scale = exact.energy ? AxisScale::Logarithmic : AxisScale::Linear},
          .is_detail = true},
      correlations_{
          .name = "correlations",
          .title = "Order, as far as it reaches",
          .caption =
              "⟨σᶻ₀ σᶻᵣ⟩ of spins a distance r apart, averaged over the ring. A machine with few "
              "weights has the energy right before it has the correlations of far spins.",
          .x = {.label = "distance r"},
          .y = {.label = "⟨σᶻ₀ σᶻᵣ⟩"}},
      filters_{
          .name = "filters",
          .title = "What the hidden units look for",
          .caption = "The weights W of the best machine, from a hidden unit to the spins.",
          .x = {.label = "spin"},
          .y = {.label = "W"},
          .is_detail = true} {}

void GroundStateFigures::add(const RbmDescent& descent, const RbmRecord& record, Index number) {
    if (!descent.history.empty()) {
        descent_.series.push_back(descent_series(descent, exact_.energy, number));
    }
    if (on_a_ring_) {
        correlations_.series.push_back(correlation_series(record, exact_, number));
    }
}

void GroundStateFigures::show(const RbmWeights& weights, Index n_filters, Index stride) {
    filters_.series.clear();
    for (Index f = 0; f < std::min<Index>(n_filters, 4); ++f) {
        FigureSeries real{.label = fmt::format("Re W, filter {}", f)};
        FigureSeries imaginary{.label = fmt::format("Im W, filter {}", f)};
        for (Index i = 0; i < weights.n_spins(); ++i) {
            const std::complex<double> w = weights.coupling(i, f * stride);
            real.points.push_back(figure_point(static_cast<double>(i), w.real()));
            imaginary.points.push_back(figure_point(static_cast<double>(i), w.imag()));
        }
        filters_.series.push_back(std::move(real));
        filters_.series.push_back(std::move(imaginary));
    }
}

std::vector<Figure> GroundStateFigures::figures() && {
    std::vector<Figure> all;
    if (!descent_.series.empty()) {
        all.push_back(std::move(descent_));
    }
    if (on_a_ring_) {
        all.push_back(std::move(correlations_));
    }
    all.push_back(std::move(filters_));
    return all;
}

}  // namespace feynet
