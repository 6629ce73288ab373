#include "feynet/study/path/path_levels.hpp"

#include "feynet/study/path/path_record.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::path_levels_test {
namespace {

/// β = 20: cold enough for levels.
PathSettings cold_quartic(double coupling) {
    PathSettings settings = small_quartic();
    settings.potential = QuarticPotential{.coupling = coupling};
    settings.time.spacing = 0.1;
    settings.time.n_slices = 200;
    return settings;
}

/// The exact means of all components that a sector measures.
std::vector<double> exact_means(const LevelSector& sector, const ExactPath& exact) {
    const auto power = [](int p) { return [p](double x) { return std::pow(x, p); }; };
    const std::vector<int>& powers = sector.correlators->powers();
    std::vector<double> means;
    means.reserve(powers.size());
    for (const int p : powers) {
        means.push_back(exact.expectation(0, power(p)));
    }
    for (const Index lag : sector.correlators->lags()) {
        for (std::size_t i = 0; i < powers.size(); ++i) {
            for (std::size_t j = i; j < powers.size(); ++j) {
                const Eigen::ArrayXd curve =
                    exact.correlator({power(powers[i])}, {power(powers[j])}, 0, lag + 1);
                means.push_back(curve[lag]);
            }
        }
    }
    return means;
}

std::vector<ObservableResult> levels_of(const PathSettings& settings, const ExactPath& exact) {
    const PathExperiment experiment(settings, NetworkKind::Decay, 0);
    const PathMeasurement measurement(settings);
    const PathRecord record = run_chains(experiment, measurement, settings, 0, {});
    return measured_levels(measurement.sectors(), record.sectors, exact);
}

}  // namespace

// Exact correlators have no noise: what is left is what higher states add, in E₂ less than a
// thousandth from t₀ = τ/8 on and less than 1e-6 at t₀ = τ.
TEST_CASE("levels: exact correlators give the levels of the transfer matrix") {
    for (const double coupling : {0.1, 1.0, 10.0}) {
        CAPTURE(coupling);
        const PathSettings settings = cold_quartic(coupling);
        const auto exact = exact_path(settings.path_system());
        const Eigen::ArrayXd known = exact->levels(4);

        for (const LevelSector& sector : level_sectors(settings)) {
            const std::vector<double> means = exact_means(sector, *exact);
            const double level = known[sector.first_level];
            double before = 1e-3;
            for (Index window = 0; window < 4; ++window) {
                const double excess = sector.rates.rate(means, 0, window) / level - 1.0;
                CHECK(excess < before);
                CHECK(excess > -1e-9);
                before = excess;
            }
            CHECK(before < 1e-6);
        }
    }
}

TEST_CASE("levels: powers of both parities mix where the potential is not even") {
    PathSettings settings = cold_quartic(1.0);
    settings.potential = PolynomialPotential{{0.0, 0.0, 0.5, 0.5, 0.5}};
    const auto exact = exact_path(settings.path_system());
    const Eigen::ArrayXd known = exact->levels(4);

    const std::vector<LevelSector> sectors = level_sectors(settings);

    REQUIRE(sectors.size() == 1);
    CHECK(sectors[0].correlators->powers() == std::vector<int>{1, 2, 3, 4});
    const std::vector<double> means = exact_means(sectors[0], *exact);
    for (Index n = 0; n < 3; ++n) {
        const double excess = sectors[0].rates.rate(means, n, 2) / known[n + 1] - 1.0;
        CHECK(excess > 0.0);
        CHECK(excess < (n < 2 ? 1e-4 : 1e-2));
    }
}

TEST_CASE("levels: an even potential has two sectors of powers, on a ring alone") {
    PathSettings settings = cold_quartic(1.0);

    const std::vector<LevelSector> sectors = level_sectors(settings);

    REQUIRE(sectors.size() == 2);
    CHECK(sectors[0].correlators->powers() == std::vector<int>{1, 3});
    CHECK(sectors[1].correlators->powers() == std::vector<int>{2, 4});
    settings.measure.levels = 0;
    CHECK(level_sectors(settings).empty());
    settings.measure.levels = 4;
    settings.time.boundary = Boundary::Free;
    CHECK(level_sectors(settings).empty());
}

// Four pulls at 4σ: a right run fails once in 4000 seeds. An exact answer for a coupling 10 % off
// shifts E₁ by 2 %, more than three of its errors.
TEST_CASE(
    "levels: a short run finds them, and sees a wrong coupling" * doctest::test_suite("long")) {
    PathSettings settings = cold_quartic(1.0);
    settings.sampler.draws = 1500;
    const auto exact = exact_path(settings.path_system());
    const auto wrong = exact_path(cold_quartic(1.1).path_system());

    const std::vector<ObservableResult> levels = levels_of(settings, *exact);

    REQUIRE(levels.size() >= 2);
    CHECK(levels[0].name == "E1_minus_E0");
    CHECK(levels[1].name == "E2_minus_E0");
    for (const ObservableResult& level : levels) {
        CHECK(std::abs(*level.pull) < 4.0);
    }
    CHECK(*levels[0].error < 0.006 * levels[0].value);
    const double shift = wrong->levels(2)[1] - exact->levels(2)[1];
    CHECK(shift > 3.0 * *levels[0].error);
}

TEST_CASE("levels: a warm ring has none to show") {
    PathSettings settings = cold_quartic(1.0);
    settings.time.n_slices = 50;  // β(E₁ − E₀) = 9.6
    const auto exact = exact_path(settings.path_system());

    CHECK(levels_of(settings, *exact).empty());
}

}  // namespace feynet::test::path_levels_test
