#include "feynet/sampler/splitting.hpp"

#include "sampler/subjects.hpp"

#include <doctest/doctest.h>

namespace feynet::test::splitting_test {
namespace {

constexpr std::array every_splitting{Splitting::Leapfrog, Splitting::MinimumNorm};

/// Mean square of ΔH over a trajectory of fixed length from exact starts on the quartic ring.
double mean_square_error(Splitting splitting, Index n_steps) {
    const Target target = ring_target(0.3);
    const DiagonalGaussian unit(8);
    const double step = 1.5 / static_cast<double>(n_steps);
    const Hmc hmc(
        *target.action,
        unit,
        {.step_size = step, .n_leapfrog = n_steps, .jitter = 0.0, .splitting = splitting});
    double sum = 0.0;
    for (std::uint32_t block = 0; block < 100; ++block) {
        const Stream stream{.seed = 83, .first_chain = lanes * block};
        Block q;
        target.draw(stream, q);
        sum += hmc.step(q, StreamSource(stream)).energy_error.square().mean() / 100.0;
    }
    return sum;
}

}  // namespace

TEST_CASE("splitting: drifts and kicks add up to the steps and read the same backwards") {
    for (const Splitting splitting : every_splitting) {
        for (const Index n : {1, 2, 5}) {
            const Strokes strokes = strokes_of(splitting, n);
            std::vector<double> times{strokes.first_drift};
            double drifts = strokes.first_drift;
            double kicks = 0.0;
            for (const Stroke& stroke : strokes.each) {
                drifts += stroke.drift;
                kicks += stroke.kick;
                times.push_back(stroke.kick);
                times.push_back(stroke.drift);
            }

            CHECK(drifts == doctest::Approx(static_cast<double>(n)));
            CHECK(kicks == doctest::Approx(static_cast<double>(n)));
            const std::vector<double> backwards(times.rbegin(), times.rend());
            CHECK(times == backwards);
        }
    }
}

TEST_CASE("splitting: both are of second order, and the minimum norm errs less for its forces") {
    for (const Splitting splitting : every_splitting) {
        // ⟨ΔH²⟩ ∝ ε⁴ at fixed length.
        const double order =
            std::log2(mean_square_error(splitting, 8) / mean_square_error(splitting, 16)) / 2.0;
        CAPTURE(order);
        CHECK(std::abs(order - 2.0) < 0.25);
    }
    CHECK(
        mean_square_error(Splitting::MinimumNorm, 6) <
        0.5 * mean_square_error(Splitting::Leapfrog, 13));
}

}  // namespace feynet::test::splitting_test
