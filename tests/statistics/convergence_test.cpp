#include "feynet/statistics/convergence.hpp"

#include "statistics/autoregressive.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::convergence_test {

/// Independent normals in eight chains, chain c changed by change(c, x).
template <typename Change>
Series changed_noise(Index n, Change change) {
    const Block x = Autoregressive{0.0}.sample({.seed = 41}, n);
    Series series(lanes);
    for (Index chain = 0; chain < lanes; ++chain) {
        for (Index t = 0; t < n; ++t) {
            series.push(chain, change(chain, x(chain, t)));
        }
    }
    return series;
}

Series noise(Index n) {
    return changed_noise(n, [](Index, double x) { return x; });
}

// R̂² − 1 is about the spread of 16 half-chain means over that of their draws, χ²₁₅/15 − 1 over
// 1000: 1.002 is five standard deviations away.
TEST_CASE("split-R̂: independent draws agree") {
    CHECK(*split_rhat(noise(2000)) < 1.002);
    CHECK(*split_rhat(noise(2000)) > 0.998);
}

TEST_CASE("split-R̂: one chain at another place is seen") {
    const Series series =
        changed_noise(2000, [](Index chain, double x) { return chain == 3 ? x + 1.0 : x; });

    CHECK(*split_rhat(series) > 1.03);
}

TEST_CASE("split-R̂: one chain of another scale is seen, by folding") {
    const Series series =
        changed_noise(2000, [](Index chain, double x) { return chain == 3 ? 0.3 * x : x; });

    CHECK(*split_rhat(series) > 1.03);
}

TEST_CASE("split-R̂: a drift common to all chains is seen, by splitting") {
    const Block x = Autoregressive{0.0}.sample({.seed = 42}, 2000);
    Series series(lanes);
    for (Index t = 0; t < x.cols(); ++t) {
        series.append(0, x.col(t) + 1e-3 * static_cast<double>(t));
    }

    CHECK(*split_rhat(series) > 1.03);
}

TEST_CASE("split-R̂: a tail without variance does no harm, nor hides a shift") {
    const auto cauchy = [](double x) { return std::tan(1.5707 * std::erf(x / std::sqrt(2.0))); };

    CHECK(*split_rhat(changed_noise(2000, [&](Index, double x) { return cauchy(x); })) < 1.002);
    CHECK(*split_rhat(changed_noise(2000, [&](Index chain, double x) {
        return cauchy(x) + (chain == 0 ? 3.0 : 0.0);
    })) > 1.03);
}

TEST_CASE("split-R̂ and bulk ESS: of a series they see the ranks only") {
    const Series series = noise(500);
    const Series tripled = changed_noise(500, [](Index, double x) { return 3.0 * x + 1.0; });
    const Series squashed = changed_noise(500, [](Index, double x) { return std::atan(x); });

    CHECK(*split_rhat(tripled) == doctest::Approx(*split_rhat(series)).epsilon(1e-12));
    CHECK(*bulk_ess(squashed) == doctest::Approx(*bulk_ess(series)).epsilon(1e-12));
}

TEST_CASE("split-R̂: two half-chains by hand") {
    // ranks 1 2 | 3 4 of a single chain give z = −a, −b | b, a
    const double a = 1.049131;
    const double b = 0.299307;
    const double within = 0.5 * (a - b) * (a - b);
    const double between = 0.5 * (a + b) * (a + b);

    CHECK(
        *split_rhat(Series::of_chains({{1.0, 2.0, 5.0, 9.0}})) ==
        doctest::Approx(std::sqrt(0.5 + between / within)).epsilon(1e-5));
}

TEST_CASE("split-R̂: two values, as of a spin, are ranked with their ties") {
    const Series fair = changed_noise(2000, [](Index, double x) { return x > 0.0 ? 1.0 : -1.0; });
    const Series biased = changed_noise(
        2000, [](Index chain, double x) { return x > (chain == 0 ? 1.0 : 0.0) ? 1.0 : -1.0; });

    CHECK(*split_rhat(fair) < 1.003);
    CHECK(*split_rhat(biased) > 1.01);
}

TEST_CASE("split-R̂: chains frozen at different values are infinitely far apart") {
    const Series frozen =
        Series::of_chains({std::vector<double>(100, 1.0), std::vector<double>(100, 2.0)});

    CHECK(*split_rhat(frozen) == std::numeric_limits<double>::infinity());
}

TEST_CASE("split-R̂ and ESS: a constant series, one with a NaN and one too short have none") {
    const Series constant = Series::of_chains({std::vector<double>(100, 0.1)});
    const Series brief = Series::of_chains({{1.0, 2.0, 3.0}});
    Series broken = noise(100);
    broken.append(0, Lanes::Constant(std::nan("")));
    broken.append(0, Lanes::Zero());

    for (const Series& series : {constant, brief, broken}) {
        CHECK_FALSE(split_rhat(series).has_value());
        CHECK_FALSE(bulk_ess(series).has_value());
        CHECK_FALSE(tail_ess(series).has_value());
    }
}

// Over 80000 draws the sum of autocorrelations is known to a few per cent.
TEST_CASE("ESS: of autoregressive chains it is N/(2τ_int)") {
    for (const double tau : {0.5, 2.0, 10.0}) {
        const Autoregressive process = Autoregressive::with_tau(tau);
        CAPTURE(tau);

        const double ess = *bulk_ess(process.series(43, 1, 10000));

        CHECK(ess == doctest::Approx(80000.0 / (2.0 * tau)).epsilon(0.12));
    }
}

TEST_CASE("ESS: the tails of independent draws count nearly as many as there are") {
    const double ess = *tail_ess(noise(5000));

    CHECK(ess > 0.9 * 40000.0);
    CHECK(ess < 1.1 * 40000.0);
}

TEST_CASE("ESS: alternating draws count for more than their number, but not without bound") {
    const double ess = *bulk_ess(Autoregressive{-0.5}.series(44, 1, 5000));
    const double bounded = *bulk_ess(Autoregressive{-0.999}.series(45, 1, 5000));

    CHECK(ess == doctest::Approx(3.0 * 40000.0).epsilon(0.15));
    CHECK(bounded <= 40000.0 * std::log10(40000.0) * (1.0 + 1e-12));
}

TEST_CASE("ESS: chains that disagree count for little") {
    const Series series =
        changed_noise(2000, [](Index chain, double x) { return x + static_cast<double>(chain); });

    CHECK(*bulk_ess(series) < 40.0);
}

}  // namespace feynet::test::convergence_test
