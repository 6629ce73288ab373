#include "feynet/statistics/histogram_series.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/distribution.hpp"
#include "statistics/autoregressive.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::histogram_series_test {
namespace {

const Histogram bins(-4.0, 4.0, 40);

/// The histogram of n steps of eight autoregressive chains.
HistogramSeries of_chains(double rho, std::uint64_t seed, Index n, Index batch) {
    HistogramSeries histogram(bins, lanes, batch);
    const Block x = Autoregressive{rho}.sample({.seed = seed}, n);
    for (Index t = 0; t < n; ++t) {
        histogram.append(0, Block(x.col(t)));
    }
    return histogram;
}

/// The mean density of a standard normal in a bin.
double normal_density(Index i) {
    const double half = 0.5 * bins.bin_width();
    const double centre = bins.centre(i);
    return (normal_survival(centre - half) - normal_survival(centre + half)) / bins.bin_width();
}

}  // namespace

TEST_CASE("histogram series: it counts what a histogram counts") {
    HistogramSeries series(Histogram(0.0, 1.0, 4), lanes, 2);
    Block values(lanes, 2);
    values.col(0).setConstant(0.1);
    values.col(1).setConstant(0.6);
    series.append(0, values);
    values.col(1).setConstant(7.0);
    series.append(0, values);

    const std::vector<GammaResult> densities = series.densities();

    CHECK(densities[0].mean == doctest::Approx(4.0 * 0.5));
    CHECK(densities[1].mean == 0.0);
    CHECK(densities[2].mean == doctest::Approx(4.0 * 0.25));
    CHECK(series.centre(2) == 0.625);
}

// 40 bins, of which about 34 are filled: χ² per bin of independent pulls is 1 ± 0.25. Bins know of
// each other, and Γ-method errors of rare bins are rough: 2 is beyond 1e-3.
TEST_CASE("histogram series: its errors contain the autocorrelation") {
    for (const Index batch : {1, 8}) {
        CAPTURE(batch);
        const std::vector<GammaResult> densities = of_chains(0.9, 81, 40000, batch).densities();

        double square = 0.0;
        double naive = 0.0;
        double n = 0.0;
        for (Index i = 0; i < bins.n_bins(); ++i) {
            const GammaResult& measured = densities[static_cast<std::size_t>(i)];
            const double exact = normal_density(i);
            const double share = exact * bins.bin_width();
            if (measured.error && share > 1e-3) {
                const double deviation = measured.mean - exact;
                const double independent =
                    std::sqrt(share * (1.0 - share) / (8.0 * 40000.0)) / bins.bin_width();
                square += std::pow(deviation / *measured.error, 2);
                naive += std::pow(deviation / independent, 2);
                n += 1.0;
            }
        }
        CHECK(n > 25.0);
        CHECK(square / n < 2.0);
        CHECK(square / n > 0.3);
        CHECK(naive / n > 2.0);
    }
}

TEST_CASE("histogram series: bins without a value have no error") {
    const std::vector<GammaResult> densities = of_chains(0.0, 82, 500, 1).densities();

    CHECK(densities.front().mean == 0.0);
    CHECK_FALSE(densities.front().error.has_value());
    CHECK(densities[20].error.has_value());
}

TEST_CASE("histogram series: chains come in whole groups") {
    CHECK_THROWS_AS(HistogramSeries(bins, 9, 1), InvalidInput);
    CHECK_THROWS_AS(HistogramSeries(bins, lanes, 0), InvalidInput);
}

}  // namespace feynet::test::histogram_series_test
