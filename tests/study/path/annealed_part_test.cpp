#include "feynet/study/path/annealed_part.hpp"

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::annealed_part_test {

TEST_CASE("annealed part: ln Z of a quadratic action is exact to rounding, and says so") {
    const PathSettings settings = small_oscillator();
    const PathSystem system = settings.path_system();
    const double exact = exact_path(system)->log_partition();
    const AnnealingSettings annealing{.paths = 1000};
    const AnnealedRun run = annealing.run(1, 0);
    const AnnealedPaths paths(system, 1.0, annealing.goal(), run.stream);
    const AnnealedRecord record = paths.run(PositionMoment(system.grid(), 2, 0), run, {});

    const NetworkRun part = annealed_part("decay", paths, record, exact);

    const ObservableResult& log_partition = part.observables.front();
    REQUIRE(log_partition.error.has_value());
    CHECK(*log_partition.error < 1e-11);
    CHECK(std::abs(*log_partition.pull) < 4.0);
    CHECK(part.remarks.empty());
}

TEST_CASE("annealed part: a reference that says nothing of the action leaves no error") {
    PathSettings settings = small_quartic();
    std::get<QuarticPotential>(settings.potential).coupling = 30.0;
    const PathSystem system = settings.path_system();
    const AnnealingSettings annealing{.paths = 1000, .max_rungs = 1};
    const AnnealedRun run = annealing.run(1, 0);
    const AnnealedPaths paths(system, 0.5, annealing.goal(), run.stream);
    const AnnealedRecord record = paths.run(PositionMoment(system.grid(), 2, 0), run, {});

    const NetworkRun part =
        annealed_part("decay", paths, record, exact_path(system)->log_partition());

    CHECK_FALSE(part.observables.front().error.has_value());
    CHECK(part.remarks.size() == 1);
}

TEST_CASE("weight figure: both densities are normalised, and equal weights draw nothing") {
    const PathSystem system = small_quartic().path_system();
    const AnnealingSettings annealing{.paths = 4000};
    const AnnealedRun run = annealing.run(1, 0);
    const AnnealedPaths paths(system, 1.0, annealing.goal(), run.stream);
    const AnnealedRecord record = paths.run(PositionMoment(system.grid(), 2, 0), run, {});

    const Figure figure = weight_figure("decay", record);

    REQUIRE(figure.series.size() == 1);
    const std::vector<FigurePoint>& drawn = figure.series.front().points;
    const double width = drawn[1].x - drawn[0].x;
    double all = 0.0;
    double weighted = 0.0;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        all += width * drawn[i].value;
        weighted += width * figure.exact.front().y[i];
    }
    CHECK(all == doctest::Approx(0.99).epsilon(1e-3));      // the lightest paths are left out
    CHECK(weighted == doctest::Approx(1.0).epsilon(0.02));  // eᵘ in the middle of its bin

    AnnealedRecord equal = record;
    equal.log_weights.assign(10, 1.0);
    CHECK(weight_figure("decay", equal).series.empty());
    equal.log_weights.clear();
    CHECK(weight_figure("decay", equal).series.empty());
}

}  // namespace feynet::test::annealed_part_test
