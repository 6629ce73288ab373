// Claim   Random networks whose neurons feel each other, P(θ) ∝ Π P₀(θᵢ) exp(−λ a Σ φ⁴), have the
//         ⟨φ²⟩ of another Monte Carlo at N = 8 and 32, by offers of whole neurons alone and with
//         HMC of their phases; for N → ∞ they are the anharmonic oscillator on the same lattice.
// Against the transfer matrix and networks that sample the path integral; for weak λ the leading
//         O(λ/N); a coupling 3 % larger is refused.
// Full    ⟨φ²⟩ to 0.05 %, its limit to 0.1 % (constant) and 0.3 % (Rayleigh); short 60 times fewer
//         draws.
// Source  the ensemble: arXiv:2307.03223; the numbers: an independent program

#include "feynet/nnft/interaction/width_shift.hpp"
#include "feynet/study/nnft/duality_part.hpp"
#include "feynet/study/path/path_record.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace feynet::validation {
namespace {

/// One number with its error.
struct Measured {
    double value = 0.0;
    double error = 0.0;
    double length = 0.0;  ///< N/τ behind it
};

Measured operator-(const Measured& a, const Measured& b) {
    return {a.value - b.value, std::hypot(a.error, b.error), std::min(a.length, b.length)};
}

Measured measured(const Series& series) {
    const Estimate found = estimate(series);
    return {found.mean, found.error.value_or(std::nan("")), 2.0 * found.ess};
}

Estimate row_of(const Measured& number) {
    return {
        .mean = number.value, .error = number.error, .tau_int = 0.5, .ess = 0.5 * number.length};
}

/// One line of the table of another Monte Carlo.
struct TableRow {
    double coupling;
    OutputLaw law;
    Index width;
    Measured square;
};

constexpr std::array table{
    TableRow{0.1, OutputLaw::Constant, 8, {0.41565, 9e-5}},
    TableRow{0.1, OutputLaw::Constant, 32, {0.41045, 18e-5}},
    TableRow{1.0, OutputLaw::Constant, 8, {0.24111, 5e-5}},
    TableRow{1.0, OutputLaw::Constant, 32, {0.25035, 8e-5}},
    TableRow{1.0, OutputLaw::Rayleigh, 8, {0.20726, 5e-5}},
    TableRow{1.0, OutputLaw::Rayleigh, 32, {0.23809, 10e-5}}};

class Interaction {
public:
    explicit Interaction(Length length) : shortening_(length == Length::Full ? 1 : 60) {}

    /// ⟨φ²⟩ of random networks, each time with other random numbers.
    Measured square(OutputLaw law, double coupling, Index width, Index phase_steps = 0) {
        constexpr double n_draws = 1.2e6;
        return sample(law, coupling, width, phase_steps, n_draws / std::sqrt(double(width)));
    }

    Measured long_square(OutputLaw law, double coupling, Index width) {
        constexpr double n_draws = 8e5;
        return sample(law, coupling, width, 0, n_draws);
    }

    /// ⟨x²⟩ of a cosine network that samples the path integral.
    Measured path(double coupling) {
        DualityPlan plan;
        plan.duality.draws = 300000 / shortening_;
        const PathSettings settings = plan.path(coupling);
        const PathExperiment experiment(settings, NetworkKind::Cosine, run_);
        const PathMeasurement measurement(settings);
        const PathRecord record = run_chains(experiment, measurement, settings, run_++, {});
        return measured(record.scalars[1]);
    }

    bool is_full() const { return shortening_ == 1; }

private:
    Measured sample(
        OutputLaw law, double coupling, Index width, Index phase_steps, double n_draws) {
        DualityPlan plan;
        plan.duality.output = law;
        plan.duality.phase_steps = phase_steps;
        plan.duality.draws = static_cast<Index>(n_draws) / shortening_;
        const DualityRecord record = run_width(plan, coupling, width, run_++, {});
        return measured(Series(record.moments(), 0));
    }

    Index shortening_;
    std::uint16_t run_ = 1;
};

void hold_table(Interaction& interaction, Ledger& ledger) {
    for (const TableRow& row : table) {
        constexpr Index n_leapfrog = 4;
        const std::string label =
            fmt::format("λ = {:g}, {}, N = {}", row.coupling, word(row.law), row.width);
        const Measured refresh = interaction.square(row.law, row.coupling, row.width);
        const Measured both = interaction.square(row.law, row.coupling, row.width, n_leapfrog);
        const auto beside = [&row](const Measured& number) {
            const double error = std::hypot(number.error, row.square.error);
            return row_of({number.value, error, number.length});
        };
        ledger.number(label + ", refresh", "⟨φ²⟩", row.square.value, beside(refresh));
        ledger.number(label + ", with HMC", "⟨φ²⟩", row.square.value, beside(both));
        ledger.number(label, "refresh − with HMC", 0.0, row_of(refresh - both));
    }
    const TableRow& row = table[2];
    const Measured wrong = interaction.square(row.law, 1.03 * row.coupling, row.width);
    const Measured apart = wrong - row.square;
    ledger.fact("a coupling 3 % larger is refused", std::abs(apart.value) > 5.0 * apart.error);
}

/// What is extrapolated, and from which widths.
struct WidthSeries {
    double coupling;
    OutputLaw law;
    std::vector<Index> widths;
    double resolution;  ///< of the limit in full, relative
};

void hold_limit(const WidthSeries& series, Interaction& interaction, Ledger& ledger) {
    const std::string label = fmt::format("λ = {:g}, {}", series.coupling, word(series.law));
    std::vector<WidthPoint> points;
    double shortest = HUGE_VAL;
    for (const Index width : series.widths) {
        const Measured found = interaction.square(series.law, series.coupling, width);
        ledger.note(fmt::format(
            "{:50} {:.6f} ± {:.6f}",
            fmt::format("{}, N = {}", label, width),
            found.value,
            found.error));
        points.push_back({width, found.value, found.error});
        shortest = std::min(shortest, found.length);
    }
    const WidthLimit limit = limit_of_widths(points);
    const Measured found{limit.value(), limit.error(), shortest};
    const double exact = DualityExact(DualityPlan{}, series.coupling).x2;
    const Measured path = interaction.path(series.coupling);
    ledger.number(label + ", N → ∞", "⟨φ²⟩, N → ∞", exact, row_of(found));
    ledger.number(label + ", path integral", "⟨x²⟩, path integral", exact, row_of(path));
    ledger.number(label, "N → ∞ − path integral", 0.0, row_of(found - path));
    ledger.chance(label, "quadratic in 1/N", limit.fit.p);
    if (interaction.is_full()) {
        ledger.fact(
            fmt::format("{}: the limit is known to {:g} %", label, 100.0 * series.resolution),
            found.error < series.resolution * exact);
        ledger.fact(
            fmt::format("{}: it meets the transfer matrix to 0.5 %", label),
            std::abs(found.value - exact) < 0.005 * exact);
    }
}

/// N (⟨φ²⟩_N − ⟨φ²⟩_∞)/λ for a weak coupling, beside another Monte Carlo.
void hold_shift(OutputLaw law, const Measured& known, Interaction& interaction, Ledger& ledger) {
    constexpr double coupling = 0.005;
    constexpr Index width = 16;
    constexpr double unit = double{width} / coupling;
    const double exact = DualityExact(DualityPlan{}, coupling).x2;
    const Measured found = interaction.long_square(law, coupling, width);
    const Measured shift{unit * (found.value - exact), unit * found.error};
    const double leading = leading_width_shift(DualityPlan{}.ring(), kurtosis(law));
    ledger.number(
        fmt::format("{}: N shift/λ, {:.3g} to leading order", word(law), leading),
        "N shift/λ",
        known.value,
        row_of({shift.value, std::hypot(shift.error, known.error), found.length}));
}

int validate(Length length) {
    Ledger ledger("neurons that feel each other become the anharmonic oscillator");
    ledger.equal("λ = 0.1: ⟨x²⟩ exact", DualityExact(DualityPlan{}, 0.1).x2, 0.4087304695, 1e-9);
    ledger.equal("λ = 1: ⟨x²⟩ exact", DualityExact(DualityPlan{}, 1.0).x2, 0.2529375603, 1e-9);
    Interaction interaction(length);
    hold_table(interaction, ledger);
    for (const WidthSeries& series :
         {WidthSeries{0.1, OutputLaw::Constant, {8, 16, 32, 64, 128}, 0.001},
          WidthSeries{1.0, OutputLaw::Constant, {8, 16, 32, 64, 128}, 0.001},
          WidthSeries{1.0, OutputLaw::Rayleigh, {32, 64, 128, 256}, 0.003}}) {
        hold_limit(series, interaction, ledger);
    }
    hold_shift(OutputLaw::Constant, {2.14, 0.12}, interaction, ledger);
    hold_shift(OutputLaw::Rayleigh, {-4.96, 0.14}, interaction, ledger);
    hold_shift(OutputLaw::Gaussian, {-12.68, 0.16}, interaction, ledger);
    return ledger.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
