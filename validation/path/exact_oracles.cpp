// Claim   The exact answers of the lattice are exact: the transfer matrix between positions and the
// one
//         between oscillator states, which shares no grid, range or formula of a rule with it and
//         takes its slices from the action that is sampled, agree with the reference numbers to
//         every printed digit, and with each other to 1e-9 in gap, E₀, ⟨x²⟩, ⟨x⁴⟩, G(1), G(N/4) and
//         ln Z.
// Tests   TransferMatrix and HermiteTransfer in every rule; potentials from x²/2 to x⁸, double
// wells
//         up to η = 3, lopsided and distant wells; a = 0.001 … 1.
// Against the tables of the lattice oscillator and of finite lattices, and each other.

#include "feynet/core/powers.hpp"
#include "feynet/path/exact/hermite_transfer.hpp"
#include "feynet/path/exact/transfer_matrix.hpp"
#include "ledger.hpp"
#include "support/cells.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <numbers>
#include <vector>

namespace feynet::validation {
namespace {

double position(double x) {
    return x;
}
const DoubleWell shallow_well{.coupling = 0.25, .minimum = std::numbers::sqrt2};

/// A ring and what both oracles say of it.
struct Lattice {
    std::string name;
    AnyPotential potential;
    double mass = 1.0;
    double spacing = 0.25;
    Index n_slices = 32;
};

struct Answers {
    double gap, ground_energy, second, fourth, nearest, quarter, log_partition;
    double error, seconds;
    std::string method;
};

class Clock {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

Answers between_positions(const PathSystem& system) {
    const Clock clock;
    const TransferMatrix oracle(system);
    const Index n_slices = system.grid().n_slices();
    return {
        .gap = oracle.gap(),
        .ground_energy = oracle.ground_energy(),
        .second = oracle.expectation(0, square),
        .fourth = oracle.expectation(0, fourth_power),
        .nearest = oracle.correlation(0, 1),
        .quarter = oracle.correlation(0, n_slices / 4),
        .log_partition = oracle.log_partition(),
        .error = oracle.error(),
        .seconds = clock.seconds(),
        .method = oracle.method()};
}

Answers between_states(const PathSystem& system) {
    const Clock clock;
    const HermiteTransfer oracle(system);
    const Index n_slices = system.grid().n_slices();
    const Eigen::ArrayXd curve = oracle.correlator(position, position, n_slices / 4 + 1);
    return {
        .gap = oracle.levels(2)[1],
        .ground_energy = oracle.ground_energy(),
        .second = oracle.expectation(square),
        .fourth = oracle.expectation(fourth_power),
        .nearest = curve[1],
        .quarter = curve[n_slices / 4],
        .log_partition = oracle.log_partition(),
        .error = oracle.error(),
        .seconds = clock.seconds(),
        .method = oracle.method()};
}

class Oracles {
public:
    Oracles() : ledger_("two exact methods agree with the tables and with each other") {}

    /// Both oracles on one ring in one rule, beside each other.
    Answers agree(const Lattice& lattice, Discretisation rule) {
        const TimeGrid grid(lattice.spacing, lattice.n_slices, Boundary::Periodic);
        const PathSystem system(grid, rule, lattice.mass, lattice.potential);
        const Answers first = between_positions(system);
        const Answers second = between_states(system);
        const std::string label = fmt::format(
            "{}, {}, a = {}, N = {}", lattice.name, word(rule), lattice.spacing, lattice.n_slices);
        ledger_.note(fmt::format(
            "{}: {} ({:.0e}, {:.2f} s), {} ({:.0e}, {:.2f} s)",
            label,
            first.method,
            first.error,
            first.seconds,
            second.method,
            second.error,
            second.seconds));
        ledger_.equal(label + " gap", first.gap, second.gap, 1e-9);
        ledger_.equal(label + " E₀", first.ground_energy, second.ground_energy, 1e-9);
        ledger_.equal(label + " ⟨x²⟩", first.second, second.second, 1e-9);
        ledger_.equal(label + " ⟨x⁴⟩", first.fourth, second.fourth, 1e-9);
        ledger_.equal(label + " G(1)", first.nearest, second.nearest, 1e-9);
        ledger_.equal(label + " G(N/4)", first.quarter, second.quarter, 1e-9);
        ledger_.equal(label + " ln Z", first.log_partition, second.log_partition, 1e-9);
        ledger_.fact(
            label + ": estimated errors ≤ 1e-10", std::max(first.error, second.error) < 1e-10);
        return first;
    }

    void lattice_tables();
    void oscillator_table();
    void wide_field();

    int close() { return ledger_.close(); }

private:
    void printed(const std::string& label, double computed, double known, int digits) {
        ledger_.equal(label, computed, known, 0.5001 * std::pow(10.0, -digits));
    }

    Ledger ledger_;
};

/// Numbers of a finite ring that no code of this repository has computed.
struct LatticeRow {
    Lattice lattice;
    Discretisation rule = Discretisation::Site;
    double gap = 0.0;
    double second = 0.0;
    double fourth = 0.0;
    double nearest = 0.0;
    double quarter = 0.0;
};

const std::array<LatticeRow, 4> lattice_rows{
    {{{"x²/2 + x⁴", QuarticPotential{}},
      Discretisation::Site,
      1.8945529650,
      0.2529375603,
      0.1723024949,
      0.15737967,
      0.00571657},
     {{"x²/2 + x⁴", QuarticPotential{}, 1.0, 0.125, 64},
      Discretisation::Site,
      1.9235490454,
      0.2560676527,
      0.1794701643,
      0.20117662,
      0.00545801},
     {{"x²/2 + x⁴", QuarticPotential{}},
      Discretisation::Midpoint,
      1.8464299184,
      0.2733956442,
      0.2044267921,
      0.17184302,
      0.00678693},
     {{"(x² − 2)²/4", shallow_well},
      Discretisation::Site,
      0.3409663233,
      1.2613903163,
      2.9693099261,
      1.15034436,
      0.71145026}}};

void Oracles::lattice_tables() {
    for (const LatticeRow& row : lattice_rows) {
        const Answers answers = agree(row.lattice, row.rule);
        printed("table: gap", answers.gap, row.gap, 10);
        printed("table: ⟨x²⟩", answers.second, row.second, 10);
        printed("table: ⟨x⁴⟩", answers.fourth, row.fourth, 10);
        printed("table: G(1)", answers.nearest, row.nearest, 8);
        printed("table: G(N/4)", answers.quarter, row.quarter, 8);
    }
}

void Oracles::oscillator_table() {
    struct Row {
        Discretisation rule;
        double spacing;
        std::array<double, 5> g;
    };
    const std::array<Row, 4> rows{
        {{Discretisation::Site,
          0.25,
          {0.4964788852, 0.38699385, 0.30169593, 0.23525401, 0.18351546}},
         {Discretisation::Midpoint,
          0.25,
          {0.5003217486, 0.38922085, 0.30283239, 0.23567138, 0.18347364}},
         {Discretisation::Site,
          0.125,
          {0.4993629574, 0.44076423, 0.38905244, 0.34341960, 0.30315269}},
         {Discretisation::Midpoint,
          0.125,
          {0.5003320885, 0.44151116, 0.38961590, 0.34383227, 0.30344208}}}};
    for (const Row& row : rows) {
        const auto n_slices = static_cast<Index>(std::lround(8.0 / row.spacing));
        const Lattice lattice{"x²/2", HarmonicPotential{}, 1.0, row.spacing, n_slices};
        const Answers answers = agree(lattice, row.rule);
        const TimeGrid grid(row.spacing, n_slices, Boundary::Periodic);
        const PathSystem system(grid, row.rule, 1.0, HarmonicPotential{});
        const Eigen::ArrayXd curve = HermiteTransfer(system).correlator(position, position, 5);
        printed("table: G(0)", curve[0], row.g[0], 10);
        for (Index k = 1; k < 5; ++k) {
            printed(
                fmt::format("table: G({})", k), curve[k], row.g[static_cast<std::size_t>(k)], 8);
        }
        if (row.spacing == 0.25) {
            const bool is_site = row.rule == Discretisation::Site;
            printed("table: gap", answers.gap, is_site ? 0.9974139754 : 1.0052577131, 10);
            printed("table: E₀", answers.ground_energy, is_site ? 0.4987069877 : 0.4711321426, 10);
        }
    }
}

void Oracles::wide_field() {
    const PolynomialPotential eighth{.coefficients = {0, 0, 0, 0, 0, 0, 0, 0, 1.0}};
    const PolynomialPotential lopsided{.coefficients = {0.0, 0.3, -2.0, 0.0, 1.0}};
    const PolynomialPotential distant{.coefficients = {12.5, -5.0, 0.5}};
    const std::vector<Lattice> lattices{
        {"x²/2 + 0.1 x⁴", QuarticPotential{.coupling = 0.1}},
        {"x²/2 + x⁴", QuarticPotential{}, 1.0, 1.0, 8},
        {"x²/2 + x⁴", QuarticPotential{}, 1.0, 0.01, 800},
        {"x²/2 + x⁴", QuarticPotential{}, 1.0, 0.001, 8000},
        {"x⁸", eighth},
        {"x⁸", eighth, 1.0, 0.01, 800},
        {"x⁴ − 2x² + 0.3x", lopsided, 1.0, 0.1, 80},
        {"(x − 5)²/2", distant, 1.0, 0.1, 80},
        {"(x² − 1.4²)²", DoubleWell{.minimum = 1.4}, 0.5, 0.1, 80},
        {"(x² − 1.6²)²", DoubleWell{.minimum = 1.6}, 0.5, 0.1, 80},
        {"(x² − 1.6²)²", DoubleWell{.minimum = 1.6}, 0.5, 0.01, 10000},
        {"(x² − 3²)²", DoubleWell{.minimum = 3.0}, 0.5, 0.1, 80}};
    for (const Lattice& lattice : lattices) {
        for (const Discretisation rule : test::every_discretisation) {
            agree(lattice, rule);
        }
    }
}

int validate(Length /*length*/) {
    Oracles oracles;
    oracles.lattice_tables();
    oracles.oscillator_table();
    oracles.wide_field();
    return oracles.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
