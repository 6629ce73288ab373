// Claim   The units of a deep Boltzmann machine, sampled by block Gibbs, by clusters or by loops,
//         give ⟨H⟩/N, ⟨σˣ⟩ and ⟨σᶻσᶻ⟩ of the network with errors ≤ 1e-3; a Heisenberg ring of 20
//         comes within 1e-3 of E₀ and not below it.
// Exact   the product of operators, with the same τ and δτ, on vectors of 2ᴺ amplitudes or, for
//         the Ising ring of 40, on pairs of fermions; Bethe's ansatz for the last.
// Full    some minutes; short the same cells with few sweeps and no bound on their errors.
// Said    how long Gibbs and clusters remember, as δτ falls.

#include "feynet/boltzmann/deep/deep_sampler.hpp"
#include "feynet/boltzmann/deep/projected_state.hpp"
#include "feynet/boltzmann/deep/ring_projection.hpp"
#include "feynet/boltzmann/quantum/exact/bethe_ansatz.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/study/boltzmann/dbm_record.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet::validation {
namespace {

/// One cell: a network that is sampled.
struct Cell {
    std::string name;
    SpinModel model;
    ImaginaryTime time;
    DeepUpdate update = DeepUpdate::Clusters;
    Index full_draws = 0;
    Index short_draws = 0;
};

/// Chains start from random units: 50 sweeps of clusters are 25 times their memory.
DbmRecord sampled(const Cell& cell, Length length, Index chains = 64) {
    const Index draws = length == Length::Full ? cell.full_draws : cell.short_draws;
    const auto sampler = deep_sampler(cell.model, cell.time, cell.update);
    return run_network(
        *sampler,
        cell.model.n_spins,
        {.chains = chains, .warmup = std::max<Index>(50, draws / 5), .draws = draws},
        {.seed = 11},
        {});
}

/// A number of the record, over the spins where it is an energy.
Estimate look_of(const DbmRecord& record, Index k, double scale) {
    Estimate one = estimate(Series(record.looks, k));
    one.mean *= scale;
    if (one.error) {
        *one.error *= scale;
    }
    return one;
}

void hold_to_sum(Ledger& ledger, const Cell& cell, const ProjectedNumbers& exact, Length length) {
    const DbmRecord record = sampled(cell, length);
    const double per_spin = 1.0 / static_cast<double>(cell.model.n_spins);
    double worst = 0.0;
    const auto held = [&](Index k, const char* quantity, double known, double scale) {
        const Estimate measured = look_of(record, k, scale);
        ledger.number(cell.name, quantity, scale * known, measured);
        worst = std::max(worst, measured.error.value_or(1.0));
    };
    held(0, "E/N", exact.energy, per_spin);
    held(1, "mixed", exact.mixed_energy, per_spin);
    if (cell.model.field != 0.0) {
        held(2, "σˣ", exact.flip, 1.0);
        held(3, "tanh", exact.link_flip, 1.0);
    }
    held(4, "σᶻσᶻ", exact.neighbours, 1.0);
    if (length == Length::Full) {
        ledger.fact(
            fmt::format("{}: the worst error, {:.1e}, is at most 1e-3", cell.name, worst),
            worst <= 1e-3);
    }
}

/// Against E₀, where the state is too large for a vector.
void hold_to_ground(Ledger& ledger, const Cell& cell, double ground, Length length) {
    const DbmRecord record = sampled(cell, length, 16);
    const Estimate energy = look_of(record, 0, 1.0);
    const double error = energy.error.value_or(0.0);
    const double above = (energy.mean - ground) / std::abs(ground);
    ledger.fact(
        fmt::format(
            "{}: E = {:.4f} ± {:.4f}, E₀ = {:.4f}: {:.1e} above, error {:.1e}",
            cell.name,
            energy.mean,
            error,
            ground,
            above,
            error / std::abs(ground)),
        error > 0.0 && energy.mean > ground - 4.0 * error &&
            above < (length == Length::Full ? 1e-3 : 1e-2));
}

void memories(Ledger& ledger, Length length) {
    const SpinModel ring = transverse_ising_chain(8, 1.0, 1.0, ChainEnds::Periodic);
    for (const double spacing : {0.4, 0.2, 0.1, 0.05}) {
        const ImaginaryTime time{spacing, static_cast<Index>(std::lround(2.0 / spacing))};
        const auto tau = [&](DeepUpdate update) {
            const DbmRecord record = sampled({"", ring, time, update, 20000, 500}, length, 32);
            return estimate(Series(record.looks, 4)).tau_int;
        };
        ledger.note(fmt::format(
            "τ_int of σᶻσᶻ in sweeps, Ising ring of 8, τ = 2, δτ = {:g}: Gibbs {:.1f}, clusters "
            "{:.1f}",
            spacing,
            tau(DeepUpdate::Gibbs),
            tau(DeepUpdate::Clusters)));
    }
}

int validate(Length length) {
    Ledger ledger("Deep Boltzmann machines of imaginary time, sampled");
    const ImaginaryTime four{.spacing = 0.1, .n_steps = 40};
    const ImaginaryTime one{.spacing = 0.25, .n_steps = 4};
    const SpinModel ring = transverse_ising_chain(10, 1.0, 1.0, ChainEnds::Periodic);
    const SpinModel small = transverse_ising_chain(6, 1.0, 1.0, ChainEnds::Periodic);
    const auto loops = heisenberg_chain(10, ChainEnds::Periodic);
    for (const Cell& cell :
         {Cell{"Ising 10, τ 4, clusters", ring, four, DeepUpdate::Clusters, 40000, 300},
          Cell{"Ising 6, τ 1, Gibbs", small, one, DeepUpdate::Gibbs, 160000, 2000},
          Cell{
              "Ising 3×3, h 3, τ 1, clusters",
              transverse_ising_square(3, 1.0, 3.0),
              {.spacing = 0.05, .n_steps = 20},
              DeepUpdate::Clusters,
              16000,
              200},
          Cell{
              "Ising open 7, J −1, clusters",
              transverse_ising_chain(7, -1.0, 0.5, ChainEnds::Open),
              four,
              DeepUpdate::Clusters,
              40000,
              300},
          Cell{
              "Heisenberg 10, τ 1, loops",
              loops,
              {.spacing = 0.05, .n_steps = 20},
              DeepUpdate::Clusters,
              20000,
              300},
          Cell{
              "Heisenberg open 8, τ 1, loops",
              heisenberg_chain(8, ChainEnds::Open),
              {.spacing = 0.1, .n_steps = 10},
              DeepUpdate::Clusters,
              20000,
              300}}) {
        hold_to_sum(ledger, cell, projected_numbers(cell.model, cell.time), length);
    }
    const ImaginaryTime longer{.spacing = 0.1, .n_steps = 60};
    hold_to_sum(
        ledger,
        {"Ising 40, τ 6, clusters",
         transverse_ising_chain(40, 1.0, 1.0, ChainEnds::Periodic),
         longer,
         DeepUpdate::Clusters,
         5000,
         60},
        ring_projection(40, 1.0, 1.0, longer),
        length);
    hold_to_ground(
        ledger,
        {"Heisenberg 20, τ 2, δτ 0.05",
         heisenberg_chain(20, ChainEnds::Periodic),
         {.spacing = 0.05, .n_steps = 40},
         DeepUpdate::Clusters,
         20000,
         100},
        heisenberg_ring_ground_state(20).energy,
        length);
    memories(ledger, length);
    return ledger.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
