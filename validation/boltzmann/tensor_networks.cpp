// Claim   A restricted Boltzmann machine is a matrix product state of 2^{crossing units}; its
//         Schmidt ranks are bounded by hidden units, and by their reach alone; cluster, toric-code
//         and maximally entangled states, circuits of H, T and CZ, trees and layers are networks,
//         exactly.
// Against amplitudes and singular values of all 2ᴺ configurations, ranks modulo 2, gates one by
// one. Points  N = 12 dense and of reach 2 … 5, chains of 48 spins, 3 × 3 torus, all cuts of 8
// spins. Twins   a machine without a tree breaks the bound of the tree; a gate more is another
// state.

#include "boltzmann/quantum/some_machine.hpp"
#include "feynet/boltzmann/quantum/state_vector.hpp"
#include "feynet/boltzmann/tensor/circuit_machine.hpp"
#include "feynet/boltzmann/tensor/crossing_units.hpp"
#include "feynet/boltzmann/tensor/entanglement.hpp"
#include "feynet/boltzmann/tensor/exact_machines.hpp"
#include "feynet/boltzmann/tensor/matrix_product_cuts.hpp"
#include "feynet/boltzmann/tensor/matrix_product_layer.hpp"
#include "feynet/boltzmann/tensor/product_pooling.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace feynet::validation {
namespace {

std::vector<Index> first_spins(Index n) {
    std::vector<Index> part(static_cast<std::size_t>(n));
    std::iota(part.begin(), part.end(), Index{0});
    return part;
}

/// Each of density hidden units to a place sees so many neighbouring spins of an open chain.
RbmWeights short_range(Index n_spins, Index density, Index reach) {
    RbmWeights weights = test::some_machine(n_spins, density * (n_spins - reach + 1), 0.5);
    for (Index j = 0; j < weights.n_hidden(); ++j) {
        const Index first = j / density;
        weights.coupling.col(j).head(first).setZero();
        weights.coupling.col(j).tail(n_spins - first - reach).setZero();
    }
    return weights;
}

double bits(const Eigen::VectorXd& schmidt) {
    return entanglement_entropy(schmidt) / std::numbers::ln2;
}

class Networks {
public:
    Networks() : ledger_("Boltzmann machines as tensor networks") {}

    void amplitudes(Index n_hidden) {
        const RbmWeights weights = test::some_machine(12, n_hidden, 0.3);
        const MatrixProductState state = matrix_product_of(weights);
        const Eigen::VectorXcd machine = test::all_amplitudes(weights);
        Eigen::VectorXcd product(machine.size());
        for (Index k = 0; k < product.size(); ++k) {
            product(k) = amplitude(state, test::spins_of(k, 12));
        }
        const double largest = machine.cwiseAbs().maxCoeff();
        ledger_.equal(
            fmt::format("|ψ_MPS − ψ|/max |ψ|, N = 12, {} crossing units", n_hidden),
            (product - machine).cwiseAbs().maxCoeff() / largest,
            0.0,
            1e-14);
        const Eigen::VectorXd middle = schmidt_values(state_vector(weights), first_spins(6));
        ledger_.equal(
            fmt::format("Schmidt rank at the middle, {} units", n_hidden),
            static_cast<double>(schmidt_rank(middle)),
            std::exp2(std::min<Index>(n_hidden, 6)),
            0.0);
    }

    void reach_bound(Index density, Index reach) {
        const RbmWeights weights = short_range(48, density, reach);
        const std::vector<Index> crossing = crossing_units(weights);
        const ShortenedProduct product = shortened(matrix_product_of(weights));
        Index rank = 0;
        double entropy = 0.0;
        for (const Eigen::VectorXd& values : product.schmidt) {
            rank = std::max<Index>(rank, values.size());
            entropy = std::max(entropy, bits(values));
        }
        ledger_.equal(
            fmt::format("largest rank, 48 spins, α = {}, reach {}", density, reach),
            static_cast<double>(rank),
            std::exp2(reach - 1),
            0.0);
        ledger_.note(fmt::format(
            "  {} units cross; entropy at most {:.3f} of {} bits",
            *std::max_element(crossing.begin(), crossing.end()),
            entropy,
            reach - 1));
    }

    void exact_states() {
        const auto entropy = [&](const std::string& name,
                                 const RbmWeights& weights,
                                 const std::vector<Index>& part,
                                 double known) {
            ledger_.equal(
                name + ", bits", bits(schmidt_values(state_vector(weights), part)), known, 1e-12);
        };
        entropy("cluster ring of 12, half", cluster_ring(12), first_spins(6), 2.0);
        entropy("cluster ring of 12, every other", cluster_ring(12), {0, 2, 4, 6, 8, 10}, 5.0);
        entropy(
            "distant pairs of 12, half, 6 hidden units", distant_pairs(12), first_spins(6), 6.0);
        entropy("toric code 3 × 3, a vertex", toric_code(3), spins_at_vertex(3, 0, 0), 3.0);
        entropy("toric code 3 × 3, a square", toric_code(3), spins_around_square(3, 0, 0), 3.0);
        const Eigen::VectorXcd psi = state_vector(toric_code(3));
        ledger_.equal(
            "toric code 3 × 3, equal amplitudes",
            static_cast<double>((psi.array().abs() > 1e-10).count()),
            1024.0,
            0.0);
    }

    void tree(Index n_channels) {
        const ProductPooling wave(8, n_channels);
        const Eigen::VectorXcd parameters =
            wave.plain() + test::some_machine(wave.n_parameters(), 1, 0.5).visible;
        const Eigen::VectorXcd psi = state_vector(wave, parameters);
        const Eigen::VectorXcd other = state_vector(test::some_machine(8, 8, 0.5));
        Index n_broken = 0;
        Index n_reached = 0;
        Index n_broken_without_tree = 0;
        for (Index mask = 1; mask < 128; ++mask) {
            std::vector<Index> part;
            for (Index i = 0; i < 7; ++i) {
                if ((mask >> i & 1) != 0) {
                    part.push_back(i);
                }
            }
            const Index bound = wave.rank_bound(part);
            const Index rank = schmidt_rank(schmidt_values(psi, part));
            n_broken += rank > bound ? 1 : 0;
            n_reached += rank == bound ? 1 : 0;
            n_broken_without_tree += schmidt_rank(schmidt_values(other, part)) > bound ? 1 : 0;
        }
        ledger_.equal(
            fmt::format("cuts of 8 spins above the min-cut, {} channels", n_channels),
            static_cast<double>(n_broken),
            0.0,
            0.0);
        ledger_.note(fmt::format("  {} of 127 cuts reach it", n_reached));
        ledger_.fact("a dense machine is above it somewhere", n_broken_without_tree > 0);
    }

    void circuits(Index n_circuits);
    void layer();

    int close() { return ledger_.close(); }

private:
    Ledger ledger_;
};

/// Applies a gate to all amplitudes; bit set: |0⟩.
void apply(Index gate, Index qubit, Index other, Eigen::VectorXcd& psi) {
    const Eigen::VectorXcd before = psi;
    for (Index k = 0; k < psi.size(); ++k) {
        const bool one = (k >> qubit & 1) == 0;
        if (gate == 0) {
            const std::complex<double> changed = before(k ^ Index{1} << qubit);
            psi(k) = (one ? changed - before(k) : before(k) + changed) / std::numbers::sqrt2;
        } else if (gate == 1) {
            psi(k) = before(k) * (one ? std::polar(1.0, std::numbers::pi / 4.0) : 1.0);
        } else {
            psi(k) = before(k) * (one && (k >> other & 1) == 0 ? -1.0 : 1.0);
        }
    }
}

/// Circuits of twelve gates on three qubits, drawn evenly among H, T and CZ.
void Networks::circuits(Index n_circuits) {
    double least = 1.0;
    double least_of_twins = 1.0;
    for (Index circuit = 0; circuit < n_circuits; ++circuit) {
        Block uniforms(lanes, columns_at_once);
        fill_uniforms(
            {.seed = 5, .trajectory = static_cast<std::uint32_t>(circuit)},
            Purpose::Test,
            uniforms);
        CircuitMachine machine(3);
        Eigen::VectorXcd psi = Eigen::VectorXcd::Unit(8, 7);
        for (Index k = 0; k < 12; ++k) {
            const auto gate = static_cast<Index>(3.0 * uniforms.data()[2 * k]);
            const auto qubit = static_cast<Index>(3.0 * uniforms.data()[2 * k + 1]);
            const Index other = (qubit + 1) % 3;
            apply(gate, qubit, other, psi);
            if (gate == 0) {
                machine.hadamard(qubit);
            } else if (gate == 1) {
                machine.eighth_turn(qubit);
            } else {
                machine.controlled_sign(qubit, other);
            }
        }
        least = std::min(least, std::abs(psi.dot(machine.amplitudes())));
        machine.hadamard(0);
        least_of_twins = std::min(least_of_twins, std::abs(psi.dot(machine.amplitudes())));
    }
    ledger_.equal(
        fmt::format("least fidelity of {} circuits of 12 gates", n_circuits), least, 1.0, 1e-12);
    ledger_.fact("a gate more is another state", least_of_twins < 0.9);
}

/// A layer of 64 × 64 weights: a smooth part and a tenth of noise.
void Networks::layer() {
    Block normals(lanes, 512);
    fill_normals({.seed = 9}, Purpose::Test, normals);
    Eigen::MatrixXd weights = 0.1 * normals.reshaped(64, 64).matrix();
    for (Index i = 0; i < 64; ++i) {
        for (Index j = 0; j < 64; ++j) {
            weights(i, j) += std::exp(-std::abs(static_cast<double>(i - j)) / 8.0);
        }
    }
    const std::vector<LayerSite> sites{{4, 4}, {4, 4}, {4, 4}};
    for (const Index most : {1, 2, 4, 8, 16}) {
        const MatrixProductLayer layer = MatrixProductLayer::of(weights, sites, most);
        const double distance = (layer.weights() - weights).norm() / weights.norm();
        ledger_.equal(
            fmt::format("layer of D = {}, {} weights of 4096", most, layer.n_parameters()),
            distance,
            layer.error() / weights.norm(),
            1e-12);
    }
}

int validate(Length length) {
    Networks networks;
    for (Index n_hidden = 1; n_hidden <= (length == Length::Short ? 6 : 8); ++n_hidden) {
        networks.amplitudes(n_hidden);
    }
    for (const Index density : {1, 2}) {
        for (const Index reach : {2, 3, 4}) {
            networks.reach_bound(density, reach);
        }
    }
    networks.exact_states();
    networks.tree(2);
    networks.tree(3);
    networks.circuits(length == Length::Short ? 20 : 200);
    networks.layer();
    return networks.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, feynet::validation::validate);
}
