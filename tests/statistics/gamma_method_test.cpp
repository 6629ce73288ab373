#include "feynet/statistics/gamma_method.hpp"

#include "statistics/autoregressive.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::gamma_method_test {

constexpr double infinity = std::numeric_limits<double>::infinity();

// N = 131072: τ_int of independent numbers scatters by 2 √(W/N) τ < 0.006, so 0.02 is above 3σ.
TEST_CASE("Γ-method: independent numbers have τ_int = ½ and the error σ/√N") {
    const Series noise = Autoregressive{0.0}.series(/*seed=*/1, /*n_blocks=*/2, /*n=*/8192);

    const GammaResult gamma = gamma_method(noise);

    REQUIRE(gamma.status == ErrorStatus::Reliable);
    CHECK(gamma.n == 131072);
    CHECK(gamma.tau_int == doctest::Approx(0.5).epsilon(0.04));
    CHECK(*gamma.error == doctest::Approx(1.0 / std::sqrt(131072.0)).epsilon(0.02));
    CHECK(std::abs(gamma.mean) < 4.0 * *gamma.error);
    CHECK(gamma.rho.front() == doctest::Approx(1.0));
    CHECK(gamma.rho.size() == static_cast<std::size_t>(2 * gamma.window + 1));
}

TEST_CASE("Γ-method: τ_int lies within four of its errors of the exact one") {
    for (const double rho : {-0.5, 0.0, 0.6, 0.9, 0.98}) {
        const Autoregressive process{rho};
        CAPTURE(rho);

        const GammaResult gamma = gamma_method(process.series(2, 1, 16384));

        CHECK(std::abs(gamma.tau_int - process.tau()) < 4.0 * gamma.tau_int_error);
        CHECK(gamma.error_of_error < 0.2 * *gamma.error);
    }
}

TEST_CASE("Γ-method: the sum over a window, done by hand, is what it returns") {
    const Series series = Series::of_chains({{1.0, 2.0, 4.0, 3.0, 5.0, 3.0, 2.0, 4.0}});

    const GammaResult gamma = gamma_method(series);

    // δ = −2, −1, 1, 0, 2, 0, −1, 1:  Γ(0) = 12/8, Γ(1) = 0/7, so that W = 1
    REQUIRE(gamma.window == 1);
    const double bare = 1.5;
    const double corrected = bare + 3.0 * bare / 8.0;
    CHECK(gamma.mean == doctest::Approx(3.0));
    CHECK(gamma.unreliable_error == doctest::Approx(std::sqrt(corrected / 8.0)));
    CHECK(gamma.tau_int == doctest::Approx(0.5 * corrected / (1.5 + bare / 8.0)));
    CHECK(gamma.rho[1] == doctest::Approx((bare / 8.0) / (1.5 + bare / 8.0)));
}

TEST_CASE("Γ-method: a series shorter than 50 τ_int has no error bar") {
    const Autoregressive process = Autoregressive::with_tau(20.0);

    const GammaResult gamma = gamma_method(rows_as_series(process.sample({.seed = 3}, 600), 0, 1));

    CHECK(gamma.status == ErrorStatus::TooShort);
    CHECK_FALSE(gamma.error.has_value());
    CHECK(gamma.unreliable_error > 0.0);
}

TEST_CASE("Γ-method: chains frozen at different values have no error bar") {
    const GammaResult gamma = gamma_method(Series::of_chains({
        std::vector<double>(1000, 1.0),
        std::vector<double>(1000, -1.0),
    }));

    CHECK(gamma.status != ErrorStatus::Reliable);
    CHECK_FALSE(gamma.error.has_value());
}

TEST_CASE("Γ-method: a drift through the whole run has no window") {
    Series series(lanes);
    for (int t = 0; t < 1000; ++t) {
        series.append(0, Lanes::Constant(static_cast<double>(t)));
    }

    const GammaResult gamma = gamma_method(series);

    CHECK(gamma.status == ErrorStatus::NoWindow);
    CHECK_FALSE(gamma.error.has_value());
    CHECK(gamma.tau_int > 100.0);
}

TEST_CASE("Γ-method: a constant series has no error bar, whatever its value") {
    for (const double value : {0.0, 0.1, -1.0 / 3.0}) {
        const GammaResult gamma =
            gamma_method(Series::of_chains({std::vector<double>(1000, value)}));

        CHECK(gamma.status == ErrorStatus::Constant);
        CHECK(gamma.mean == value);
        CHECK_FALSE(gamma.error.has_value());
    }
}

TEST_CASE("Γ-method: a number that is not finite is reported") {
    for (const double bad : {std::nan(""), infinity, -infinity}) {
        Series series = Autoregressive{0.5}.series(4, 1, 1000);
        series.append(0, Lanes::Constant(bad));

        const GammaResult gamma = gamma_method(series);

        CHECK(gamma.status == ErrorStatus::NotFinite);
        CHECK_FALSE(gamma.error.has_value());
    }
}

TEST_CASE("Γ-method: hardly any measurements give no error bar and no crash") {
    for (std::size_t n = 0; n < 8; ++n) {
        std::vector<double> few(n);
        for (std::size_t i = 0; i < n; ++i) {
            few[i] = i % 3 == 0 ? 1.0 : -0.3;
        }

        CHECK_FALSE(gamma_method(Series::of_chains({few})).error.has_value());
    }
}

// Both errors scatter by about 2 %, nearly in common.
TEST_CASE("Γ-method: binning changes neither mean nor error nor τ_int") {
    for (const double tau : {0.5, 2.0, 20.0}) {
        const Autoregressive process = Autoregressive::with_tau(tau);
        const GammaResult plain = gamma_method(process.series(5, 1, 32768));

        const GammaResult binned = gamma_method(process.series(5, 1, 32768, /*capacity=*/4096));

        CAPTURE(tau);
        CHECK(binned.n == plain.n);
        CHECK(binned.mean == doctest::Approx(plain.mean));
        CHECK(*binned.error == doctest::Approx(*plain.error).epsilon(0.06));
        CHECK(binned.tau_int == doctest::Approx(tau).epsilon(0.12));
    }
}

// One measurement of each of 20 000 bins gives the variance to 1 %; the error scatters by 2 %.
TEST_CASE("Γ-method: of bins with one measurement of each τ_int is that of measurements") {
    constexpr Index n = 32768;
    for (const double tau : {0.5, 3.0}) {
        CAPTURE(tau);
        const Block x = Autoregressive::with_tau(tau).sample({.seed = 5}, n);
        VectorSeries series(lanes, 1, 4096);
        for (Index t = 0; t < n;) {
            const Index width = series.next_bin_width(0);
            series.append_bin(0, x.middleCols(t, width).rowwise().mean(), x.col(t));
            t += width;
        }
        const auto same = [](std::span<const double> means) { return means[0]; };
        const auto one = [](std::span<const double>) { return std::vector{1.0}; };

        const GammaResult component = gamma_method(series).front();
        const GammaResult function = gamma_method(same, one, series);

        CHECK(component.n == lanes * n / series.bin_width() * series.bin_width());
        CHECK(component.tau_int == doctest::Approx(tau).epsilon(0.15));
        CHECK(function.tau_int == doctest::Approx(tau).epsilon(0.15));
        CHECK(*function.error == doctest::Approx(*component.error));
    }
}

TEST_CASE("Γ-method: every component of a vector-valued series is analysed as if it were alone") {
    VectorSeries series(lanes, 11);
    const Block x = Autoregressive{0.7}.sample({.seed = 6}, 11 * 500);
    for (Index t = 0; t < 500; ++t) {
        series.append(0, Block(x.middleCols(11 * t, 11)));
    }

    const std::vector<GammaResult> all = gamma_method(series);

    REQUIRE(all.size() == 11);
    for (Index j = 0; j < 11; ++j) {
        const GammaResult alone = gamma_method(Series(series, j));
        CHECK(all[static_cast<std::size_t>(j)].mean == alone.mean);
        CHECK(all[static_cast<std::size_t>(j)].unreliable_error == alone.unreliable_error);
        CHECK(all[static_cast<std::size_t>(j)].tau_int == alone.tau_int);
    }
}

TEST_CASE("Γ-method: the error of a linear function is that of the series it makes") {
    const Series a = Autoregressive{0.7}.series(7, 1, 2000);
    const Series b = Autoregressive{0.2}.series(8, 1, 2000);
    Series sum(lanes);
    for (Index chain = 0; chain < lanes; ++chain) {
        for (std::size_t i = 0; i < 2000; ++i) {
            sum.push(chain, 2.0 * a.chain(chain)[i] - 3.0 * b.chain(chain)[i] + 1.0);
        }
    }
    const GammaResult direct = gamma_method(sum);

    const GammaResult derived = gamma_method(
        [](std::span<const double> m) { return 2.0 * m[0] - 3.0 * m[1] + 1.0; },
        [](std::span<const double>) {
            return std::vector<double>{2.0, -3.0};
        },
        join({a, b}));

    CHECK(derived.mean == doctest::Approx(direct.mean));
    CHECK(*derived.error == doctest::Approx(*direct.error));
    CHECK(derived.tau_int == doctest::Approx(direct.tau_int));
}

}  // namespace feynet::test::gamma_method_test
