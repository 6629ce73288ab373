#include "feynet/study/path/path_levels.hpp"

#include "feynet/path/potential/symmetry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet {
namespace {

/// Levels up to here are reported.
constexpr Index highest_level = 3;

std::vector<Index> doubling_lags(Index unit, Index last) {
    constexpr Index most = 32;
    std::vector<Index> lags;
    for (Index factor = 1; factor <= most && factor * unit <= last; factor *= 2) {
        lags.push_back(factor * unit);
    }
    return lags;
}

/// An eighth of the decay time of the nearest oscillator, in lattice spacings.
Index unit_lag(const PathSystem& system) {
    const double lag = 0.125 / (system.oscillator_frequency() * system.grid().spacing());
    return std::max<Index>(1, static_cast<Index>(std::lround(std::min(lag, 1e9))));
}

LevelSector sector_of(
    const PathSystem& system, std::vector<int> powers, Index first_level, Index step) {
    const TimeGrid& grid = system.grid();
    const Index unit = unit_lag(system);
    const std::vector<Index> lags = doubling_lags(unit, grid.n_slices() / 2);
    std::vector<double> times;
    times.reserve(lags.size());
    for (const Index lag : lags) {
        times.push_back(grid.spacing() * static_cast<double>(lag));
    }
    const CorrelatorMatrix matrix(
        static_cast<Index>(powers.size()), static_cast<Index>(lags.size()));
    // a stride of a quarter of the decay time leaves out little
    const Index stride = std::min(2 * unit, grid.n_slices());
    return {
        .correlators = std::make_shared<PowerCorrelators>(grid, std::move(powers), lags, stride),
        .rates = PrincipalRates(matrix, std::move(times), PeriodicDecay{grid.duration()}),
        .first_level = first_level,
        .step = step};
}

std::string name_of(Index level) {
    return fmt::format("E{}_minus_E0", level);
}

std::string formula_of(Index level) {
    constexpr std::array<std::string_view, highest_level + 1> digits{"₀", "₁", "₂", "₃"};
    return fmt::format("E{} − E₀", digits[static_cast<std::size_t>(level)]);
}

/// Where a level is found: the n-th rate of a sector.
struct Place {
    std::size_t sector;
    Index n;
};

std::optional<Place> place_of(const std::vector<LevelSector>& sectors, Index level) {
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        const Index above = level - sectors[i].first_level;
        const Index n = above / sectors[i].step;
        if (above >= 0 && above % sectors[i].step == 0 && n < sectors[i].rates.n_rates()) {
            return Place{i, n};
        }
    }
    return std::nullopt;
}

ObservableResult result_of(Index level, const SettledRate& settled, double exact) {
    const GammaResult& rate = settled.rate;
    return {
        .name = name_of(level),
        .formula = formula_of(level),
        .value = rate.mean,
        .error = settled.error,
        .tau_int = rate.tau_int,
        .ess = static_cast<double>(rate.n) / (2.0 * rate.tau_int),
        .rhat = std::nullopt,
        .exact = exact,
        .pull = (rate.mean - exact) / settled.error};
}

}  // namespace

std::vector<LevelSector> level_sectors(const PathSettings& settings) {
    const PathSystem system = settings.path_system();
    constexpr Index fewest_slices = 6;  // three times t₀ < t < t' up to half the ring
    const int most = static_cast<int>(settings.measure.levels);
    std::vector<LevelSector> sectors;
    if (!system.grid().is_ring() || most == 0 ||
        system.grid().n_slices() < fewest_slices * unit_lag(system)) {
        return sectors;
    }
    std::vector<int> all;
    std::vector<int> odd;
    std::vector<int> even;
    for (int power = 1; power <= most; ++power) {
        all.push_back(power);
        (power % 2 == 1 ? odd : even).push_back(power);
    }
    if (is_even(system.continuum_potential())) {
        sectors.push_back(sector_of(system, std::move(odd), 1, 2));
        sectors.push_back(sector_of(system, std::move(even), 2, 2));
    } else {
        sectors.push_back(sector_of(system, std::move(all), 1, 1));
    }
    return sectors;
}

std::vector<ObservableResult> measured_levels(
    const std::vector<LevelSector>& sectors,
    const std::vector<VectorSeries>& series,
    const ExactPath& exact) {
    constexpr double least_signal = 5.0;
    const Eigen::ArrayXd known = exact.levels(highest_level + 1);
    std::vector<ObservableResult> results;
    for (Index level = 1; level <= highest_level; ++level) {
        const std::optional<Place> place = place_of(sectors, level);
        if (!place) {
            continue;
        }
        const LevelSector& sector = sectors[place->sector];
        const auto settled = settled_rate(sector.rates, series[place->sector], place->n);
        if (settled && settled->rate.mean > least_signal * settled->error) {
            results.push_back(result_of(level, *settled, known[level]));
        }
        const bool is_cold = !results.empty() && results.front().name == name_of(1) &&
                             results.front().value * sector.rates.period() >= coldness;
        if (!is_cold) {
            return {};
        }
    }
    return results;
}

void add_levels(
    const std::vector<LevelSector>& sectors,
    const std::vector<VectorSeries>& series,
    const ExactPath& exact,
    NetworkRun& run) {
    const std::vector<ObservableResult> levels = measured_levels(sectors, series, exact);
    const ObservableResult* const energy = find_observable(run, "energy");
    if (levels.empty() || energy == nullptr) {
        return;
    }
    ObservableResult ground = *energy;
    ground.name = "E0";
    ground.formula = "E₀ (virial)";
    run.observables.push_back(std::move(ground));
    run.observables.insert(run.observables.end(), levels.begin(), levels.end());
}

}  // namespace feynet
