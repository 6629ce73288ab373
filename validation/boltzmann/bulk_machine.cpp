// Claim   A scalar in anti–de Sitter space is a deep Gaussian Boltzmann machine: its layers summed
//         over give Bessel's kernel and the exponent 2ν, sampled ones the covariance 1/G.
// Against Bessel functions; 2ν; the elimination of the layers; powers of p on trees.
// Points  (d, m²) = (1, 0), (1, −0.15), (1, ½), (1, ¾), (2, −¾), (2, 0), (2, ½), ε = 1e-3,
//         k = 0.1 … 20; sampled at (1, 0), (1, −0.15), (1, ½), (2, ½), k = 0.5, 1, 2.
// Twins   the whole weight at the visible layer; a bare slope; a sampled mass that is off by 0.1.

#include "feynet/boltzmann/deep/boundary_exponent.hpp"
#include "feynet/boltzmann/deep/bulk_walkers.hpp"
#include "feynet/boltzmann/deep/exact/bulk_kernel.hpp"
#include "feynet/boltzmann/deep/spin_tree.hpp"
#include "feynet/boltzmann/deep/tree_scalar.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

std::string name_of(const BulkScalar& scalar) {
    return fmt::format("d = {:g}, m² = {:g}", scalar.dimension, scalar.mass_squared);
}

double worst_deviation(BulkScalar scalar, double spacing) {
    scalar.spacing = spacing;
    double worst = 0.0;
    for (double k = 0.1; k <= 20.0; k *= 1.3) {
        const double kernel = boundary_kernel(bulk_layers(scalar, k));
        worst = std::max(worst, std::abs(kernel / continuum_kernel(scalar, k) - 1.0));
    }
    return worst;
}

void kernel(Ledger& ledger, const BulkScalar& scalar) {
    const double fine = worst_deviation(scalar, 0.02);
    const double order = std::log2(worst_deviation(scalar, 0.04) / fine);
    ledger.fact(
        fmt::format("{}: |G/G_Bessel − 1| = {:.1e}, order {:.3f}", name_of(scalar), fine, order),
        fine < (scalar.order() > 1.0 ? 2e-4 : 1e-4) && std::abs(order - 2.0) < 0.02);
}

struct KernelCurve {
    std::vector<double> momenta;
    std::vector<double> values;
};

KernelCurve curve_of(const BulkScalar& scalar) {
    KernelCurve curve;
    for (int i = 0; i <= 40; ++i) {
        curve.momenta.push_back(0.1 * std::pow(100.0, i / 40.0));
        curve.values.push_back(boundary_kernel(bulk_layers(scalar, curve.momenta.back())));
    }
    return curve;
}

void exponent(Ledger& ledger, const BulkScalar& scalar) {
    const KernelCurve curve = curve_of(scalar);
    const BoundaryExponent fit = boundary_exponent(curve.momenta, curve.values);
    const double exact = 2.0 * scalar.order();
    ledger.equal(name_of(scalar) + ": exponent/2ν", fit.exponent / exact, 1.0, 0.01);
    ledger.equal(
        name_of(scalar) + ": exponent of the layers",
        fit.exponent,
        2.0 * scalar.layered_order(),
        2e-4 * exact);
    ledger.note(fmt::format(
        "{}: 2ν = {:.6f}, fitted {:.6f}, of the layers {:.6f}; c {:.5g}, Bessel's {:.5g}",
        name_of(scalar),
        exact,
        fit.exponent,
        2.0 * scalar.layered_order(),
        fit.amplitude,
        nonanalytic_coefficient(scalar)));
}

/// ⟨φ₀²⟩ of two blocks of eight walkers.
Estimate sampled_variance(const BulkLayers& layers, std::uint16_t run, std::uint32_t n_sweeps) {
    Series squares(2 * lanes, 1024);
    for (std::uint32_t block = 0; block < 2; ++block) {
        BulkWalkers walkers(layers);
        Stream stream{.seed = 11, .run = run, .first_chain = block * lanes};
        for (; stream.trajectory < n_sweeps; ++stream.trajectory) {
            walkers.sweep(stream);
            if (stream.trajectory >= n_sweeps / 10) {
                squares.append(static_cast<Index>(block) * lanes, walkers.field().col(0).square());
            }
        }
    }
    return estimate(squares);
}

BulkLayers machine(const BulkScalar& scalar, double momentum) {
    BulkLayers layers = bulk_layers(scalar, momentum);
    if (scalar.mass_squared < 0.0) {
        layers.sites(0) += counterterm(scalar);
    }
    return layers;
}

void sampling(Ledger& ledger, Length length) {
    const std::uint32_t n_sweeps = length == Length::Full ? 400000 : 8000;
    std::uint16_t run = 0;
    for (const BulkScalar& scalar :
         {BulkScalar{1.0, 0.0, 0.1, 0.5},
          BulkScalar{1.0, -0.15, 0.1, 0.5},
          BulkScalar{1.0, 0.5, 0.1, 0.5},
          BulkScalar{2.0, 0.5, 0.1, 0.5}}) {
        for (const double k : {0.5, 1.0, 2.0}) {
            const BulkLayers layers = machine(scalar, k);
            ledger.number(
                fmt::format("{}, k = {}", name_of(scalar), k),
                "⟨φ₀²⟩ G",
                1.0 / boundary_kernel(layers),
                sampled_variance(layers, run++, n_sweeps));
        }
    }
    const BulkLayers other = machine({1.0, 0.6, 0.1, 0.5}, 1.0);
    const Estimate wrong = sampled_variance(other, run, n_sweeps);
    const double exact = 1.0 / boundary_kernel(machine({1.0, 0.5, 0.1, 0.5}, 1.0));
    ledger.fact(
        "a mass off by 0.1 is told",
        std::abs(wrong.mean - exact) > 4.0 * wrong.error.value_or(1e9));
}

void trees(Ledger& ledger) {
    const TreeScalar scalar{};
    const FiniteTree tree(scalar, 12);
    const double delta = scalar.scaling_dimension();
    ledger.equal("p-adic Δ, p = 2, m² = 0.3", delta, 1.3219280949, 1e-10);
    ledger.equal("step of the finite tree below its root", tree.step_ratio(0), 0.4, 1e-5);
    const double leaves = -std::log2(tree.leaf_correlation(9) / tree.leaf_correlation(8));
    ledger.equal("exponent of leaves nine levels apart, 12 levels", leaves, 2.0 * delta, 1e-3);
    ledger.note(fmt::format(
        "steps of 12 levels, root to leaves: {:.6f} {:.6f} {:.6f} {:.6f}; leaves {:.5f}, 2Δ = "
        "{:.5f}",
        tree.step_ratio(0),
        tree.step_ratio(6),
        tree.step_ratio(8),
        tree.step_ratio(11),
        leaves,
        2.0 * delta));
    const SpinTree spins{.levels = 3, .weight = 0.8};
    const std::vector<double> correlations = spins.leaf_correlations();
    for (std::size_t l = 1; l <= 3; ++l) {
        ledger.equal(
            fmt::format("spins, l = {}: ⟨vv⟩/tanh(W)^2l", l),
            correlations[l] / std::pow(std::tanh(0.8), 2.0 * static_cast<double>(l)),
            1.0,
            1e-12);
    }
    ledger.equal("spins, Δ at W = 0.8", spins.scaling_dimension(), 0.590665, 1e-6);
}

void twins(Ledger& ledger) {
    const BulkScalar scalar{.mass_squared = 0.5};
    BulkLayers whole = bulk_layers(scalar, 1.0);
    whole.sites(0) *= 2.0;
    const double off = boundary_kernel(whole) / continuum_kernel(scalar, 1.0) - 1.0;
    ledger.fact(
        fmt::format("the whole weight at the visible layer is off by {:.1e}", off),
        std::abs(off) > 1e-3);
    const KernelCurve curve = curve_of({.mass_squared = -0.15});
    const double slope = std::log(curve.values.back() / curve.values.front()) / std::log(100.0);
    ledger.fact(
        fmt::format("a bare slope at m² = −0.15 is {:.2f}, 2ν = 0.63", slope),
        std::abs(slope - 0.632) > 0.05);
}

int validate(Length length) {
    Ledger ledger("A bulk is a deep Boltzmann machine");
    for (const BulkScalar& scalar :
         {BulkScalar{1.0, 0.0},
          BulkScalar{1.0, -0.15},
          BulkScalar{1.0, 0.5},
          BulkScalar{1.0, 0.75},
          BulkScalar{2.0, -0.75},
          BulkScalar{2.0, 0.0},
          BulkScalar{2.0, 0.5}}) {
        kernel(ledger, scalar);
        if (scalar.order() != 1.0) {
            exponent(ledger, scalar);
        }
    }
    trees(ledger);
    twins(ledger);
    sampling(ledger, length);
    return ledger.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, feynet::validation::validate);
}
