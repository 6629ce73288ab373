#include "feynet/statistics/jackknife.hpp"

#include "feynet/statistics/gamma_method.hpp"
#include "statistics/autoregressive.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::jackknife_test {

TEST_CASE("Jackknife: of a mean it is the mean with the error between blocks") {
    const Series series = Series::of_chains({{1.0, 1.0, 4.0, 4.0, 2.0, 2.0, 5.0, 5.0}});

    const JackknifeResult result =
        jackknife([](std::span<const double> m) { return m[0]; }, series.as_vector_series(), 4);

    // four blocks 1, 4, 2, 5: σ² = Σ (a − ā)²/(4·3) = 10/12
    CHECK(result.n_blocks == 4);
    CHECK(result.value == doctest::Approx(3.0));
    CHECK(*result.error == doctest::Approx(std::sqrt(10.0 / 12.0)));
}

TEST_CASE("Jackknife: the bias of a square is removed exactly") {
    const Series series = Series::of_chains({{1.0, 4.0, 2.0, 5.0}});

    const JackknifeResult result = jackknife(
        [](std::span<const double> m) { return m[0] * m[0]; }, series.as_vector_series(), 4);

    // the unbiased ⟨a⟩² is the mean over pairs i ≠ j of a_i a_j = (12² − 46)/12
    CHECK(result.value == doctest::Approx(98.0 / 12.0));
}

// 160 blocks know the error to 5.6 %: 20 % is above 3σ.
TEST_CASE("Jackknife: the error of a ratio agrees with linear propagation") {
    Series x(lanes);
    Series square(lanes);
    const Block sample = Autoregressive{0.8}.sample({.seed = 21}, 10000);
    for (Index t = 0; t < sample.cols(); ++t) {
        const Lanes shifted = sample.col(t) + 3.0;
        x.append(0, shifted);
        square.append(0, shifted.square());
    }
    const VectorSeries both = join({square, x});
    const auto ratio = [](std::span<const double> m) { return m[0] / m[1]; };
    const auto slope = [](std::span<const double> m) {
        return std::vector<double>{1.0 / m[1], -m[0] / (m[1] * m[1])};
    };
    const GammaResult linear = gamma_method(ratio, slope, both);

    const JackknifeResult blocked = jackknife(ratio, both, 20);

    CHECK(*blocked.error == doctest::Approx(*linear.error).epsilon(0.2));
    CHECK(std::abs(blocked.value - 10.0 / 3.0) < 4.0 * *blocked.error);
    CHECK(std::abs(blocked.value - linear.mean) < 0.2 * *linear.error);
}

TEST_CASE("Jackknife: what is not finite or a single block has no error") {
    Series series = Series::of_chains({{1.0, 2.0, 3.0, 4.0}});
    const auto mean = [](std::span<const double> m) { return m[0]; };

    CHECK_FALSE(jackknife(mean, series.as_vector_series(), 1).error.has_value());
    series.push(0, std::numeric_limits<double>::quiet_NaN());
    CHECK_FALSE(jackknife(mean, series.as_vector_series(), 5).error.has_value());
}

}  // namespace feynet::test::jackknife_test
