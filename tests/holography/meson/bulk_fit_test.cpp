#include "feynet/holography/meson/bulk_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/exact/isospectral_wall.hpp"
#include "feynet/holography/meson/meson_tower.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::bulk_fit_test {
namespace {

/// No series in ẑ² T_k: A = −log z − 0.25 z²/√(1 + z²/4), Φ = z² (1 + 0.2 tanh(z²/4)).
MesonBackground own_choice() {
    return {
        [](double z) { return -0.25 * z * z / std::sqrt(1.0 + 0.25 * z * z); },
        [](double z) { return z * z * (1.0 + 0.2 * std::tanh(0.25 * z * z)); }};
}

/// Two towers of so many levels, found with more functions than the fit has, all with the same
/// relative error and none of it made.
std::vector<MesonDatum> towers(
    const MesonBackground& bulk, Index n_levels, double error, bool amplitudes) {
    std::vector<MesonDatum> data;
    for (const int spin : {1, 2}) {
        const MesonTower tower(bulk, spin, n_levels + 8);
        for (Index n = 0; n < n_levels; ++n) {
            const double mass = std::sqrt(tower.squared_masses()[n]);
            data.push_back({spin, n, MesonQuantity::Mass, mass, error * mass});
            if (amplitudes) {
                const double c = tower.amplitudes()[n];
                data.push_back({spin, n, MesonQuantity::Amplitude, c, error * c});
            }
        }
    }
    return data;
}

/// The largest difference of A and of Φ on 0 < z ≤ 4, and that in units of the band.
struct Distance {
    Distance(const BulkFit& fit, const MesonBackground& truth) {
        const MesonBackground found = fit.bulk().background();
        for (int i = 1; i <= 80; ++i) {
            const double z = 0.05 * i;
            const double a = std::abs(found.warp(z) - truth.warp(z));
            const double phi = std::abs(found.dilaton(z) - truth.dilaton(z));
            largest = std::max({largest, a, phi});
            in_bands = std::max({in_bands, a / fit.warp_error(z), phi / fit.dilaton_error(z)});
        }
    }

    double largest = 0.0;
    double in_bands = 0.0;
};

}  // namespace

TEST_CASE("bulk fit: the soft wall is recovered from two towers of masses alone") {
    const BulkFit fit(towers(soft_wall(0.388), 8, 1e-6, false), {});
    CHECK(fit.agrees());
    CHECK(fit.n_modes() == 1);
    CHECK(Distance(fit, soft_wall(0.388)).largest < 1e-9);
    // a fit that may use ten modes finds it too
    const BulkFit more(towers(soft_wall(0.388), 8, 1e-6, false), {.n_modes = 10});
    CHECK(Distance(more, soft_wall(0.388)).largest < 1e-6);
}

TEST_CASE("bulk fit: a bulk outside the series is recovered from masses and amplitudes") {
    const BulkFit fit(towers(own_choice(), 8, 1e-6, true), {});
    CHECK(fit.agrees());
    const Distance distance(fit, own_choice());
    CHECK(distance.largest < 1e-4);
    CHECK(distance.in_bands < 4.0);
    CHECK(fit.rungs().size() == static_cast<std::size_t>(fit.n_modes()));
}

TEST_CASE(
    "bulk fit: masses alone determine no bulk, and the band says so" *
    doctest::test_suite("long")) {
    const BulkFit fit(towers(own_choice(), 8, 1e-5, false), {});
    CHECK(fit.agrees());
    const Distance distance(fit, own_choice());
    CHECK(distance.largest > 0.1);
    CHECK(distance.in_bands < 3.0);
    CHECK(fit.sensitivity().n_determined() <= 16);
}

TEST_CASE(
    "bulk fit: an isospectral bulk is taken for the soft wall until amplitudes are told" *
    doctest::test_suite("long")) {
    const MesonBackground truth = isospectral_wall(1.0, 1.0);
    const BulkFit masses(towers(truth, 8, 1e-5, false), {});
    CHECK(Distance(masses, soft_wall(1.0)).largest < 1e-4);
    CHECK(Distance(masses, truth).largest > 0.1);
    const BulkFit both(towers(truth, 8, 1e-5, true), {});
    CHECK(both.agrees());
    CHECK(Distance(both, truth).largest < 2e-2);
}

TEST_CASE(
    "bulk fit: levels beyond the data are foretold within the stated errors" *
    doctest::test_suite("long")) {
    const BulkFit fit(towers(own_choice(), 8, 1e-4, true), {});
    for (const int spin : {1, 2}) {
        const MesonForecast forecast = fit.forecast(spin, 11);
        const MesonTower truth(own_choice(), spin, 11);
        for (Index n = 0; n < 11; ++n) {
            CAPTURE(spin);
            CAPTURE(n);
            const double miss = forecast.masses[n] - std::sqrt(truth.squared_masses()[n]);
            CHECK(std::abs(miss) < 3.0 * forecast.mass_errors[n]);
            CHECK(
                std::abs(forecast.amplitudes[n] - truth.amplitudes()[n]) <
                3.0 * forecast.amplitude_errors[n]);
        }
        CHECK(forecast.mass_errors[10] > 3.0 * forecast.mass_errors[3]);
    }
}

TEST_CASE(
    "bulk fit: modes are added until χ² is at most the number of data" *
    doctest::test_suite("long")) {
    const std::vector<MesonDatum> data = towers(own_choice(), 8, 1e-3, true);
    const BulkFit fit(data, {});
    CHECK(fit.agrees());
    for (std::size_t i = 0; i + 1 < fit.rungs().size(); ++i) {
        CHECK(fit.rungs()[i].chi_squared > static_cast<double>(data.size()));
    }
    const BulkFit finer(towers(own_choice(), 8, 1e-5, true), {});
    CHECK(finer.n_modes() > fit.n_modes());
    const BulkFit asked(data, {.n_modes = 3});
    CHECK(asked.n_modes() == 3);
    CHECK_FALSE(asked.agrees());
    CHECK(asked.pulls().squaredNorm() == doctest::Approx(asked.rungs().back().chi_squared));
}

TEST_CASE("bulk fit: what makes no sense is refused") {
    std::vector<MesonDatum> data = towers(soft_wall(1.0), 2, 1e-3, false);
    CHECK_THROWS_AS(BulkFit({}, {}), InvalidInput);
    CHECK_THROWS_AS(BulkFit(data, {.n_modes = 5}), InvalidInput);
    CHECK_THROWS_AS(BulkFit(data, {.prior_width = 0.0}), InvalidInput);
    data.push_back(data.front());
    CHECK_THROWS_AS(BulkFit(data, {}), InvalidInput);
    data.back() = {1, 7, MesonQuantity::Mass, -1.0, 0.1};
    CHECK_THROWS_AS(BulkFit(data, {}), InvalidInput);
}

}  // namespace feynet::test::bulk_fit_test
