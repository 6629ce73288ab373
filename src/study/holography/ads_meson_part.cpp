#include "ads_meson_part.hpp"

#include "claims.hpp"
#include "feynet/holography/meson/meson_tower.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr int n_einstein = 200;
constexpr int n_judged = 80;  ///< depths at which a bulk is held against the true one

const char* tower_name(int spin) {
    return spin == 1 ? "ρ" : "a₂";
}

/// The number of levels of a spin among the data.
Index levels_of(const AdsMesonCase& made, int spin) {
    Index n = 0;
    for (const MesonDatum& d : made.data) {
        n = d.spin == spin ? std::max(n, d.level + 1) : n;
    }
    return n;
}

ObservableResult number(
    std::string name,
    std::string formula,
    double value,
    std::optional<double> error = std::nullopt,
    std::optional<double> exact = std::nullopt) {
    ObservableResult result{
        .name = std::move(name), .formula = std::move(formula), .value = value, .error = error};
    result.exact = exact;
    result.pull = pull_of(value, error, exact);
    return result;
}

ObservableResult exact_number(std::string name, std::string formula, double exact) {
    ObservableResult result{.name = std::move(name), .formula = std::move(formula)};
    result.exact = exact;
    return result;
}

/// The farthest of the fitted A and Φ from the true ones, the same in widths of the band, and the
/// widest band.
struct Distance {
    explicit Distance(const AdsMesonPart& part) {
        const MesonBackground found = part.fit.bulk().background();
        for (int i = 1; i <= n_judged; ++i) {
            const double z = part.deepest * i / n_judged;
            const double warp = part.fit.warp_error(z);
            const double dilaton = part.fit.dilaton_error(z);
            band = std::max({band, warp, dilaton});
            if (part.source.truth) {
                const double a = std::abs(found.warp(z) - part.source.truth->warp(z));
                const double phi = std::abs(found.dilaton(z) - part.source.truth->dilaton(z));
                largest = std::max({largest, a, phi});
                in_bands = std::max({in_bands, a / warp, phi / dilaton});
            }
        }
    }

    double largest = 0.0;
    double in_bands = 0.0;
    double band = 0.0;
};

void add_foretold(const AdsMesonSettings& settings, const AdsMesonPart& part, NetworkRun& run) {
    for (const int spin : {1, 2}) {
        const Index first = levels_of(part.source, spin);
        const Index n_levels = first + settings.foretold;
        if (first == 0 || n_levels > 40 || !part.fit.bulk().confines(spin)) {
            continue;
        }
        const MesonForecast forecast = part.fit.forecast(spin, n_levels);
        for (Index n = first; n < n_levels; ++n) {
            ObservableResult foretold = number(
                fmt::format("mass_{}_{}", spin, n),
                fmt::format("ω{} of {}", n, tower_name(spin)),
                forecast.masses[n],
                forecast.mass_errors[n]);
            if (part.source.truth) {
                const MesonTower tower(*part.source.truth, spin, n_levels + 8);
                foretold.exact = std::sqrt(tower.squared_masses()[n]);
                foretold.pull = pull_of(foretold.value, foretold.error, foretold.exact);
            }
            run.observables.push_back(std::move(foretold));
        }
    }
}

void add_bulk(const AdsMesonPart& part, NetworkRun& run) {
    const double z = 2.0 * part.unit;
    const MesonBackground found = part.fit.bulk().background();
    const bool is_known = part.source.truth.has_value();
    run.observables.push_back(number(
        "warp",
        "A + log z at 2/κ",
        found.warp(z),
        part.fit.warp_error(z),
        is_known ? std::optional(part.source.truth->warp(z)) : std::nullopt));
    run.observables.push_back(number(
        "dilaton",
        "Φ at 2/κ",
        found.dilaton(z),
        part.fit.dilaton_error(z),
        is_known ? std::optional(part.source.truth->dilaton(z)) : std::nullopt));
}

std::string words_of_einstein(const AdsMesonPart& part) {
    if (!part.source.has_couplings) {
        return "Whether A obeys Einstein's equations with a real dilaton, masses alone do not "
               "decide.";
    }
    const EinsteinDilaton& einstein = part.einstein;
    std::string words;
    if (einstein.real_until() >= part.deepest * (1.0 - 1e-9)) {
        words = "Einstein's equations: A'' ≤ A'² throughout, the dilaton is real";
    } else {
        words = fmt::format(
            "Einstein's equations: A'' > A'² from z = {:.3g} on, no dilaton is real there",
            einstein.real_until());
    }
    if (einstein.rest()) {
        words += fmt::format(
            "; strings rest at z = {:.4g} with 2πα'σ = {:.4g} (confinement)",
            einstein.rest()->z,
            einstein.rest()->tension);
        if (part.source.truth) {
            const EinsteinDilaton exact = einstein_of(*part.source.truth, part.deepest);
            words += exact.rest() ? fmt::format(", exactly {:.4g}", exact.rest()->tension) : "";
        }
        return words + ".";
    }
    return words + "; strings find no rest in this range.";
}

void judge_distance(
    const AdsMesonSettings& settings,
    const AdsMesonPart& part,
    const VerdictSettings& verdict,
    NetworkRun& run) {
    const Distance distance(part);
    Claims claims(run);
    if (part.source.truth) {
        run.remarks.push_back(fmt::format(
            "For z ≤ {:.3g} A and Φ are within {:.2g} of the true ones; the band is {:.2g} at its "
            "widest.",
            part.deepest,
            distance.largest,
            distance.band));
        claims.hold(
            distance.in_bands <= verdict.pull,
            fmt::format("The true bulk is {:.1f} bands from the one found.", distance.in_bands));
        claims.hold(
            !part.source.has_couplings || distance.largest <= settings.tolerance,
            fmt::format("The true bulk is farther than {:g}.", settings.tolerance));
    } else {
        run.remarks.push_back(fmt::format(
            "For z ≤ {:.3g} the data leave A and Φ open by {:.2g} at the widest.",
            part.deepest,
            distance.band));
    }
    if (!part.source.has_couplings) {
        run.remarks.emplace_back(
            "Masses alone determine no bulk: to any tower belong as many others as it has "
            "couplings. What is shown is the smoothest, the choice of the prior.");
    }
}

}  // namespace

BulkLadder ladder_of(const AdsMesonSettings& settings, const AdsMesonCase& made) {
    BulkFitSettings fit = settings.fit();
    fit.n_modes = std::min(fit.n_modes, static_cast<Index>(made.data.size()));
    return {made.data, fit};
}

AdsMesonPart::AdsMesonPart(
    const AdsMesonSettings& settings, const AdsMesonCase& made, const BulkLadder& ladder)
    : source(made),
      fit(ladder),
      unit(made.truth ? 1.0 / settings.kappa : fit.bulk().length),
      deepest(settings.range * unit),
      einstein(
          [&](double z) { return fit.bulk().warp_at(z); },
          deepest,
          n_einstein,
          settings.tolerance) {}

EinsteinDilaton einstein_of(const MesonBackground& bulk, double deepest) {
    const double h = 1e-3 * deepest;
    return EinsteinDilaton(
        [&bulk, h](double z) {
            // A + log z is even: differences may reach beyond the boundary
            const double far_before = bulk.warp(std::abs(z - 2.0 * h));
            const double before = bulk.warp(std::abs(z - h));
            const double here = bulk.warp(z);
            const double after = bulk.warp(z + h);
            const double far_after = bulk.warp(z + 2.0 * h);
            Jet<2, double> warp;
            warp.c = {
                here - std::log(z),
                (8.0 * (after - before) - (far_after - far_before)) / (12.0 * h) - 1.0 / z,
                (16.0 * (after + before) - (far_after + far_before) - 30.0 * here) /
                        (24.0 * h * h) +
                    0.5 / (z * z)};
            return warp;
        },
        deepest);
}

NetworkRun run_of(
    const AdsMesonSettings& settings, const VerdictSettings& verdict, const AdsMesonPart& part) {
    NetworkRun run{.network = part.source.name};
    run.group = part.source.bulk;
    const auto n_data = static_cast<double>(part.source.data.size());
    const double chi_squared = part.fit.pulls().squaredNorm();
    add_bulk(part, run);
    add_foretold(settings, part, run);
    run.observables.push_back(
        number("modes", "modes fitted", static_cast<double>(part.fit.n_modes())));
    run.observables.push_back(number("chi2_per_datum", "χ²/data", chi_squared / n_data));
    Claims claims(run);
    run.remarks.push_back(fmt::format(
        "{} data determine {} of {} coefficients of the bulk (singular value above 1); modes that "
        "fit them: {}.",
        part.source.data.size(),
        part.fit.sensitivity().n_determined(),
        settings.most_modes,
        part.fit.n_modes()));
    judge_distance(settings, part, verdict, run);
    claims.hold(
        settings.modes > 0 || part.fit.agrees(),
        fmt::format("No number of modes fits the data: χ² = {:.3g}.", chi_squared));
    for (const ObservableResult& result : run.observables) {
        claims.hold(
            !result.pull || std::abs(*result.pull) <= verdict.pull,
            fmt::format("{} is {:.1f} errors off.", result.formula, result.pull.value_or(0.0)));
    }
    run.remarks.push_back(words_of_einstein(part));
    return run;
}

NetworkRun exact_run_of(const AdsMesonSettings& settings, const AdsMesonCase& made) {
    NetworkRun run{.network = made.name, .verdict = "exact"};
    run.group = made.bulk;
    if (!made.truth) {
        return run;
    }
    const double z = 2.0 / settings.kappa;
    run.observables = {
        exact_number("warp", "A + log z at 2/κ", made.truth->warp(z)),
        exact_number("dilaton", "Φ at 2/κ", made.truth->dilaton(z))};
    for (const int spin : {1, 2}) {
        const Index n_levels = settings.levels + settings.foretold;
        const MesonTower tower(*made.truth, spin, n_levels + 8);
        for (Index n = settings.levels; n < n_levels; ++n) {
            run.observables.push_back(exact_number(
                fmt::format("mass_{}_{}", spin, n),
                fmt::format("ω{} of {}", n, tower_name(spin)),
                std::sqrt(tower.squared_masses()[n])));
        }
    }
    return run;
}

}  // namespace feynet
