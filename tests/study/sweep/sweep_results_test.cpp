#include "feynet/study/sweep/sweep_results.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::sweep_results_test {

namespace {

SweepPlan two_by_two() {
    return SweepPlan::parse(
        "[sweep.grid]\nsystem.coupling = [1, 100]\nnetwork.kind = ['relu', 'step']\n", "s.toml");
}

/// The value of a point is its number.
std::vector<SweepPoint> points_of(const SweepPlan& plan, Index n_points) {
    std::vector<SweepPoint> points;
    for (Index number = 1; number <= n_points; ++number) {
        Summary summary{.title = "t", .theory = "V, mass = 1", .verdict = "pass"};
        summary.theory += number > 2 ? ", coupling = 100" : ", coupling = 1";
        summary.runs.push_back({.network = "n", .verdict = "pass"});
        summary.runs.back().observables.push_back(
            {.name = "x2",
             .formula = "",
             .value = static_cast<double>(number),
             .error = 0.5,
             .exact = 1.0});
        points.push_back({number, plan.values(number), summary});
    }
    return points;
}

}  // namespace

TEST_CASE("the table has a line for each point, network and observable") {
    const SweepPlan plan = two_by_two();

    CHECK(
        sweep_csv(plan, points_of(plan, 2)) ==
        "point,system.coupling,network.kind,network,observable,value,error,tau_int,ess,rhat,exact,"
        "pull,verdict\n"
        "1,1,relu,n,x2,1,0.5,,,,1,,pass\n"
        "2,1,step,n,x2,2,0.5,,,,1,,pass\n");
}

TEST_CASE("the store has the points of each observable beside the keys that are numbers") {
    const SweepPlan plan = two_by_two();

    const std::vector<Group> groups = sweep_groups(plan, points_of(plan, 3));

    REQUIRE(groups.size() == 1);
    CHECK(groups.front().path == "n/x2");
    const std::vector<Dataset>& datasets = groups.front().datasets;
    REQUIRE(datasets.size() == 6);
    CHECK(datasets[1].name == "system.coupling");
    CHECK(datasets[1].values == std::vector<double>{1.0, 1.0, 100.0});
    CHECK(std::isnan(datasets[2].values.front()));
    CHECK(datasets[3].values == std::vector<double>{1.0, 2.0, 3.0});
}

TEST_CASE("each observable is drawn against each key that is a number") {
    const SweepPlan plan = two_by_two();

    const Summary summary = sweep_summary(plan, points_of(plan, 4));

    REQUIRE(summary.figures.size() == 1);
    const Figure& figure = summary.figures.front();
    CHECK(figure.x.scale == AxisScale::Logarithmic);
    REQUIRE(figure.series.size() == 2);
    CHECK(figure.series[1].label == "n, network.kind = \"step\"");
    REQUIRE(figure.series[1].points.size() == 2);
    CHECK(figure.series[1].points[1].x == 100.0);
    CHECK(figure.series[1].points[1].value == 4.0);
    CHECK(summary.theory == "V, mass = 1");
}

TEST_CASE("the verdict is that of the worst point, and partial where points are missing") {
    const SweepPlan plan = two_by_two();
    std::vector<SweepPoint> points = points_of(plan, 4);

    CHECK(sweep_summary(plan, points).verdict == "pass");
    CHECK(sweep_summary(plan, points_of(plan, 3)).verdict == "partial");
    points[2].summary.verdict = "fail";
    const Summary failed = sweep_summary(plan, points);
    CHECK(failed.verdict == "fail");
    CHECK(
        failed.remarks.front() == "Point 3 fails: system.coupling = 100, network.kind = \"relu\".");
}

}  // namespace feynet::test::sweep_results_test
