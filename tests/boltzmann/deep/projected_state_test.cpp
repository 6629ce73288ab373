#include "feynet/boltzmann/deep/projected_state.hpp"

#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::projected_state_test {
namespace {

/// The power of δτ with which a number approaches its limit, from δτ and δτ/2.
double slope(double coarse, double fine, double limit) {
    return std::log2(std::abs(coarse - limit) / std::abs(fine - limit));
}

}  // namespace

TEST_CASE("projected state: a long time leaves the ground state") {
    for (const SpinModel& model :
         {transverse_ising_chain(6, 1.0, 1.0, ChainEnds::Periodic),
          heisenberg_chain(6, ChainEnds::Periodic)}) {
        const ProjectedNumbers numbers = projected_numbers(model, 20.0);
        const double exact = lanczos_ground_state(model).energy;

        CHECK(numbers.energy == doctest::Approx(exact).epsilon(1e-12));
        CHECK(numbers.mixed_energy == doctest::Approx(exact).epsilon(1e-12));
    }
}

TEST_CASE("projected state: the variational energy errs by δτ⁴, everything else by δτ²") {
    for (const SpinModel& model :
         {transverse_ising_chain(6, 1.0, 1.0, ChainEnds::Periodic),
          heisenberg_chain(6, ChainEnds::Periodic)}) {
        const double time = 8.0;
        const ProjectedNumbers limit = projected_numbers(model, time);
        const double h = model.field == 0.0 ? 0.25 : 1.0;
        const ProjectedNumbers coarse =
            projected_numbers(model, {0.1 * h, std::lround(time / (0.1 * h))});
        const ProjectedNumbers fine =
            projected_numbers(model, {0.05 * h, std::lround(time / (0.05 * h))});

        CAPTURE(model.field);
        CHECK(std::abs(slope(coarse.energy, fine.energy, limit.energy) - 4.0) < 0.2);
        CHECK(coarse.energy > limit.energy);
        const auto two = [&](double a, double b, double c) {
            CHECK(std::abs(slope(a, b, c) - 2.0) < 0.1);
        };
        two(coarse.mixed_energy, fine.mixed_energy, limit.mixed_energy);
        two(coarse.correlation(2), fine.correlation(2), limit.correlation(2));
        if (model.field != 0.0) {  // without, neighbours are the energy
            two(coarse.neighbours, fine.neighbours, limit.neighbours);
            two(coarse.flip, fine.flip, limit.flip);
            two(coarse.link_flip, fine.link_flip, limit.flip);
        }
    }
}

TEST_CASE("projected state: singlets stay singlets, ⟨σᶻσᶻ⟩ is a third of the energy of a bond") {
    const SpinModel model = heisenberg_chain(6, ChainEnds::Periodic);

    const ProjectedNumbers numbers = projected_numbers(model, {.spacing = 0.2, .n_steps = 2});

    CHECK(numbers.energy == doctest::Approx(3.0 * 6.0 * numbers.neighbours).epsilon(1e-12));
    CHECK(numbers.correlation(0) == doctest::Approx(1.0));
    CHECK(numbers.correlation(1) == doctest::Approx(numbers.neighbours).epsilon(1e-12));
}

TEST_CASE("projected state: more spins than fit a vector are refused") {
    CHECK_THROWS_AS(
        projected_numbers(transverse_ising_chain(16, 1.0, 1.0, ChainEnds::Open), 1.0),
        InvalidInput);
}

}  // namespace feynet::test::projected_state_test
