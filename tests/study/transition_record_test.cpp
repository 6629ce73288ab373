#include "feynet/study/transition_record.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::transition_record_test {
namespace {

/// A trajectory of which two chains failed: one diverged, one was not finite.
Transition failed() {
    Transition transition;
    transition.acceptance[1] = 0.0;
    transition.energy_error[1] = 2000.0;
    transition.acceptance[2] = 0.0;
    transition.energy_error[2] = std::numeric_limits<double>::infinity();
    transition.non_finite[2] = 1.0;
    return transition;
}

}  // namespace

TEST_CASE("transition record: a trajectory of the warm-up only counts what was not finite") {
    TransitionRecord record(2);
    record.count(1, failed());

    CHECK(record.acceptance.size() == 0);
    CHECK(record.non_finite == std::vector<double>{0.0, 1.0});
    CHECK(record.divergent == std::vector<double>{0.0, 0.0});
}

TEST_CASE("transition record: a measured trajectory goes to the chains of its block") {
    TransitionRecord record(2);
    record.append(0, {});
    record.append(1, failed());

    CHECK(record.acceptance.chain(0).front() == 1.0);
    CHECK(record.acceptance.chain(lanes + 1).front() == 0.0);
    CHECK(record.energy_error.chain(lanes + 1).front() == 2000.0);
    CHECK(record.divergent == std::vector<double>{0.0, 2.0});
}

TEST_CASE("transition record: every series and every count is shown") {
    TransitionRecord record(1);
    record.append(0, failed());
    record.count(0, failed());
    int n_series = 0;
    auto use = [&](const Series& series) { n_series += series.n_draws() == 1 ? 1 : 0; };
    record.for_each_series(use);
    double non_finite = 0.0;
    double divergent = 0.0;
    auto see = [&](double a, double b) {
        non_finite = a;
        divergent = b;
    };
    record.visit_counts(0, see);

    CHECK(n_series == 2);
    CHECK(non_finite == 1.0);
    CHECK(divergent == 2.0);
}

}  // namespace feynet::test::transition_record_test
