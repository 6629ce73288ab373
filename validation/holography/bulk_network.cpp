// Claim   The layers of a bulk are the equation of motion of its scalar: Euler's are the matrices
//         and the activation of the paper, every rule converges with its order, and what is regular
//         at the horizon leaves the boundary with the ratio of Legendre functions.
// Against the matrices written out; P_ν(cosh dη) from Laplace's integral; h' + h² = d².
// Points  d = 2, 3, 4; the data window of arXiv:1802.08313 with m² = −1, λ = 1.
// Twins   V' of the new φ, as the matrix form is printed; m² off by 1e-3; Runge–Kutta lose area.

#include "feynet/holography/bulk_network.hpp"

#include "feynet/core/powers.hpp"
#include "feynet/holography/exact/regular_solution.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "feynet/holography/symplectic_network.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace feynet::validation {
namespace {

BulkState window() {
    return {Lanes::LinSpaced(0.1, 1.4), Lanes::LinSpaced(0.18, -0.2)};
}

template <typename Network>
BulkWeights weights_of(const Network& network, double mass_squared = -1.0, double coupling = 1.0) {
    return {BlackHole(3).values(network.depths()), mass_squared, coupling};
}

template <typename Network>
BulkState arrival(const Network& network) {
    return network.propagate(weights_of(network), window()).horizon();
}

double distance(const BulkState& a, const BulkState& b) {
    return std::max((a.phi - b.phi).abs().maxCoeff(), (a.pi - b.pi).abs().maxCoeff());
}

class Layers {
public:
    Layers() : ledger_("A bulk as a network") {}

    /// One layer beside W and the activation; the larger deviation is that of the printed form.
    void matrix_form() {
        const BulkNetwork network(1.0, 0.1, 10, euler_rule());
        const BulkWeights weights = weights_of(network);
        const BulkPath path = network.propagate(weights, window());
        double worst = 0.0;
        double printed = 0.0;
        for (Index n = 0; n < 10; ++n) {
            const Lanes phi = path.phi.col(n);
            const Lanes pi = path.pi.col(n);
            const double step = -0.09;
            const Lanes new_phi = phi + step * pi;
            const Lanes linear =
                step * weights.mass_squared * phi + (1.0 - step * weights.metric(n)) * pi;
            const double scale = 1.0 + path.pi.col(n + 1).abs().maxCoeff();
            const auto miss = [&](const Lanes& at) {
                const Lanes found = linear + step * at.cube();
                return (path.pi.col(n + 1) - found).abs().maxCoeff() / scale;
            };
            worst = std::max(worst, miss(phi));
            printed = std::max(printed, miss(new_phi));
        }
        ledger_.equal("Euler layer − matrix and activation", worst, 0.0, 1e-15);
        ledger_.fact("V' of the new φ, as printed, is another layer", printed > 1e-3);
    }

    void orders() {
        const BulkState exact = arrival(BulkNetwork(1.0, 0.4, 400, runge_kutta_8()));
        const auto order = [&](const std::string& name, double known, Index n, const auto& make) {
            const double coarse = distance(arrival(make(n)), exact);
            const double middle = distance(arrival(make(2 * n)), exact);
            const double fine = distance(arrival(make(4 * n)), exact);
            const double found = 2.0 * std::log2(middle / fine) - std::log2(coarse / middle);
            ledger_.equal("order of " + name, found, known, 0.1);
        };
        const auto runge_kutta = [](const RungeKutta& rule) {
            return [rule](Index n) { return BulkNetwork(1.0, 0.4, n, rule); };
        };
        const auto splitting = [](const SplittingRule& rule) {
            return [rule](Index n) { return SymplecticNetwork(1.0, 0.4, n, rule); };
        };
        order("Euler", 1.0, 64, runge_kutta(euler_rule()));
        order("Kutta", 4.0, 16, runge_kutta(runge_kutta_4()));
        order("Cooper and Verner", 8.0, 8, runge_kutta(runge_kutta_8()));
        order("leapfrog", 2.0, 32, splitting(leapfrog_rule()));
        order("Suzuki", 4.0, 16, splitting(suzuki_rule_4()));
    }

    void legendre(int d, double mass_squared) {
        const FieldAtDepth exact = regular_solution(d, mass_squared, 1.0);
        const double ratio = exact.pi / exact.phi;
        ledger_.equal(
            fmt::format("π/φ at η = 1, d = {}, m² = {}", d, mass_squared),
            regular_ratio(d, mass_squared, mass_squared),
            ratio,
            1e-10);
        ledger_.fact(
            fmt::format("m² off by 1e-3 misses it, d = {}", d),
            std::abs(regular_ratio(d, mass_squared, mass_squared - 1e-3) - ratio) > 1e-6);
    }

    void einstein(int d) {
        const BlackHole metric(d);
        double worst = 0.0;
        for (double depth = 0.1; depth < 3.0; depth += 0.05) {
            const double left = metric.slope(depth) + square(metric.value(depth));
            worst = std::max(worst, std::abs(left - d * d));
        }
        ledger_.equal(fmt::format("h' + h² − d², d = {}", d), worst, 0.0, 1e-10);
    }

    void areas() {
        const double exact = std::sinh(3.0) / std::sinh(0.3);
        const auto growth = [&](const auto& network) {
            const BulkWeights weights = weights_of(network, -1.0, 0.0);
            BulkState start;
            start.phi[0] = 1.0;
            start.pi[1] = 1.0;
            const auto path = network.propagate(weights, start);
            const BulkState end = path.horizon();
            return end.phi[0] * end.pi[1] - end.phi[1] * end.pi[0];
        };
        const SymplecticNetwork leapfrog(1.0, 0.1, 10, leapfrog_rule());
        const double volume = leapfrog.propagate(weights_of(leapfrog), window()).horizon_volume;
        ledger_.equal("area of (φ, P), ten leapfrogs", growth(leapfrog) * volume, 1.0, 1e-13);
        const double euler = growth(BulkNetwork(1.0, 0.1, 10, euler_rule())) / exact;
        ledger_.fact("ten Euler layers lose area", std::abs(euler - 1.0) > 0.1);
        ledger_.note(fmt::format("area of (φ, P) after ten Euler layers: {:.3f}", euler));
    }

    /// The largest error of π at η = 0.1, by the number of times the force is evaluated.
    void costs() {
        const BulkState exact = arrival(BulkNetwork(1.0, 0.1, 4000, runge_kutta_8()));
        for (const Index n : {10, 40, 160, 640}) {
            const auto error = [&](const auto& network) {
                return (arrival(network).pi - exact.pi).abs().maxCoeff();
            };
            ledger_.note(fmt::format(
                "{} evaluations: Euler {:.2g}, leapfrog {:.2g}, Kutta {:.2g}, Suzuki {:.2g}, "
                "order 8 {:.2g}",
                n,
                error(BulkNetwork(1.0, 0.1, n, euler_rule())),
                error(SymplecticNetwork(1.0, 0.1, n, leapfrog_rule())),
                error(BulkNetwork(1.0, 0.1, n / 4, runge_kutta_4())),
                error(SymplecticNetwork(1.0, 0.1, n / 5, suzuki_rule_4())),
                error(BulkNetwork(1.0, 0.1, std::max<Index>(1, n / 11), runge_kutta_8()))));
        }
    }

    int close() { return ledger_.close(); }

private:
    /// The π/φ at η = 1 from which a field of this mass arrives as P_ν of `regular_mass` does.
    static double regular_ratio(int d, double regular_mass, double mass_squared) {
        constexpr double horizon = 0.05;
        const BulkNetwork network(1.0, horizon, 600, runge_kutta_8());
        BulkState start;
        start.phi[0] = 1.0;
        start.pi[1] = 1.0;
        const BulkState end =
            network.propagate({BlackHole(d).values(network.depths()), mass_squared, 0.0}, start)
                .horizon();
        const FieldAtDepth regular = regular_solution(d, regular_mass, horizon);
        const Lanes wronskian = end.pi * regular.phi - end.phi * regular.pi;
        return -wronskian[0] / wronskian[1];
    }

    Ledger ledger_;
};

int validate(Length /*length*/) {
    Layers layers;
    layers.matrix_form();
    layers.orders();
    layers.legendre(3, -1.0);
    layers.legendre(4, -3.0);
    layers.legendre(2, -0.5);
    for (const int d : {2, 3, 4}) {
        layers.einstein(d);
    }
    layers.areas();
    layers.costs();
    return layers.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
