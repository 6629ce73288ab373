#include "feynet/statistics/estimate.hpp"

#include "statistics/autoregressive.hpp"

#include <doctest/doctest.h>

namespace feynet::test::estimate_test {

// The mean lies within 4 errors, the effective sample size within 15 % (σ ≈ 3 %).
TEST_CASE("Estimate: mean, error, τ_int, ESS and R̂ of a known chain") {
    const Autoregressive process = Autoregressive::with_tau(4.0);

    const Estimate result = estimate(process.series(/*seed=*/51, /*n_blocks=*/2, /*n=*/4000));

    REQUIRE(result.error.has_value());
    CHECK(result.n == 64000);
    CHECK(std::abs(result.mean) < 4.0 * *result.error);
    CHECK(*result.error == doctest::Approx(std::sqrt(8.0 / 64000.0)).epsilon(0.08));
    CHECK(result.ess == doctest::Approx(8000.0).epsilon(0.15));
    CHECK(result.ess == doctest::Approx(64000.0 / (2.0 * result.tau_int)));
    CHECK(*result.rhat < 1.01);
    CHECK(result.rho.front() == doctest::Approx(1.0));
    CHECK(result.rho[1] == doctest::Approx(process.rho).epsilon(0.05));
    CHECK(result.window > 4);
}

TEST_CASE("Estimate: a constant series has a mean and nothing else") {
    const Estimate result = estimate(Series::of_chains({std::vector<double>(500, 0.7)}));

    CHECK(result.mean == 0.7);
    CHECK(result.status == ErrorStatus::Constant);
    CHECK_FALSE(result.error.has_value());
    CHECK_FALSE(result.rhat.has_value());
    CHECK(result.ess == 0.0);
}

TEST_CASE("Estimate: every status has its words") {
    CHECK(describe(ErrorStatus::TooShort).find("50") != std::string_view::npos);
    CHECK(describe(ErrorStatus::Constant) == "all measurements are equal");
}

}  // namespace feynet::test::estimate_test
