#include "feynet/statistics/tail_check.hpp"

#include "feynet/core/random.hpp"

#include <doctest/doctest.h>

namespace feynet::test::tail_check_test {
namespace {

/// eˢᶻ of independent normals z: the larger s, the heavier the tail.
VectorSeries lognormal(double s) {
    VectorSeries series(lanes, 1);
    Block normals(lanes, 6400);
    fill_normals({.seed = 6}, Purpose::Test, normals);
    for (Index i = 0; i < normals.cols(); ++i) {
        const Block value = (s * normals.col(i)).exp();
        series.append(0, value);
    }
    return series;
}

}  // namespace

TEST_CASE("tail check: normal numbers pass, the exponentials of wide ones do not") {
    // 5 σ of a one-sided bound: false alarm below 1e-4 with the skewness of a kurtosis of 512
    // blocks
    const TailCheck light = tail_check(lognormal(0.2), 0, 64);
    const TailCheck heavy = tail_check(lognormal(3.0), 0, 64);
    CHECK(light.n_blocks == 512);
    CHECK(light.kurtosis < 4.0);
    CHECK_FALSE(light.is_heavy());
    CHECK(heavy.kurtosis > 20.0);
    CHECK(heavy.is_heavy());
}

TEST_CASE("tail check: one block that carries all is as heavy as can be") {
    VectorSeries series(1, 1);
    for (int i = 0; i < 50; ++i) {
        series.append(0, std::array{i == 17 ? 1.0 : 0.0});
    }
    const TailCheck check = tail_check(series, 0, 50);
    CHECK(check.kurtosis == doctest::Approx(48.0).epsilon(0.01));  // M − 2 + 1/(M−1)
    CHECK(check.is_heavy());
}

TEST_CASE("tail check: a constant has no tail") {
    VectorSeries series(1, 1);
    for (int i = 0; i < 8; ++i) {
        series.append(0, std::array{2.0});
    }
    CHECK_FALSE(tail_check(series, 0, 8).is_heavy());
}

}  // namespace feynet::test::tail_check_test
