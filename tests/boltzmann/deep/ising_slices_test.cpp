#include "feynet/boltzmann/deep/ising_slices.hpp"

#include "feynet/boltzmann/deep/projected_state.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <utility>

namespace feynet::test::ising_slices_test {
namespace {

/// Σ weight · f over all units, for f the look's energy, by lanes of eight configurations.
struct WholeSum {
    double energy = 0.0;
    double mixed_energy = 0.0;
    double flip = 0.0;
    double link_flip = 0.0;
    double neighbours = 0.0;
};

WholeSum sum_over_units(const IsingSlices& slices) {
    WholeSum sum;
    double weights = 0.0;
    for (Index first = 0; first < Index{1} << slices.n_units(); first += lanes) {
        Block units(lanes, slices.n_units());
        for (int lane = 0; lane < lanes; ++lane) {
            for (Index u = 0; u < slices.n_units(); ++u) {
                units(lane, u) = ((first + lane) >> u & 1) != 0 ? 1.0 : -1.0;
            }
        }
        Lanes action = Lanes::Zero();
        for (const IsingSlices::Pair& pair : slices.pairs()) {
            action += pair.coupling * units.col(pair.bond.first) * units.col(pair.bond.second);
        }
        const Lanes weight = action.exp();
        const DeepLook look = slices.look(units);
        weights += weight.sum();
        sum.energy += (weight * look.energy).sum();
        sum.mixed_energy += (weight * look.mixed_energy).sum();
        sum.flip += (weight * look.flip).sum();
        sum.link_flip += (weight * look.link_flip).sum();
        sum.neighbours += (weight * look.neighbours).sum();
    }
    return {
        sum.energy / weights,
        sum.mixed_energy / weights,
        sum.flip / weights,
        sum.link_flip / weights,
        sum.neighbours / weights};
}

}  // namespace

TEST_CASE("ising slices: without hidden units the network is the anisotropic classical model") {
    const ImaginaryTime time{.spacing = 0.1, .n_steps = 3};
    const IsingSlices slices(transverse_ising_chain(4, 0.8, 1.3, ChainEnds::Periodic), time);
    std::map<std::pair<Index, Index>, double> couplings;
    for (const IsingSlices::Pair& pair : slices.pairs()) {
        const auto [a, b] = pair.bond;
        couplings[{std::min(a, b), std::max(a, b)}] += pair.coupling;
    }

    CHECK(slices.n_units() == 4 * 7);
    CHECK(couplings.size() == 4 * 7 + 4 * 6);
    for (const auto& [ends, coupling] : couplings) {
        const auto slice = [](Index unit) { return unit / 4; };
        const bool in_time = slice(ends.first) != slice(ends.second);
        const bool at_end = slice(ends.first) == 0 || slice(ends.second) == 6;
        const double along = 0.5 * std::log(1.0 / std::tanh(1.3 * 0.1));
        const double expected = in_time ? along : (at_end ? 0.5 : 1.0) * 0.8 * 0.1;
        CHECK(std::abs(coupling - expected) < 1e-13);
        CHECK((!in_time || ends.second == ends.first + 4));
    }
}

TEST_CASE("ising slices: summed over all units, every estimator is exact") {
    for (const SpinModel& model :
         {transverse_ising_chain(3, 0.8, 1.3, ChainEnds::Periodic),
          transverse_ising_chain(3, -0.8, 1.3, ChainEnds::Periodic)}) {
        const ImaginaryTime time{.spacing = 0.2, .n_steps = 2};
        const ProjectedNumbers exact = projected_numbers(model, time);

        const WholeSum sum = sum_over_units(IsingSlices(model, time));

        CHECK(sum.energy == doctest::Approx(exact.energy).epsilon(1e-12));
        CHECK(sum.mixed_energy == doctest::Approx(exact.mixed_energy).epsilon(1e-12));
        CHECK(sum.flip == doctest::Approx(exact.flip).epsilon(1e-12));
        CHECK(sum.link_flip == doctest::Approx(exact.link_flip).epsilon(1e-12));
        CHECK(sum.neighbours == doctest::Approx(exact.neighbours).epsilon(1e-12));
    }
}

TEST_CASE("ising slices: exchange is of another kind") {
    CHECK_THROWS_AS(IsingSlices(heisenberg_chain(4, ChainEnds::Open), {}), InvalidInput);
}

}  // namespace feynet::test::ising_slices_test
