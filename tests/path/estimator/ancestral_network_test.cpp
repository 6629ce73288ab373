#include "feynet/path/estimator/ancestral_network.hpp"

#include "feynet/path/exact/exact_path.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::ancestral_network_test {
namespace {

const WaveGrid grid{-6.0, 0.125, 97};

PathSystem long_path(Rule rule, const AnyPotential& potential) {
    return {TimeGrid(0.25, 160, Boundary::Free), rule, 1.0, potential};
}

std::vector<double> ground_state(const ExactPath& exact) {
    std::vector<double> wave;
    for (const double y : grid.positions()) {
        wave.push_back(std::sqrt(exact.ground_density(y)));
    }
    return wave;
}

/// The largest deviation of ⟨x₀ xₖ⟩, k = 0 … 8, from the middle of a long path, in standard errors
/// of independent draws.
double largest_pull(const AncestralNetwork& network, const ExactPath& exact) {
    constexpr Index n_lags = 9;
    constexpr std::uint32_t n_draws = 8000;
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(n_lags);
    Eigen::ArrayXd square = sum;
    Block uniforms(lanes, n_lags);
    Block path;
    for (std::uint32_t i = 0; i < n_draws; ++i) {
        fill_uniforms(Stream{.seed = 63, .trajectory = i}, Purpose::Exact, uniforms);
        network.generate(uniforms, path);
        for (Index k = 0; k < n_lags; ++k) {
            const Lanes product = path.col(0) * path.col(k);
            sum[k] += product.sum();
            square[k] += product.square().sum();
        }
    }
    constexpr double n = lanes * n_draws;
    double largest = 0.0;
    for (Index k = 0; k < n_lags; ++k) {
        const double mean = sum[k] / n;
        const double error = std::sqrt((square[k] / n - mean * mean) / n);
        largest = std::max(largest, std::abs(mean - exact.correlation(80, 80 + k)) / error);
    }
    return largest;
}

}  // namespace

TEST_CASE("ancestral network: its paths are those of the long path integral") {
    // 6.4e4 independent paths, 36 comparisons at 4.9 standard errors: false alarms 4e-5.
    const QuarticPotential quartic{};
    for (const Rule rule : every_rule) {
        CAPTURE(word(rule));
        for (const AnyPotential& potential :
             {AnyPotential(HarmonicPotential{}), AnyPotential(quartic)}) {
            const PathSystem system = long_path(rule, potential);
            const auto exact = exact_path(system);

            const AncestralNetwork network(system, grid, ground_state(*exact));

            CHECK(network.defect() < 1e-8);
            CHECK(largest_pull(network, *exact) < 4.9);
        }
    }
}

TEST_CASE("ancestral network: driven by another ground state it has another law") {
    const PathSystem system = long_path(Rule::Site, QuarticPotential{});
    const PathSystem other = long_path(Rule::Site, QuarticPotential{.coupling = 1.3});
    const auto exact = exact_path(system);

    const AncestralNetwork network(system, grid, ground_state(*exact_path(other)));

    CHECK(network.defect() > 1e-3);
    CHECK(largest_pull(network, *exact) > 4.9);
}

TEST_CASE("ancestral network: the drift of an oscillator is −(1 − R)x/a, and (ln ψ₀)'/m as a → 0") {
    const auto exact = exact_path(long_path(Rule::Site, HarmonicPotential{}));
    const double r = std::exp(-LatticeOscillator(Rule::Site, 1.0, 1.0, 0.25).theta);
    const TimeGrid fine(0.01, 4000, Boundary::Free);
    const PathSystem quartic(fine, Rule::Site, 1.0, QuarticPotential{});
    const WaveGrid fine_grid{-4.0, 0.04, 201};
    const auto fine_exact = exact_path(quartic);
    std::vector<double> wave;
    for (const double y : fine_grid.positions()) {
        wave.push_back(std::sqrt(fine_exact->ground_density(y)));
    }

    const std::vector<double> drift =
        AncestralNetwork(long_path(Rule::Site, HarmonicPotential{}), grid, ground_state(*exact))
            .drift();
    const std::vector<double> fine_drift = AncestralNetwork(quartic, fine_grid, wave).drift();

    for (std::size_t i = 24; i <= 72; ++i) {
        const double x = grid.positions()[i];
        CHECK(std::abs(drift[i] + (1.0 - r) * x / 0.25) < 1e-8);
    }
    for (std::size_t i = 70; i <= 130; i += 5) {
        const double log_slope = std::log(wave[i + 1] / wave[i - 1]) / 0.08;
        CHECK(std::abs(fine_drift[i] - log_slope) < 0.05 * std::max(1.0, std::abs(log_slope)));
    }
}

}  // namespace feynet::test::ancestral_network_test
