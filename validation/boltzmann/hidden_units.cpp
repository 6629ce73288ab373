// Claim   The Ising ring in a transverse field needs most hidden units near its critical field.
// Against free fermions, by sums over all states.
// Points  N = 8 and 10 with h/J = 0.25 … 4, real weights without biases or symmetry, four starts.
// Twins   one unit fewer does not do, by the definition of the least number.

#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"
#include "feynet/boltzmann/quantum/full_sum_descent.hpp"
#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

constexpr double enough = 1e-4;

/// The smallest (E − E₀)/|E₀| of several descents; they end where it is enough.
double best_error(Index n_spins, double field, Index n_hidden, Index steps) {
    const SpinModel model = transverse_ising_chain(n_spins, 1.0, field, ChainEnds::Periodic);
    const double exact = IsingRing(n_spins, 1.0, field).ground_energy();
    const RbmFamily machine = RbmFamily::dense(n_spins, n_hidden, RbmBiases::None);
    const auto error_of = [&](double energy) { return (energy - exact) / std::abs(exact); };
    double best = 1.0;
    for (std::uint64_t seed = 1; seed <= 4 && best > enough; ++seed) {
        const Eigen::VectorXcd start = noisy_start(machine, 0.3, true, {.seed = seed});
        const double rate = 0.5 / (static_cast<double>(n_spins) * std::max(1.0, field));
        const FullSumDescent end = full_sum_descent(
            model,
            machine,
            start,
            {.steps = steps, .rate = rate, .real_weights = true},
            [&](const FullSum& sum) { return error_of(sum.energy) > enough; });
        best = std::min(best, error_of(end.energy));
    }
    return best;
}

/// The least number of hidden units whose best energy is within 1e-4.
Index units_needed(Index n_spins, double field, Index steps, Ledger& ledger) {
    std::string errors;
    for (Index n_hidden = 1; n_hidden <= 2 * n_spins; ++n_hidden) {
        const double error = best_error(n_spins, field, n_hidden, steps);
        errors += fmt::format(" {:.1e}", error);
        if (error <= enough) {
            ledger.note(fmt::format(
                "N = {:>2}, h = {:<5} {:>2} hidden units; (E − E0)/|E0| with 1, 2, …:{}",
                n_spins,
                field,
                n_hidden,
                errors));
            return n_hidden;
        }
    }
    ledger.note(
        fmt::format("N = {:>2}, h = {:<5} more than {}:{}", n_spins, field, 2 * n_spins, errors));
    return 2 * n_spins + 1;
}

int validate(Length length) {
    Ledger ledger("Hidden units for 1e-4 against the transverse field");
    const bool is_short = length == Length::Short;
    const std::vector<double> fields =
        is_short ? std::vector<double>{0.25, 1.0, 4.0}
                 : std::vector<double>{0.25, 0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 3.0, 4.0};
    for (const Index n_spins : is_short ? std::vector<Index>{6} : std::vector<Index>{8, 10}) {
        Index most = 0;
        double at = 0.0;
        Index first = 0;
        Index last = 0;
        for (const double field : fields) {
            const Index units = units_needed(n_spins, field, is_short ? 200 : 600, ledger);
            first = field == fields.front() ? units : first;
            last = units;
            if (units > most) {
                most = units;
                at = field;
            }
        }
        ledger.note(fmt::format("N = {}: most, {}, at h = {}", n_spins, most, at));
        ledger.fact(
            fmt::format("N = {}: more near h = 1 than far from it", n_spins),
            most > first && most > last && at >= 0.5 && at <= 1.5);
    }
    return ledger.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, feynet::validation::validate);
}
