// Claim   E₀, E₁ − E₀ and E₂ − E₀ of anharmonic oscillators come out of four networks, and E₃ − E₀
//         where the runs see it.
// Against the transfer matrix at the same spacing: E₀ is the virial energy of the lattice ground
//         state, the levels are −ln(λₙ/λ₀)/a.
// Methods HMC with the exact rotation of the nearest oscillator; levels from the correlators of
//         x … x⁴ as a run reports them. What higher states add at the times that a run chose is
//         computed from the exact correlators: it must stay below the error reported, and the table
//         holds level plus addition against the statistical error alone.
// Points  a = 0.1, β = 100 (short: 40); x²/2 + λx⁴ with λ = 0.1 and 1, and three polynomials: one
//         that is not even, where all powers make one matrix, one of sixth order, and two shallow
//         wells.
// Full    relative errors of at most 0.5 %, 0.5 % and 2 %; short twice as much.

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/study/path/path_analysis.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <vector>

namespace feynet::validation {
namespace {

constexpr std::array<NetworkKind, 4> networks{
    NetworkKind::Step, NetworkKind::Relu, NetworkKind::Cosine, NetworkKind::Decay};

struct Oscillator {
    std::string_view label;
    AnyPotential potential;
};

const std::vector<Oscillator>& oscillators() {
    static const std::vector<Oscillator> all{
        {"x²/2 + 0.1 x⁴", QuarticPotential{.coupling = 0.1}},
        {"x²/2 + x⁴", QuarticPotential{.coupling = 1.0}},
        {"x²/2 + x³/2 + x⁴/2", PolynomialPotential{{0.0, 0.0, 0.5, 0.5, 0.5}}},
        {"x²/2 + x⁶/5", PolynomialPotential{{0.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.2}}},
        {"−x² + x⁴", PolynomialPotential{{0.0, 0.0, -1.0, 0.0, 1.0}}}};
    return all;
}

PathSettings settings_of(const AnyPotential& potential, Length length) {
    PathSettings settings;
    settings.potential = potential;
    settings.time.spacing = 0.1;
    settings.time.n_slices = length == Length::Full ? 1000 : 400;
    settings.sampler.kind = SamplerKind::Auto;
    settings.sampler.draws = length == Length::Full ? 2000 : 1000;
    return settings;
}

/// What a sector would measure without noise.
std::vector<double> exact_means(const PowerCorrelators& correlators, const ExactPath& exact) {
    const auto power = [](int p) {
        return PositionFunction{[p](double x) { return std::pow(x, p); }};
    };
    std::vector<double> means;
    for (const int p : correlators.powers()) {
        means.push_back(exact.expectation(0, power(p).value));
    }
    for (const Index lag : correlators.lags()) {
        for (auto p = correlators.powers().begin(); p != correlators.powers().end(); ++p) {
            for (auto q = p; q != correlators.powers().end(); ++q) {
                means.push_back(exact.correlator(power(*p), power(*q), 0, lag + 1)[lag]);
            }
        }
    }
    return means;
}

Estimate statistical_estimate(const GammaResult& rate) {
    Estimate estimate;
    estimate.mean = rate.mean;
    estimate.error = rate.error;
    estimate.tau_int = rate.tau_int;
    estimate.ess = static_cast<double>(rate.n) / (2.0 * rate.tau_int);
    estimate.n = rate.n;
    return estimate;
}

class Levels {
public:
    explicit Levels(Length length)
        : ledger_("Energy levels of anharmonic oscillators from four networks"), length_(length) {}

    void every_network(const Oscillator& oscillator) {
        const PathSettings settings = settings_of(oscillator.potential, length_);
        const PathSystem system = settings.path_system();
        const auto exact = exact_path(system);
        const PathMeasurement measurement(settings);
        const double ground = exact_scalars(system, measurement, *exact)[virial];
        for (const NetworkKind network : networks) {
            const std::string label = fmt::format("{} {}", oscillator.label, word(network));
            const PathExperiment experiment(settings, network, ++run_);
            const PathRecord record =
                run_chains(experiment, measurement, settings, run_, {.n_threads = 1});
            const Estimate energy = estimate(record.scalars[virial]);
            ledger_.number(label, "E₀", ground, energy);
            bound(label, 0, energy.error.value_or(HUGE_VAL) / ground);
            for (std::size_t i = 0; i < record.sectors.size(); ++i) {
                levels_of(label, measurement.sectors()[i], record.sectors[i], *exact);
            }
        }
    }

    int close() { return ledger_.close(); }

private:
    static constexpr std::size_t virial = 3;  // of the scalar observables
    static constexpr Index highest = 3;

    void levels_of(
        const std::string& label,
        const LevelSector& sector,
        const VectorSeries& series,
        const ExactPath& exact) {
        const Eigen::ArrayXd known = exact.levels(highest + 1);
        const std::vector<double> means = exact_means(*sector.correlators, exact);
        for (Index n = 0; sector.first_level + n * sector.step <= highest; ++n) {
            const Index level = sector.first_level + n * sector.step;
            const auto settled = settled_rate(sector.rates, series, n);
            if (!settled) {
                ledger_.fact(fmt::format("{}: E{} is found", label, level), level == highest);
                continue;
            }
            const double excess = sector.rates.rate(means, n, settled->window) - known[level];
            ledger_.number(
                label,
                fmt::format("E{}", level),
                known[level] + excess,
                statistical_estimate(settled->rate));
            const double pull = (settled->rate.mean - known[level]) / settled->error;
            ledger_.fact(
                fmt::format(
                    "{}: E{} from t₀ = {:.2g} is {:.2f} errors away, {:.1e} by higher states, at "
                    "most its error {:.1e}",
                    label,
                    level,
                    sector.rates.earlier(settled->window),
                    pull,
                    excess,
                    settled->error),
                std::abs(pull) <= 4.0 && excess <= settled->error);
            bound(label, level, settled->error / known[level]);
        }
    }

    void bound(const std::string& label, Index level, double relative_error) {
        constexpr std::array<double, 3> full{0.005, 0.005, 0.02};
        if (level > 2) {
            return;
        }
        const double limit =
            full[static_cast<std::size_t>(level)] * (length_ == Length::Full ? 1.0 : 2.0);
        ledger_.fact(
            fmt::format(
                "{}: E{} to {:.2g} % (at most {:g} %)",
                label,
                level,
                100.0 * relative_error,
                100.0 * limit),
            relative_error <= limit);
    }

    Ledger ledger_;
    Length length_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Levels levels(length);
    for (const Oscillator& oscillator : oscillators()) {
        levels.every_network(oscillator);
    }
    return levels.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
