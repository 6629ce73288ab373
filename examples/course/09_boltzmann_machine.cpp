// Can a Boltzmann machine find a ground state? Ten spins at the critical field, all 1024
// configurations summed: nothing is sampled. The energy comes down to the exact one, from above.
#include "beside.hpp"
#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"
#include "feynet/boltzmann/quantum/full_sum_descent.hpp"
#include "feynet/boltzmann/quantum/rbm_family.hpp"

#include <fmt/format.h>

int main() {
    using namespace feynet;
    constexpr Index n_spins = 10;
    const SpinModel magnet = transverse_ising_chain(n_spins, 1.0, 1.0, ChainEnds::Periodic);
    const double exact = IsingRing(n_spins, 1.0, 1.0).ground_energy();

    Beside table("filters, E of 10 spins");
    for (const Index filters : {1, 2}) {
        const RbmFamily machine(n_spins, filters, ring_translations(n_spins), RbmBiases::None);
        const auto start = noisy_start(machine, 0.1, false, Stream{.seed = 1});
        int step = 0;
        const auto show = [&](const FullSum& sum) {
            if (++step == 10 || step == 50) {
                std::printf("    after %2d steps %+.3g above\n", step, sum.energy - exact);
            }
            return true;
        };
        const FullSumDescent found =
            full_sum_descent(magnet, machine, start, {.steps = 300, .rate = 0.05}, show);
        const std::string name = fmt::format("{}, at the end", filters);
        table.computed(name, found.energy, exact, 0.02);
    }
    return table.verdict();
}
