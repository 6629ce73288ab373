// Claim   A restricted Boltzmann machine learns the critical Ising model: from exact slopes as far
//         as its hidden units carry it, from samples as far as these go; annealed ln Z is right
//         within its error.
// Against the law of 3 × 3 spins written out; enumeration of 14 + 14 units; Kaufman's ln Z on tori
//         of 4 × 4 and 8 × 8, whose machines have one hidden unit for each bond.
// Points  K_c = ½ ln(1 + √2); 20 000 samples, n/2N_s = 0.0025 for 9 hidden units.
// Twins   annealed ln Z against that of weights 1 % larger.

#include "feynet/boltzmann/learning/annealed_partition.hpp"
#include "feynet/boltzmann/learning/contrastive_training.hpp"
#include "feynet/boltzmann/learning/exact_moments.hpp"
#include "feynet/boltzmann/learning/ising_machine.hpp"
#include "feynet/field/exact/ising_torus.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

SpinData critical_law() {
    return written_out(ising_square(3, 3, IsingPlane::critical_beta())).law;
}

double left_of(const SpinData& law, const BoltzmannMachine& machine) {
    return divergence(law, machine, exact_log_partition(machine));
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string in_a_row(const std::vector<double>& values) {
    std::string text;
    for (const double value : values) {
        text += fmt::format(" {:.2g}", value);
    }
    return text;
}

class Learning {
public:
    explicit Learning(Length length)
        : is_full_(length == Length::Full), ledger_("Machines that learn"), law_(critical_law()) {}

    void identity() {
        const IsingLaw law = ising_square(3, 3, IsingPlane::critical_beta());
        const IsingMachine ising = machine_of(law);
        const double log_partition = exact_log_partition(ising.machine);
        ledger_.equal(
            "one hidden unit a bond: divergence",
            divergence(law_, ising.machine, log_partition),
            0.0,
            2e-14);
        ledger_.equal(
            "the same: ln Z",
            log_partition + ising.log_factor,
            IsingTorus(3, 3, IsingPlane::critical_beta()).log_partition(),
            1e-13);
    }

    /// The best of several descents by exact slopes.
    void exact_slopes(Index n_hidden, double bound) {
        const Index n_steps = is_full_ ? 20000 : 2000;
        const std::uint64_t n_seeds = is_full_ ? 10 : 2;
        const auto start = std::chrono::steady_clock::now();
        std::vector<double> reached;
        for (std::uint64_t seed = 1; seed <= n_seeds; ++seed) {
            MachineDescent descent(
                random_machine(9, n_hidden, 0.1, {.seed = seed}),
                {.rate = 0.05, .n_steps = n_steps});
            for (Index t = 0; t < n_steps; ++t) {
                const BoltzmannMachine& at = descent.machine();
                descent.step(exact_moments(at).moments - data_moments(at, law_));
            }
            reached.push_back(left_of(law_, descent.machine()));
        }
        ledger_.note(fmt::format(
            "exact slopes, M = {}: all seeds{}; {:.2f} s each",
            n_hidden,
            in_a_row(reached),
            seconds_since(start) / static_cast<double>(n_seeds)));
        const double best = *std::min_element(reached.begin(), reached.end());
        ledger_.fact(
            fmt::format("exact slopes, M = {}: best {:.3g} ≤ {:g}", n_hidden, best, bound),
            best <= bound);
    }

    /// All of several trainings on samples of their own.
    void from_samples(const std::string& name, Index n_hidden, ContrastivePlan plan, double bound) {
        const std::uint64_t n_seeds = is_full_ ? 10 : 1;
        plan.n_epochs = is_full_ ? 60 : 10;
        plan.rate *= plan.units == MachineUnits::Binary ? 4.0 : 1.0;
        const double width = plan.units == MachineUnits::Binary ? 0.025 : 0.1;
        const auto start = std::chrono::steady_clock::now();
        std::vector<double> reached;
        for (std::uint64_t seed = 1; seed <= n_seeds; ++seed) {
            ContrastiveTraining training(
                random_machine(9, n_hidden, width, {.seed = seed}),
                drawn(law_, 20000, {.seed = seed}),
                plan,
                {.seed = seed});
            for (Index epoch = 0; epoch < plan.n_epochs; ++epoch) {
                training.epoch();
            }
            reached.push_back(left_of(law_, training.averaged()));
        }
        ledger_.note(fmt::format(
            "{}: all seeds{}; {:.2f} s each",
            name,
            in_a_row(reached),
            seconds_since(start) / static_cast<double>(n_seeds)));
        const double worst = *std::max_element(reached.begin(), reached.end());
        const double limit = is_full_ ? bound : 10.0 * bound;
        ledger_.fact(fmt::format("{}: worst {:.3g} ≤ {:g}", name, worst, limit), worst <= limit);
    }

    /// Annealed ln Z of 14 + 14 units, drawn anew for every seed.
    void enumerated(double width) {
        const std::uint64_t n_seeds = is_full_ ? 40 : 4;
        Index n_silent = 0;
        for (std::uint64_t seed = 1; seed <= n_seeds; ++seed) {
            BoltzmannMachine machine = random_machine(14, 14, width, {.seed = seed});
            for (Index k = 0; k < 14; ++k) {
                machine.visible(k) = 0.05 * static_cast<double>(k - 5);
                machine.hidden(k) = 0.05 * static_cast<double>(8 - k);
            }
            const LogMeanWeight measured = annealed(machine, is_full_ ? 1000 : 200, seed);
            if (!measured.error) {
                ++n_silent;
                continue;
            }
            const double exact = exact_log_partition(machine);
            ledger_.number(
                fmt::format("14 + 14 units, width {:g}, seed {}", width, seed),
                "annealed ln Z",
                exact,
                as_estimate(measured));
            if (seed == 1) {
                machine.weights() *= 1.01;
                const double twin = exact_log_partition(machine);
                ledger_.fact(
                    "ln Z of weights 1 % larger is told apart",
                    std::abs(measured.value - twin) > 5.0 * *measured.error);
            }
        }
        ledger_.note(fmt::format(
            "width {:g}: {} of {} machines have too few effective chains for an error",
            width,
            n_silent,
            n_seeds));
    }

    /// Annealed ln Z of the Ising torus, a machine with a hidden unit for each bond.
    void torus(Index side, Index n_rungs) {
        const double beta = IsingPlane::critical_beta();
        const IsingMachine ising = machine_of(ising_square(side, side, beta));
        const std::uint64_t n_seeds = is_full_ ? 4 : 1;
        for (std::uint64_t seed = 1; seed <= n_seeds; ++seed) {
            const auto start = std::chrono::steady_clock::now();
            LogMeanWeight measured = annealed(ising.machine, n_rungs, seed);
            measured.value += ising.log_factor;
            ledger_.number(
                fmt::format(
                    "{0} × {0} at K_c, {1} rungs, {2:.1f} s", side, n_rungs, seconds_since(start)),
                "annealed ln Z",
                IsingTorus(side, side, beta).log_partition(),
                as_estimate(measured));
        }
    }

    int close() { return ledger_.close(); }

private:
    static Estimate as_estimate(const LogMeanWeight& measured) {
        Estimate estimate;
        estimate.mean = measured.value;
        estimate.error = measured.error;
        estimate.tau_int = 0.5;
        estimate.ess = measured.ess;
        estimate.n = measured.n;
        return estimate;
    }

    static LogMeanWeight annealed(
        const BoltzmannMachine& machine, Index n_rungs, std::uint64_t seed) {
        constexpr Index n_blocks = 128;
        std::vector<double> log_weights;
        for (Index block = 0; block < n_blocks; ++block) {
            const auto first = static_cast<std::uint32_t>(block * lanes);
            const Lanes weights =
                annealed_log_weights(machine, n_rungs, {.seed = seed, .first_chain = first});
            log_weights.insert(log_weights.end(), weights.begin(), weights.end());
        }
        return annealed_log_partition(machine, log_weights);
    }

    bool is_full_;
    Ledger ledger_;
    SpinData law_;
};

int validate(Length length) {
    Learning learning(length);
    learning.identity();
    learning.exact_slopes(1, 0.214);
    learning.exact_slopes(2, 0.088);
    learning.exact_slopes(4, 0.041);
    learning.exact_slopes(6, 0.005);
    learning.exact_slopes(9, length == Length::Full ? 1e-5 : 1e-3);
    learning.from_samples("CD-1, M = 9", 9, {.n_sweeps = 1, .batch = 400, .rate = 0.01}, 0.01);
    learning.from_samples("CD-10, M = 9", 9, {.n_sweeps = 10, .batch = 400, .rate = 0.02}, 0.006);
    learning.from_samples("CD-10, M = 18", 18, {.n_sweeps = 10, .batch = 400, .rate = 0.02}, 0.006);
    const ContrastivePlan persistent{
        .chains = ModelChains::Persistent, .n_sweeps = 5, .batch = 400, .rate = 0.003};
    learning.from_samples("PCD-5, M = 18", 18, persistent, 0.008);
    const ContrastivePlan binary{
        .n_sweeps = 10, .batch = 400, .rate = 0.02, .units = MachineUnits::Binary};
    learning.from_samples("CD-10, M = 18, units of 0 and 1", 18, binary, 0.01);
    learning.enumerated(0.15);
    learning.enumerated(0.3);
    learning.torus(4, 1000);
    if (length == Length::Full) {
        learning.torus(4, 4000);
        learning.torus(8, 8000);
    }
    return learning.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
