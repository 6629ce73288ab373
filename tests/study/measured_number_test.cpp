#include "feynet/study/measured_number.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace feynet::test::measured_number_test {
namespace {

/// Two chains of 200 measurements of a pure cosh at lags 0 … 4, scaled by a factor that alternates.
VectorSeries cosh_series(double gap, double spacing) {
    VectorSeries series(2, 5);
    for (Index i = 0; i < 200; ++i) {
        for (const Index chain : {0, 1}) {
            const double factor = (i + chain) % 2 == 0 ? 0.9 : 1.1;
            std::vector<double> values;
            for (const double lag : {0.0, 1.0, 2.0, 3.0, 4.0}) {
                values.push_back(factor * std::cosh(gap * spacing * (10.0 - lag)));
            }
            series.append(chain, values);
        }
    }
    return series;
}

}  // namespace

TEST_CASE("measured number: a pull counts errors, where there is one and an exact value") {
    CHECK(*pull_of(1.5, 0.25, 1.0) == 2.0);
    CHECK_FALSE(pull_of(1.5, std::nullopt, 1.0).has_value());
    CHECK_FALSE(pull_of(1.5, 0.25, std::nullopt).has_value());
    CHECK_FALSE(pull_of(1.5, 0.0, 1.0).has_value());
}

TEST_CASE("measured number: the posterior has one array of chains and draws for each number") {
    VectorSeries series(2, 2);
    for (const double draw : {1.0, 2.0, 3.0}) {
        for (const Index chain : {0, 1}) {
            const double value = draw + 10.0 * static_cast<double>(chain);
            series.append(chain, std::vector<double>{value, -value});
        }
    }
    const std::vector<NamedNumber> numbers{{"phi2", "⟨φ²⟩"}, {"minus", "−⟨φ²⟩"}};

    const Group group = posterior_of("decay", numbers, series);

    CHECK(group.path == "decay/posterior");
    REQUIRE(group.datasets.size() == 2);
    CHECK(group.datasets[0].values == std::vector<double>{1, 2, 3, 11, 12, 13});
    CHECK(group.datasets[1].values == std::vector<double>{-1, -2, -3, -11, -12, -13});
    CHECK(group.datasets[1].name == "minus");
    CHECK(group.datasets[1].long_name == "−⟨φ²⟩");
    CHECK(group.datasets[1].dimensions == std::vector<std::string>{"chain", "draw"});
}

TEST_CASE("measured number: the gap of a cosh is its rate at every lag") {
    const VectorSeries series = cosh_series(0.7, 0.2);
    for (const Index lag : {1, 2, 3}) {
        const ObservableResult gap = gap_result(series, lag, 0.2, 0.7);

        CHECK(gap.value == doctest::Approx(0.7).epsilon(1e-10));
        CHECK(*gap.exact == 0.7);
    }
}

TEST_CASE("measured number: a mean carries name, formula and exact value") {
    const Series series = Series::of_chains({{1.0, 3.0, 1.0, 3.0}, {3.0, 1.0, 3.0, 1.0}});

    const ObservableResult result = result_of("x", "⟨x⟩", series, 2.5);

    CHECK(result.name == "x");
    CHECK(result.formula == "⟨x⟩");
    CHECK(result.value == 2.0);
    CHECK(*result.exact == 2.5);
}

}  // namespace feynet::test::measured_number_test
