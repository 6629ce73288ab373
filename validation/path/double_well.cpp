// Claim   Cluster flips of the signs tunnel: in V = λ(x² − η²)² the mean sign of a path forgets
//         itself within five trajectories, where HMC alone needs from hundreds to thousands; kink
//         density, sign correlator and gap are right.
// Against the transfer matrix at the same spacing; kinks by one that is labelled as they are
//         counted, with hysteresis at ±η/2, on panels that share no grid with it.
// Gap     on a ring of T = 8 every effective gap of (x² − 2)²/4 is 2 % off, by thermal states. The
//         ratio of antiperiodic to periodic paths, tanh(T gap/2) up to e^{−T(E₂ − E₀)}, is not; it
//         is compared where T gap < 4, since beyond rare paths make it.
// Kinks   a gas of independent kinks of density n has ⟨sgn x(0) sgn x(t)⟩ = e^{−2nt}; on a ring
//         they come in pairs and n tanh(nT) are found. So n, half the gap of the sign correlator
//         and half the gap of H agree where kinks are rare.
// Plain   without cluster flips, for trajectories of a quarter period of the well (Ω = 4η), of the
//         pilot's softer oscillator, and with unit masses in site weights: the longer, the more
//         often it tunnels, so the number of force evaluations is given beside.
// Points  m = 1, (x² − 2)²/4, a = 0.25, N = 32; m = ½, (x² − η²)², a = 0.1, N = 80, η = 1 … 1.6,
//         and N = 800 for η = 1.6.
// Full    kink densities to 0.1 … 1 %, the gap to 0.2 %.

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/exact/exact_signs.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/path_analysis.hpp"
#include "ledger.hpp"
#include "path/well_paths.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace feynet::validation {
namespace {

/// One double well on a ring.
struct Well {
    double mass;
    double coupling;
    double minimum;
    double spacing;
    Index n_slices;

    std::string label() const {
        return fmt::format(
            "m={:g} λ={:g} η={:.4g} a={:g} N={}", mass, coupling, minimum, spacing, n_slices);
    }

    PathSettings settings() const {
        PathSettings settings;
        settings.system.potential = "double_well";
        settings.potential = DoubleWell{.coupling = coupling, .minimum = minimum};
        settings.system.mass = mass;
        settings.time.spacing = spacing;
        settings.time.n_slices = n_slices;
        settings.sampler.kind = SamplerKind::Auto;
        return settings;
    }
};

/// Half the effective gap of a correlator at one lag, arcosh[(C₋ + C₊)/(2C)]/(2a).
Estimate measured_rate(const VectorSeries& correlator, Index lag, double spacing) {
    const std::array<Index, 3> lags{lag - 1, lag, lag + 1};
    const GammaResult result = gamma_method(
        [=](std::span<const double> g) { return 0.5 * effective_gap(g[0], g[1], g[2], spacing); },
        [=](std::span<const double> g) -> std::vector<double> {
            const double ratio = (g[0] + g[2]) / (2.0 * g[1]);
            const double slope = 0.5 / (spacing * std::sqrt(ratio * ratio - 1.0));
            return {slope / (2.0 * g[1]), -slope * ratio / g[1], slope / (2.0 * g[1])};
        },
        correlator.select(lags));
    return {
        .mean = result.mean,
        .error = result.error,
        .tau_int = result.tau_int,
        .ess = static_cast<double>(result.n) / (2.0 * result.tau_int),
        .n = result.n};
}

/// artanh(Z₋/Z₊)·2/T.
double gap_of_twist(double twist, double duration) {
    return 2.0 * std::atanh(twist) / duration;
}

Estimate gap_of_twist(const Series& twist, double duration) {
    Estimate gap = estimate(twist);
    const double slope = 2.0 / (duration * (1.0 - gap.mean * gap.mean));
    gap.mean = gap_of_twist(gap.mean, duration);
    if (gap.error) {
        *gap.error *= slope;
    }
    return gap;
}

class Wells {
public:
    explicit Wells(Length length)
        : ledger_("Cluster flips tunnel: kinks, signs and gap of the double well"),
          length_(length) {}

    /// (x² − 2)²/4 on the ring whose gap is known.
    void known_gap() {
        constexpr double known = 0.3409663233;
        const Well well{1.0, 0.25, std::sqrt(2.0), 0.25, 32};
        const PathSystem system = well.settings().path_system();
        const double duration = system.grid().duration();
        ledger_.equal(well.label() + " gap", exact_path(system)->gap(), known, 5.1e-11);
        ledger_.equal(
            well.label() + " gap by Z₋/Z₊",
            gap_of_twist(ExactSigns(system, 0.5 * well.minimum).twist(), duration),
            known,
            1e-4 * known);
        const WellRecord record = run(well, 30000, 3000);
        const Estimate gap = gap_of_twist(record.twist, duration);
        const double largest = length_ == Length::Full ? 0.01 : 0.03;
        ledger_.fact(
            fmt::format(
                "measured gap {:.5f} ± {:.5f}: {:.5f} to {}", gap.mean, *gap.error, known, largest),
            std::abs(gap.mean / known - 1.0) < largest && 4.0 * *gap.error < largest * known);
        compare(well, record);
    }

    void one(const Well& well) { compare(well, run(well, 20000, 2000)); }

    /// Without and with cluster flips.
    void tunnelling() {
        const Well well{0.5, 1.0, 1.6, 0.1, 80};
        const double mixed = sign_time("hmc and clusters", well.settings(), draws(20000, 2000));
        ledger_.fact(
            fmt::format("with clusters τ_int(sign) = {:.2f} is at most 5", mixed), mixed <= 5.0);
        PathSettings plain = well.settings();
        plain.sampler.cluster = false;
        sign_time("hmc, Ω of the pilot", plain, draws(100000, 4000));
        PathSettings in_well = plain;
        in_well.network.decay_frequency = 4.0 * well.minimum;
        const double stuck = sign_time("hmc, Ω of the well", in_well, draws(200000, 8000));
        PathSettings site = plain;
        site.network.kind = {NetworkKind::Site};
        site.sampler.kind = SamplerKind::Hmc;
        site.sampler.metric = MetricKind::Unit;
        sign_time("hmc, unit masses in site weights", site, draws(50000, 2000));
        ledger_.fact(
            fmt::format("trajectories of the well: τ_int(sign) = {:.0f} is above 1000", stuck),
            stuck > 1000.0);
    }

    int close() { return ledger_.close(); }

private:
    Index draws(Index full, Index short_form) const {
        return length_ == Length::Full ? full : short_form;
    }
    WellRecord run(const Well& well, Index full, Index short_form) {
        return run_wells(well.settings(), draws(full, short_form), ++run_);
    }

    /// τ_int of the mean sign; where the chains are too short for it, a lower bound.
    double sign_time(const std::string& name, const PathSettings& settings, Index n_draws) {
        const WellRecord record = run_wells(settings, n_draws, ++run_);
        const Estimate sign = estimate(record.sign);
        const PathExperiment experiment(settings, settings.network.kind.front(), run_);
        const auto n_steps = static_cast<double>(experiment.choice().n_leapfrog);
        ledger_.note(fmt::format(
            "    {:34} τ_int(sign) {} {:8.2f} ± {:.2f} trajectories of {} steps: {:.0f} forces per "
            "independent sign (N/τ {:.0f})",
            name,
            sign.error ? "=" : "≥",
            sign.tau_int,
            sign.tau_int_error,
            n_steps,
            2.0 * sign.tau_int * n_steps,
            2.0 * sign.ess));
        return sign.tau_int;
    }

    void compare(const Well& well, const WellRecord& record) {
        const PathSystem system = well.settings().path_system();
        const auto path = exact_path(system);
        const double gap = path->gap();
        const ExactSigns exact(system, 0.5 * well.minimum);
        const PositionFunction sign{[](double x) { return x < 0.0 ? -1.0 : 1.0; }, {0.0}};
        const Eigen::ArrayXd signs = path->correlator(sign, sign, 0, record.signs.n_components());
        const std::vector<double> curve(signs.begin(), signs.end());
        const auto lag = static_cast<std::size_t>(std::lround(1.0 / well.spacing));
        const double rate =
            0.5 * effective_gap(curve[lag - 1], curve[lag], curve[lag + 1], well.spacing);
        const std::string label = well.label();
        ledger_.number(label, "kinks", exact.kink_density(), estimate(record.kinks));
        if (gap * system.grid().duration() < 4.0) {
            ledger_.number(label, "Z₋/Z₊", exact.twist(), estimate(record.twist));
        }
        ledger_.number(label, "sign", 0.0, estimate(record.sign));
        ledger_.number(
            label + " C(t) at 1",
            "rate",
            rate,
            measured_rate(record.signs, static_cast<Index>(lag), well.spacing),
            correlator_test(record.signs, curve));
        relate(well, gap, exact.kink_density(), rate);
    }

    /// Kinks and rates beside half the gap, on this ring and on one so long that its ends are
    /// forgotten.
    void relate(const Well& well, double gap, double kinks, double rate) {
        Well endless = well;
        endless.n_slices = static_cast<Index>(std::ceil(40.0 / (gap * well.spacing)));
        const ExactSigns exact(endless.settings().path_system(), 0.5 * well.minimum);
        const double duration = well.spacing * static_cast<double>(well.n_slices);
        ledger_.note(fmt::format(
            "    gap/2 = {:.6f}; over it: rate {:.4f}, kinks {:.4f}, kinks/tanh {:.4f}, kinks on a "
            "ring of T = {:.0f} {:.4f}",
            0.5 * gap,
            rate / (0.5 * gap),
            kinks / (0.5 * gap),
            kinks / (0.5 * gap * std::tanh(0.5 * gap * duration)),
            well.spacing * static_cast<double>(endless.n_slices),
            exact.kink_density() / (0.5 * gap)));
    }

    Ledger ledger_;
    Length length_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Wells wells(length);
    wells.known_gap();
    for (const double minimum : {1.0, 1.2, 1.4, 1.6}) {
        wells.one({0.5, 1.0, minimum, 0.1, 80});
    }
    wells.one({0.5, 1.0, 1.6, 0.1, 800});
    wells.tunnelling();
    return wells.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
