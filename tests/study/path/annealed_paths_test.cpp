#include "feynet/study/path/annealed_paths.hpp"

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/end_point.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cmath>

namespace feynet::test::annealed_paths_test {
namespace {

constexpr double spacing = 0.25;

PathSystem half_line(Index n_slices) {
    const TimeGrid grid(spacing, n_slices, Boundary::HalfLine, 0.5);
    return {grid, Rule::Site, 1.0, QuarticPotential{}};
}

const std::vector<double> positions{-1.0, 0.0, 0.8};
constexpr AnnealedRun small{.n_blocks = 4, .n_passes = 250, .stream = {.seed = 17}};

}  // namespace

TEST_CASE("annealed paths: kernel and ln Z are those of the transfer matrix, far from Gaussian") {
    // 8000 paths, four comparisons at 4.9 standard errors: false alarms 4e-6.
    const PathSystem system = half_line(7);
    const EndPoint end_point(system, positions);
    const AnnealedPaths paths(system, 0.5, {}, Stream{.seed = 17});
    const double log_reference = paths.reference().log_partition();

    const AnnealedRecord record = paths.run(end_point, small, {});

    const LogMeanWeight mean = record.log_mean();
    const double log_z = exact_path(system)->log_partition();
    REQUIRE(mean.error.has_value());
    CHECK(paths.ladder().n_rungs() > 3);
    CHECK(std::abs(mean.value + log_reference - log_z) < 4.9 * *mean.error);
    const auto whole = exact_path(half_line(8));
    for (Index i = 0; i < 3; ++i) {
        const double y = positions[static_cast<std::size_t>(i)];
        const double kernel = std::exp(whole->log_partition()) * whole->density(8, y);
        const WeightedMean measured = weighted_mean(record, log_reference, i);
        CHECK(measured.error < 0.1 * kernel);
        CHECK(std::abs(measured.value - kernel) < 4.9 * measured.error);
    }
}

TEST_CASE("annealed paths: the bits do not depend on the number of threads") {
    const PathSystem system = half_line(5);
    const EndPoint end_point(system, positions);
    const AnnealedPaths paths(system, 0.8, {}, Stream{.seed = 18});

    const AnnealedRecord one = paths.run(end_point, small, {.n_threads = 1});
    const AnnealedRecord two = paths.run(end_point, small, {.n_threads = 2});

    CHECK(one.log_weights == two.log_weights);
    CHECK(one.weighted.means() == two.weighted.means());
}

TEST_CASE("annealed paths: stopped early, what there is is kept") {
    const PathSystem system = half_line(5);
    const EndPoint end_point(system, positions);
    const AnnealedPaths paths(system, 1.5, {}, Stream{.seed = 19});
    std::atomic<int> n_passes = 0;
    const Execution execution{
        .n_threads = 1,
        .stop = [&] { return n_passes >= 30; },
        .progress = [&](Index, double) { ++n_passes; }};

    const AnnealedRecord record =
        paths.run(end_point, {.n_blocks = 1, .n_passes = 100, .stream = {.seed = 19}}, execution);

    CHECK(record.log_weights.size() == 240);
    CHECK(record.weighted.n_measurements() == 240);
}

}  // namespace feynet::test::annealed_paths_test
