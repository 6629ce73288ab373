// Claim   The energies and moments of the Hamiltonian, the limit a → 0 beside every lattice, are
// exact. Tests   ContinuumSpectrum: anharmonic oscillators, double wells, also at m = ½, Morse.
// Against 50-digit inverse iteration, 1e-12; the levels of Morse, 1e-10; twice the kink density of
// the
//         double well to two loops, to the printed digits of their ratio; Richardson's limit of the
//         transfer matrix at three spacings, 1e-7.

#include "feynet/core/powers.hpp"
#include "feynet/path/exact/continuum_spectrum.hpp"
#include "feynet/path/exact/transfer_matrix.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numbers>

namespace feynet::validation {
namespace {

const DoubleWell shallow_well{.coupling = 0.25, .minimum = std::numbers::sqrt2};

/// Levels and moments of one Hamiltonian; NaN where the table has none.
struct HamiltonianRow {
    std::string name;
    double mass = 1.0;
    AnyPotential potential;
    double ground = 0.0;
    double first = 0.0;
    double second = 0.0;
    double fourth = 0.0;
};

QuarticPotential quartic(double mass, double frequency, double coupling) {
    return {.mass = mass, .frequency = frequency, .coupling = coupling};
}

const std::array<HamiltonianRow, 5> hamiltonian_rows{
    {{"p²/2 + x²/2 + 0.1 x⁴",
      1.0,
      quartic(1.0, 1.0, 0.1),
      0.559146327183519576715,
      1.769502643949054244573,
      0.41252536838365027,
      0.48873652933289769},
     {"p²/2 + x²/2 + x⁴",
      1.0,
      quartic(1.0, 1.0, 1.0),
      0.803770651234273769354,
      2.737892268008434260956,
      0.25714982144280972,
      0.18220694326382135},
     {"p² + x² + x⁴",
      0.5,
      quartic(0.5, 2.0, 1.0),
      1.392351641530291855658,
      4.648812704212077536377,
      0.30581365071758714,
      0.26024144669837253},
     {"p²/2 + (x² − 2)²/4",
      1.0,
      shallow_well,
      0.70047863258411299,
      1.04637108222783223,
      1.20711847265229,
      std::nan("")},
     {"p² + (x² − 1.96)²",
      0.5,
      DoubleWell{.minimum = 1.4},
      2.23997909937906045,
      2.73645234808727339,
      std::nan(""),
      std::nan("")}}};

class Hamiltonians {
public:
    Hamiltonians() : ledger_("the bound states of the Hamiltonian are exact") {}

    void hamiltonian_table();
    void morse_levels();
    void kinks();
    void continuum_limit();

    int close() { return ledger_.close(); }

private:
    Ledger ledger_;
};

void Hamiltonians::hamiltonian_table() {
    for (const HamiltonianRow& row : hamiltonian_rows) {
        const ContinuumSpectrum spectrum(row.mass, row.potential, 3);
        ledger_.note(fmt::format("{}: {} ({:.0e})", row.name, spectrum.method(), spectrum.error()));
        ledger_.equal(row.name + " E₀", spectrum.energies()[0], row.ground, 1e-12);
        ledger_.equal(row.name + " E₁", spectrum.energies()[1], row.first, 1e-12);
        if (std::isfinite(row.second)) {
            ledger_.equal(row.name + " ⟨x²⟩", spectrum.expectation(0, square), row.second, 1e-12);
        }
        if (std::isfinite(row.fourth)) {
            ledger_.equal(
                row.name + " ⟨x⁴⟩", spectrum.expectation(0, fourth_power), row.fourth, 1e-12);
        }
    }
    const ContinuumSpectrum wells(1.0, shallow_well, 3);
    ledger_.equal("p²/2 + (x² − 2)²/4 E₂", wells.energies()[2], 2.22797281247334778, 1e-12);
}

void Hamiltonians::morse_levels() {
    const MorsePotential morse{.depth = 8.0, .steepness = 0.5};
    const ContinuumSpectrum spectrum(1.0, morse, 20);
    const double omega = 0.5 * std::sqrt(2.0 * 8.0);
    for (Index n = 0; n < spectrum.n_levels(); ++n) {
        const double quanta = omega * (static_cast<double>(n) + 0.5);
        ledger_.equal(
            fmt::format("Morse E{}", n),
            spectrum.energies()[n],
            quanta - quanta * quanta / 32.0,
            1e-10);
    }
    ledger_.fact("Morse binds 8 states at √(2mD)/α = 8", spectrum.n_levels() == 8);
}

/// E₁ − E₀ of p² + (x² − η²)² over 2n, n = 8 η^{5/2} √(2/π) exp(−S₀ − 71/(72 S₀)), S₀ = 4η³/3.
void Hamiltonians::kinks() {
    struct Row {
        double minimum, ratio, last_digit;
    };
    const std::array<Row, 4> rows{
        {{1.4, 1.704, 1e-3}, {1.6, 1.876, 1e-3}, {2.0, 1.976, 1e-3}, {2.5, 1.9944, 1e-4}}};
    for (const Row& row : rows) {
        const ContinuumSpectrum spectrum(0.5, DoubleWell{.minimum = row.minimum}, 2);
        const double action = 4.0 * std::pow(row.minimum, 3) / 3.0;
        const double density = 8.0 * std::pow(row.minimum, 2.5) *
                               std::sqrt(2.0 / std::numbers::pi) *
                               std::exp(-action - 71.0 / (72.0 * action));
        ledger_.equal(
            fmt::format("(x² − {}²)²: gap over kink density", row.minimum),
            (spectrum.energies()[1] - spectrum.energies()[0]) / density,
            row.ratio,
            0.501 * row.last_digit);
    }
}

/// The lattice at a, a/2, a/4 with the errors a² and a⁴ taken off is the Hamiltonian.
void Hamiltonians::continuum_limit() {
    struct Row {
        std::string name;
        double mass;
        AnyPotential potential;
    };
    const std::array<Row, 3> rows{
        {{"x²/2 + x⁴", 1.0, QuarticPotential{}},
         {"(x² − 2)²/4", 1.0, shallow_well},
         {"(x² − 1.4²)²", 0.5, DoubleWell{.minimum = 1.4}}}};
    for (const Row& row : rows) {
        const auto energies = [&](double a) {
            const TimeGrid ring(a, 16, Boundary::Periodic);
            const TransferMatrix oracle(PathSystem(ring, Rule::Site, row.mass, row.potential));
            return Eigen::ArrayXd(oracle.levels(4) + oracle.ground_energy());
        };
        const Eigen::ArrayXd coarse = energies(0.02);
        const Eigen::ArrayXd middle = energies(0.01);
        const Eigen::ArrayXd fine = energies(0.005);
        const Eigen::ArrayXd limit = (64.0 * fine - 20.0 * middle + coarse) / 45.0;
        const ContinuumSpectrum spectrum(row.mass, row.potential, 4);
        for (Index n = 0; n < 4; ++n) {
            ledger_.equal(
                fmt::format("{} E{} as a → 0", row.name, n),
                limit[n],
                spectrum.energies()[n],
                1e-7);
        }
    }
}

int validate(Length /*length*/) {
    Hamiltonians hamiltonians;
    hamiltonians.hamiltonian_table();
    hamiltonians.morse_levels();
    hamiltonians.kinks();
    hamiltonians.continuum_limit();
    return hamiltonians.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
