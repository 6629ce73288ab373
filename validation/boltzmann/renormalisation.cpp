// Claim   An Ising ring renormalises as its Boltzmann machines say; networks that halve their sites
//         are hyperbolic planes, and their cuts grow as log₂ ℓ.
// Against enumeration; the partition function of the data; closed forms; −(ln 2)²/α.
// Points  K = 0.05 … 3, rings of 8 to 16 spins (20 in full); tree and MERA over 512 sites, 64
//         positions (in full all positions of 2048 too); α = 0.3, 1, 4.
// Twins   a weight that is wrong by a part in a thousand; half the hidden units; a cylinder.

#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"
#include "feynet/boltzmann/renormalisation/decimation.hpp"
#include "feynet/boltzmann/renormalisation/layer_geometry.hpp"
#include "feynet/boltzmann/renormalisation/minimal_cut.hpp"
#include "feynet/boltzmann/renormalisation/ring_machine.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace feynet::validation {
namespace {

void flows(Ledger& ledger, Length length) {
    const Index largest = length == Length::Full ? 20 : 12;
    double coupling_off = 0.0;
    double constant_off = 0.0;
    double residual = 0.0;
    for (Index n = 8; n <= largest; n += 4) {
        for (const double coupling : {0.05, 0.3, 0.7, 1.0, 1.8, 3.0, -0.4}) {
            const SpinLaw kept = marginal(ising_ring(n, coupling), every_second(n));
            const RingCoupling ring = ring_coupling(kept);
            const double per_spin = 2.0 * ring.constant / static_cast<double>(n);
            coupling_off = std::max(coupling_off, std::abs(ring.coupling - decimated(coupling)));
            constant_off =
                std::max(constant_off, std::abs(per_spin - decimation_constant(coupling)));
            residual = std::max(residual, ring.residual);
        }
    }
    ledger.equal("K' − ½ ln cosh 2K, most of all rings", coupling_off, 0.0, 1e-12);
    ledger.equal("constant of a spin − ln 2 − ½ ln cosh 2K", constant_off, 0.0, 1e-12);
    ledger.equal("what is left is a ring, ln weight to", residual, 0.0, 1e-12);
    ledger.note(fmt::format(
        "off by {:.1e}, {:.1e}, {:.1e} (K up to 3)", coupling_off, constant_off, residual));
}

void machines(Ledger& ledger) {
    double departure = 0.0;
    double identity = 0.0;
    double least_wrong = HUGE_VAL;
    double least_few = HUGE_VAL;
    for (const double coupling : {0.1, 0.4, 0.8, 1.5}) {
        const double weight = undecimated(coupling);
        const VariationalCondition exact = variational_condition({8, weight}, coupling);
        const VariationalCondition wrong = variational_condition({8, 1.001 * weight}, coupling);
        const VariationalCondition few = variational_condition({8, weight, 2}, coupling);
        departure = std::max(departure, exact.departure);
        identity = std::max({identity, exact.identity, wrong.identity, few.identity});
        least_wrong = std::min(least_wrong, wrong.departure);
        least_few = std::min(least_few, few.divergence);
    }
    ledger.equal("max |Tr_h e^T − 1| of the exact machine", departure, 0.0, 1e-12);
    ledger.equal("max |H_RG − H_RBM| of right and wrong machines", identity, 0.0, 1e-12);
    ledger.fact(
        fmt::format("a weight wrong by 0.1 % departs: {:.1e} at least", least_wrong),
        least_wrong > 1e-5);
    ledger.fact(
        fmt::format("half the hidden units: KL = {:.2g} at least", least_few), least_few > 1e-3);
}

void cuts(Ledger& ledger, Length length) {
    const TensorGraph tree = binary_tree(512);
    const TensorGraph mera = binary_mera(512);
    const std::vector<double> of_tree{1.0, 1.5, 2.25, 2.875, 3.5625, 4.21875, 4.890625, 5.546875};
    const std::vector<double> of_mera{1.0, 2.0, 3.5, 5.5, 7.75, 9.875, 11.9375, 13.96875};
    for (std::size_t m = 0; m < of_tree.size(); ++m) {
        const Index sites = Index{1} << m;
        const CutRange range = minimal_cuts(tree, sites, 64);
        ledger.equal(fmt::format("mean cut, tree, ℓ = {}", sites), range.mean, of_tree[m], 0.0);
        ledger.fact(
            fmt::format("least and largest, tree, ℓ = {}: {}, {}", sites, range.least, range.most),
            range.least == 1 && range.most == static_cast<Index>(m) + 1);
        ledger.equal(
            fmt::format("mean cut, MERA, ℓ = {}", sites),
            minimal_cuts(mera, sites, 64).mean,
            of_mera[m],
            0.0);
    }
    if (length == Length::Full) {
        const TensorGraph large_tree = binary_tree(2048);
        const TensorGraph large_mera = binary_mera(2048);
        for (Index m = 0; m <= 9; ++m) {
            const Index sites = Index{1} << m;
            ledger.equal(
                fmt::format("all positions of 2048, tree, ℓ = {}", sites),
                minimal_cuts(large_tree, sites, 2048).mean,
                mean_tree_cut(m),
                1e-14);
            ledger.equal(
                fmt::format("all positions of 2048, MERA, ℓ = {}", sites),
                minimal_cuts(large_mera, sites, 2048).mean,
                mean_mera_cut(m),
                1e-14);
        }
    }
}

void entropies(Ledger& ledger) {
    constexpr double sites = 512.0;
    const IsingRing ring(512, 1.0, 1.0);
    for (const Index length : {16, 64, 128}) {
        const double chord = sites / std::numbers::pi *
                             std::sin(std::numbers::pi * static_cast<double>(length) / sites);
        ledger.equal(
            fmt::format("entropy of {} spins − ⅙ ln chord", length),
            ring.entropy(length) - std::log(chord) / 6.0,
            0.4785581,
            2e-5);
        const auto cut = static_cast<double>(minimal_cut(binary_mera(512), {0, length}));
        ledger.fact(
            fmt::format("the cut of a MERA of χ = 2 is above it, ℓ = {}", length),
            cut * std::numbers::ln2 > ring.entropy(length));
    }
}

void geometry(Ledger& ledger) {
    for (const double alpha : {0.3, 1.0, 4.0}) {
        const LayerGeometry plane{.alpha = alpha};
        const double differences = curvature_by_differences(
            alpha, [&](double tau) { return plane.space_metric(tau); }, 3.0, 0.1);
        ledger.equal(
            fmt::format("curvature by derivatives, α = {}", alpha),
            curvature_by_jets(plane, 3.0),
            -std::numbers::ln2 * std::numbers::ln2 / alpha,
            1e-14);
        ledger.equal(
            fmt::format("curvature by differences, α = {}", alpha),
            differences,
            -std::numbers::ln2 * std::numbers::ln2 / alpha,
            1e-10);
    }
    const double flat = curvature_by_differences(
        1.0, [](double) { return 1.0; }, 0.0, 0.1);
    ledger.equal("a cylinder is flat", flat, 0.0, 1e-10);
}

int validate(Length length) {
    Ledger ledger("A chain renormalises as its machines say, cuts and curvature of networks");
    flows(ledger, length);
    machines(ledger);
    cuts(ledger, length);
    entropies(ledger);
    geometry(ledger);
    return ledger.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, feynet::validation::validate);
}
