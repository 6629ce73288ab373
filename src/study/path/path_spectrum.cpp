#include "feynet/study/path/path_spectrum.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/path/exact/continuum_spectrum.hpp"
#include "feynet/path/exact/hermite_transfer.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/path_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace feynet {
namespace {

constexpr Index n_levels = 5;
constexpr std::array<std::string_view, n_levels> names{"E₀", "E₁", "E₂", "E₃", "E₄"};
constexpr Index n_density_points = 61;

/// The states of the Hamiltonian; nothing where it binds none.
std::optional<ContinuumSpectrum> continuum_of(const PathSystem& system) {
    try {
        return ContinuumSpectrum(system.mass(), system.continuum_potential(), n_levels);
    } catch (const InvalidInput&) {
        return std::nullopt;
    }
}

/// The largest relative difference of a second method on the ring, for people.
std::optional<std::string> second_opinion(const PathSystem& system, const ExactPath& exact) {
    if (!system.grid().is_ring()) {
        return std::nullopt;
    }
    try {
        const HermiteTransfer second(system);
        const double x2 = exact.expectation(0, square);
        const double energy = std::max(std::abs(exact.ground_energy()), exact.gap());
        const std::array differences{
            std::abs(second.ground_energy() - exact.ground_energy()) / energy,
            std::abs(second.levels(2)[1] / exact.gap() - 1.0),
            std::abs(second.expectation(square) / x2 - 1.0),
            std::abs(second.log_partition() - exact.log_partition()) /
                std::max(1.0, std::abs(exact.log_partition()))};
        return fmt::format(
            "A second method, {}, agrees to {:.0e}.",
            second.method(),
            std::max(1e-15, *std::max_element(differences.begin(), differences.end())));
    } catch (const InvalidInput&) {
        return std::nullopt;
    }
}

FigurePoint exact_point(double x, double value) {
    return figure_point(x, std::nan(""), std::nullopt, value);
}

void add_known(std::string name, std::string formula, double value, NetworkRun& run) {
    if (std::isfinite(value)) {
        run.observables.push_back(exact_observable(std::move(name), std::move(formula), value));
    }
}

/// Eₙ of the lattice and of the Hamiltonian beside each other.
Figure levels_figure(const Eigen::ArrayXd& lattice, const Eigen::ArrayXd& limit) {
    const auto series = [](std::string label, const Eigen::ArrayXd& energies) {
        FigureSeries result{.label = std::move(label), .points = {}, .test = {}};
        for (Index n = 0; n < energies.size() && std::isfinite(energies[n]); ++n) {
            result.points.push_back(exact_point(static_cast<double>(n), energies[n]));
        }
        return result;
    };
    return {
        .name = "levels",
        .title = "Energy levels Eₙ at this spacing and as a → 0",
        .caption = "",
        .x = {.label = "n"},
        .y = {.label = "Eₙ"},
        .series = {series("this lattice", lattice), series("continuum", limit)},
        .exact = {}};
}

void add_levels(
    const ExactPath& exact, const ContinuumSpectrum& continuum, NetworkRun& run, Summary& summary) {
    const Eigen::ArrayXd levels = exact.levels(n_levels);
    for (Index n = 1; n < n_levels; ++n) {
        const std::string name(names[static_cast<std::size_t>(n)]);
        add_known(fmt::format("E{}_minus_E0", n), name + " − E₀", levels[n], run);
    }
    for (Index n = 0; n < continuum.n_levels(); ++n) {
        const std::string name(names[static_cast<std::size_t>(n)]);
        add_known(
            fmt::format("continuum_energy_{}", n),
            name + " as a → 0",
            continuum.energies()[n],
            run);
    }
    summary.figures.push_back(levels_figure(exact.ground_energy() + levels, continuum.energies()));
}

void add_ground_density(
    const ExactPath& exact, const ContinuumSpectrum& continuum, Summary& summary) {
    constexpr double visible = 1e-5;
    const PositionRange range = continuum.ground_range(visible);
    FigureSeries lattice{.label = "this lattice", .points = {}, .test = {}};
    FigureSeries limit{.label = "continuum", .points = {}, .test = {}};
    for (Index i = 0; i < n_density_points; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(n_density_points - 1);
        const double x = range.low + (range.high - range.low) * share;
        lattice.points.push_back(exact_point(x, exact.ground_density(x)));
        limit.points.push_back(exact_point(x, continuum.density(0, x)));
    }
    summary.figures.push_back(
        {.name = "ground_density",
         .title = "The ground state: |ψ₀(x)|² at this spacing and as a → 0",
         .caption = "",
         .x = {.label = "x"},
         .y = {.label = "|ψ₀|²"},
         .series = {std::move(lattice), std::move(limit)},
         .exact = {}});
}

}  // namespace

std::string exact_remark(const ExactPath& exact) {
    return fmt::format("Exact answers: {}, relative error {:.0e}.", exact.method(), exact.error());
}

void add_spectrum(
    const PathSystem& system, const ExactPath& exact, NetworkRun& run, Summary& summary) {
    if (const auto opinion = second_opinion(system, exact)) {
        summary.remarks.push_back(*opinion);
    }
    const std::optional<ContinuumSpectrum> continuum = continuum_of(system);
    if (!continuum || !std::isfinite(exact.ground_energy())) {
        return;
    }
    summary.remarks.push_back(fmt::format(
        "Continuum: {}, relative error {:.0e}.", continuum->method(), continuum->error()));
    add_levels(exact, *continuum, run, summary);
    add_ground_density(exact, *continuum, summary);
}

}  // namespace feynet
