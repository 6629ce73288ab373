#include "dbm_figures.hpp"

#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// A point of an axis that is logarithmic.
void add_size(double x, double value, std::optional<double> error, FigureSeries& series) {
    if (value > 0.0) {
        series.points.push_back(figure_point(x, value, error));
    }
}

/// E(τ)/N of the networks from the first to the last time.
FigureCurve summed_energies(const DbmSettings& settings) {
    constexpr Index most_points = 40;
    const double n_spins = static_cast<double>(settings.system.spins().n_spins);
    const Index first = settings.network.time(0).n_steps;
    const Index last = settings.network.time(settings.network.times.size() - 1).n_steps;
    const Index n_points = std::min(most_points, last - first);
    FigureCurve curve{.label = "deep, summed", .x = {}, .y = {}};
    for (Index k = 0; k <= n_points; ++k) {
        const ImaginaryTime time{settings.network.spacing, first + k * (last - first) / n_points};
        curve.x.push_back(time.total());
        curve.y.push_back(quick_sum(settings, time).energy / n_spins);
    }
    return curve;
}

}  // namespace

DbmFigures::DbmFigures(const DbmSettings& settings, std::optional<double> ground)
    : settings_(settings),
      ground_(ground),
      n_spins_(static_cast<double>(settings.system.spins().n_spins)),
      energies_{
          .name = "energies",
          .title = "Imaginary time leaves the ground state",
          .caption =
              "⟨H⟩/N of deep machines, each the network of one τ, no weight of which was learned; "
              "the curve is the sum over all units. A mixed estimate has the start on one side: it "
              "is not variational.",
          .x = {.label = "imaginary time τ"},
          .y = {.label = "energy per spin"},
          .series = {{.label = "deep, sampled"}, {.label = "deep, mixed estimate"}}},
      errors_{
          .name = "errors",
          .title = "Three errors, one by one",
          .caption =
              "What is between a sampled energy and E₀, over |E₀|: what τ has not projected out, "
              "what δτ adds to the variational energy, and the statistical error.",
          .x = {.label = "imaginary time τ"},
          .y = {.label = "error of E/|E₀|", .scale = AxisScale::Logarithmic},
          .series =
              {{.label = "projection, E(τ, 0) − E₀"},
               {.label = "Trotter, |E(τ, δτ) − E(τ, 0)|"},
               {.label = "statistics, σ of ⟨H⟩"},
               {.label = "deep, sampled, E − E₀"}}},
      correlations_{
          .name = "correlations",
          .title = "Order, as far as it reaches",
          .caption =
              "⟨σᶻ₀ σᶻᵣ⟩ of spins a distance r apart, averaged over the ring, at the longest time.",
          .x = {.label = "distance r"},
          .y = {.label = "⟨σᶻ₀ σᶻᵣ⟩"}} {
    if (ground && settings.network.times.size() > 1) {
        const double e0 = *ground / n_spins_;
        const std::vector<double>& times = settings.network.times;
        energies_.exact.push_back({"ground state", {times.front(), times.back()}, {e0, e0}});
    }
    if (has_quick_sums(settings) && settings.network.times.size() > 1) {
        energies_.exact.push_back(summed_energies(settings));
    }
}

void DbmFigures::add(double tau, const NetworkRun& run, const DbmReference& reference) {
    for (const std::size_t k : {0, 1}) {
        const ObservableResult& energy = run.observables[k];
        const auto per_spin = [this](std::optional<double> e) {
            return e ? std::optional<double>(*e / n_spins_) : std::nullopt;
        };
        energies_.series[k].points.push_back(figure_point(
            tau, energy.value / n_spins_, per_spin(energy.error), per_spin(energy.exact)));
    }
    if (!ground_) {
        return;
    }
    const double scale = 1.0 / std::abs(*ground_);
    if (reference.network) {
        add_size(tau, scale * (reference.limit->energy - *ground_), {}, errors_.series[0]);
        add_size(
            tau,
            scale * std::abs(reference.network->energy - reference.limit->energy),
            {},
            errors_.series[1]);
    }
    const ObservableResult& energy = run.observables.front();
    const double error = energy.error.value_or(0.0);
    add_size(tau, scale * error, {}, errors_.series[2]);
    if (!reference.network) {
        add_size(tau, scale * (energy.value - *ground_), scale * error, errors_.series[3]);
    }
}

void DbmFigures::add_correlation(
    const std::string& label,
    const VectorSeries& measured,
    const std::vector<double>& exact,
    bool is_equal) {
    FigureSeries series{.label = label};
    for (const CurvePoint& point : correlator_points(measured, exact, 1.0)) {
        series.points.push_back(figure_point(point.time, point.value, point.error, point.exact));
        if (!is_equal) {
            series.points.back().pull.reset();
        }
    }
    correlations_.series.push_back(std::move(series));
}

void DbmFigures::add_rival(const std::string& label, const NetworkRun& run) {
    const ObservableResult& energy = run.observables.front();
    FigureSeries here{.label = label};
    FigureSeries above{.label = label + ", E − E₀"};
    for (const double tau : settings_.network.times) {
        here.points.push_back(
            figure_point(tau, energy.value / n_spins_, energy.error.value_or(0.0) / n_spins_));
        if (ground_) {
            const double scale = 1.0 / std::abs(*ground_);
            add_size(
                tau, scale * (energy.value - *ground_), scale * energy.error.value_or(0.0), above);
        }
    }
    energies_.series.push_back(std::move(here));
    errors_.series.push_back(std::move(above));
}

std::vector<Figure> DbmFigures::figures() && {
    std::vector<Figure> all{std::move(energies_)};
    const auto is_empty = [](const FigureSeries& series) { return series.points.empty(); };
    errors_.series.erase(
        std::remove_if(errors_.series.begin(), errors_.series.end(), is_empty),
        errors_.series.end());
    if (!errors_.series.empty()) {
        all.push_back(std::move(errors_));
    }
    if (!correlations_.series.empty()) {
        all.push_back(std::move(correlations_));
    }
    return all;
}

Figure sums_figure(const DbmSettings& settings, const std::vector<NetworkRun>& runs) {
    Figure figure{
        .name = "sums",
        .title = "All units summed",
        .caption = "What the networks of imaginary time are, without statistics.",
        .x = {.label = "τ"},
        .y = {.label = "exact"}};
    for (const ObservableResult& number : runs.at(1).observables) {
        if (!number.exact) {
            continue;
        }
        FigureSeries series{.label = number.name};
        for (std::size_t k = 1; k < runs.size(); ++k) {
            const double exact = *find_observable(runs[k], number.name)->exact;
            series.points.push_back(
                figure_point(settings.network.times[k - 1], exact, std::nullopt, exact));
        }
        figure.series.push_back(std::move(series));
    }
    return figure;
}

Figure trotter_figure(const DbmSettings& settings) {
    Figure figure{
        .name = "trotter",
        .title = "The error of δτ falls as δτ⁴ and as δτ²",
        .caption =
            "The variational energy of the longest time errs by δτ⁴, since no state near the "
            "ground "
            "state can be below it; a mixed estimate errs by δτ². Sums over all units.",
        .x = {.label = "δτ", .scale = AxisScale::Logarithmic},
        .y = {.label = "|E − E(δτ → 0)|/|E|", .scale = AxisScale::Logarithmic},
        .series = {{.label = "variational"}, {.label = "mixed"}},
        .is_detail = true};
    const double tau = settings.network.times.back();
    const ProjectedNumbers limit = quick_limit(settings, tau);
    for (const double factor : {4.0, 2.0, 1.0, 0.5}) {
        const double spacing = factor * settings.network.spacing;
        const auto steps = static_cast<Index>(std::lround(tau / spacing));
        if (steps < 2) {
            continue;
        }
        // The spacing that divides τ; not always the one asked for.
        const ImaginaryTime time{tau / static_cast<double>(steps), steps};
        const ProjectedNumbers numbers = quick_sum(settings, time);
        const double scale = 1.0 / std::abs(limit.energy);
        add_size(
            time.spacing, scale * std::abs(numbers.energy - limit.energy), {}, figure.series[0]);
        add_size(
            time.spacing,
            scale * std::abs(numbers.mixed_energy - limit.mixed_energy),
            {},
            figure.series[1]);
    }
    return figure;
}

}  // namespace feynet
