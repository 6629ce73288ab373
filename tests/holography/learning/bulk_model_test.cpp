#include "feynet/holography/learning/bulk_model.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::bulk_model_test {
namespace {

BulkModel some_model() {
    return {
        .weights = {.metric = Eigen::Vector3d(1.0, 2.0, 3.0), .mass_squared = 4.0, .coupling = 5.0},
        .parameters = Eigen::Vector2d(6.0, 7.0)};
}

}  // namespace

TEST_CASE("what is learned is one list and goes back to where it came from") {
    for (const bool mass_squared : {false, true}) {
        for (const bool coupling : {false, true}) {
            const LearnedNumbers learned{.mass_squared = mass_squared, .coupling = coupling};
            BulkModel model = some_model();
            const Eigen::VectorXd list = learned.list(model);
            CHECK(list.size() == 5 + (mass_squared ? 1 : 0) + (coupling ? 1 : 0));

            learned.put(2.0 * list, model);
            CHECK(model.weights.metric == Eigen::Vector3d(2.0, 4.0, 6.0));
            CHECK(model.weights.mass_squared == (mass_squared ? 8.0 : 4.0));
            CHECK(model.weights.coupling == (coupling ? 10.0 : 5.0));
            CHECK(model.parameters == Eigen::Vector2d(12.0, 14.0));
        }
    }
}

TEST_CASE("the gradient is the sum over the lanes, in the order of the list") {
    ModelSlopes slopes = ModelSlopes::zero(some_model());
    slopes.bulk.metric.setConstant(1.0);
    slopes.bulk.mass_squared.setConstant(2.0);
    slopes.bulk.coupling.setConstant(3.0);
    slopes.parameters.setConstant(4.0);
    Eigen::VectorXd expected(7);
    expected << 8.0, 8.0, 8.0, 16.0, 24.0, 32.0, 32.0;
    CHECK(LearnedNumbers{.mass_squared = true, .coupling = true}.gradient(slopes) == expected);
    slopes.set_zero();
    CHECK(LearnedNumbers{}.gradient(slopes).isZero(0.0));
}

TEST_CASE("a model with a number that is not finite is known") {
    BulkModel model = some_model();
    CHECK(model.is_finite());
    model.parameters(1) = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(model.is_finite());
}

}  // namespace feynet::test::bulk_model_test
