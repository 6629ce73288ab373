#include "feynet/study/reanalysis.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::reanalysis_test {

namespace {

/// Two chains of 400 draws that alternate around 1, after 100 draws at 50.
std::vector<Group> drifting_store() {
    Dataset x2{"x2", {2, 500}, {}, {"chain", "draw"}};
    for (int chain = 0; chain < 2; ++chain) {
        for (int draw = 0; draw < 500; ++draw) {
            const double wiggle = ((draw * 7919 + chain * 104729) % 1000) / 1000.0 - 0.4995;
            x2.values.push_back(draw < 100 ? 50.0 + wiggle : 1.0 + wiggle);
        }
    }
    const Dataset curve{"correlator", {2, 3}, {1, 2, 3, 4, 5, 6}, {"chain", "lag"}};
    return {{"relu/posterior", {x2, curve}}, {"relu/sample_stats", {x2}}};
}

Summary known_summary() {
    Summary summary;
    summary.runs.push_back({.network = "relu"});
    summary.runs.back().observables.push_back({.name = "x2", .formula = "", .exact = 1.0});
    return summary;
}

}  // namespace

TEST_CASE("a beginning that is not thermal can be left out afterwards") {
    const auto all = reanalyse(drifting_store(), {}, known_summary());
    const auto late = reanalyse(drifting_store(), {.discard = 0.2}, known_summary());

    REQUIRE(all.size() == 1);
    REQUIRE(all.front().observables.size() == 1);
    CHECK(all.front().observables.front().value == doctest::Approx(10.8).epsilon(0.01));
    const ObservableResult& x2 = late.front().observables.front();
    CHECK(x2.value == doctest::Approx(1.0).epsilon(0.05));
    REQUIRE(x2.error.has_value());
    CHECK(x2.exact == 1.0);
    CHECK(x2.pull.has_value());
}

TEST_CASE("nothing can be left of nothing") {
    CHECK_THROWS_AS(reanalyse({}, {.discard = 1.0}, {}), InvalidInput);
    CHECK_THROWS_AS(reanalyse(drifting_store(), {.window_factor = 0.0}, {}), InvalidInput);
}

}  // namespace feynet::test::reanalysis_test
