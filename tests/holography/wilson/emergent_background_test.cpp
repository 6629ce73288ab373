#include "feynet/holography/wilson/emergent_background.hpp"

#include "feynet/core/block.hpp"
#include "feynet/core/error.hpp"
#include "feynet/holography/wilson/quark_potential.hpp"

#include <Eigen/QR>
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::emergent_background_test {
namespace {

/// The published metric of arXiv:1809.10536, table II: a polynomial of fifth order through
/// h(1 − n/15), n = 0 … 14; 1/x + 25.257 nearer to the horizon and 4 − 8248 e^{−9.28x} nearer to
/// the boundary, x = η − 0.0227.
class PublishedMetric {
public:
    PublishedMetric() {
        Eigen::VectorXd h(15);
        h << 3.0818, 2.296, 1.464, 0.627, -0.141, -0.727, -0.974, -0.687, 0.374, 2.50, 6.03, 11.46,
            19.47, 31.07, 46.70;
        Eigen::MatrixXd powers(15, 6);
        for (Index n = 0; n < 15; ++n) {
            for (Index k = 0; k < 6; ++k) {
                powers(n, k) = std::pow(1.0 - static_cast<double>(n) / 15.0, k);
            }
        }
        polynomial_ = powers.householderQr().solve(h);
    }

    /// H(x).
    double value(double x) const { return h(x) - 4.0 / std::tanh(4.0 * x); }

    /// ∫_x^∞ H, of which −4 coth 4x + 4 gives log(1 − e^{−8x}).
    double remaining(double x) const {
        if (x < inner) {  // x (1 − e^{−8x})/x is regular
            const double black_brane = x > 0.0 ? -std::expm1(-8.0 * x) / x : 8.0;
            return beyond_four(inner) + std::log(black_brane * inner) +
                   (25.257 - 4.0) * (inner - x);
        }
        return beyond_four(x) + std::log(-std::expm1(-8.0 * x));
    }

private:
    static constexpr double shift = 0.0227;
    static constexpr double inner = 1.0 / 15.0 - shift;
    static constexpr double outer = 1.0 - shift;

    double h(double x) const {
        if (x > outer) {
            return 4.0 - 8248.0 * std::exp(-9.28 * x);
        }
        if (x < inner) {
            return 1.0 / x + 25.257;
        }
        double sum = 0.0;
        for (Index k = 0; k < 6; ++k) {
            sum += polynomial_[k] * std::pow(x + shift, k);
        }
        return sum;
    }

    /// ∫_x^∞ (h − 4), x ≥ inner.
    double beyond_four(double x) const {
        if (x > outer) {
            return -8248.0 / 9.28 * std::exp(-9.28 * x);
        }
        double sum = -8248.0 / 9.28 * std::exp(-9.28 * outer) - 4.0 * (outer - x);
        for (Index k = 0; k < 6; ++k) {
            const double n = static_cast<double>(k) + 1.0;
            sum += polynomial_[k] / n * (1.0 - std::pow(x + shift, n));
        }
        return sum;
    }

    Eigen::VectorXd polynomial_;
};

MetricExcess published_metric() {
    const PublishedMetric metric;
    return {
        [=](double x) { return metric.value(x); }, [=](double x) { return metric.remaining(x); }};
}

/// T L of the paper: 207 MeV and L = 3.460 GeV⁻¹.
constexpr double temperature = 0.207 * 3.460;

/// H = 0.8 e^{−3η}.
MetricExcess own_choice() {
    return {
        [](double eta) { return 0.8 * std::exp(-3.0 * eta); },
        [](double eta) { return 0.8 / 3.0 * std::exp(-3.0 * eta); }};
}

}  // namespace

TEST_CASE("emergent background: without excess, g like cosh is the black brane") {
    const auto none = [](double) { return 0.0; };
    const StringBackground background = cosh_background({none, none}, 0.7);
    const StringBackground exact = black_brane(0.7);
    for (const double eta : {0.01, 0.4, 3.0}) {
        CHECK(background.log_f(eta) == doctest::Approx(exact.log_f(eta)).epsilon(1e-14));
        CHECK(background.log_g(eta) == doctest::Approx(exact.log_g(eta)).epsilon(1e-14));
    }
}

TEST_CASE("emergent background: f g³ has the slope 2h, the horizon its temperature, f/g → 1") {
    for (const MetricExcess& excess : {own_choice(), published_metric()}) {
        for (const auto& make : {exponential_background, cosh_background}) {
            const StringBackground background = make(excess, 0.7);
            const auto log_product = [&](double eta, double power) {
                return background.log_f(eta) + power * background.log_g(eta);
            };
            for (const double eta : {0.02, 0.3, 0.8, 1.4}) {
                CAPTURE(eta);
                const double step = 1e-5;
                const auto slope = [&](double power) {
                    return (log_product(eta + step, power) - log_product(eta - step, power)) /
                           (2.0 * step);
                };
                const double h = 4.0 / std::tanh(4.0 * eta) + excess.value(eta);
                CHECK(slope(3.0) == doctest::Approx(2.0 * h).epsilon(1e-5));
                CHECK(slope(1.0) == doctest::Approx(background.slope(eta)).epsilon(1e-5));
            }
            const double kappa = std::exp(0.5 * background.log_f(1e-7)) / 1e-7;
            CHECK(kappa == doctest::Approx(2.0 * 3.14159265358979 * 0.7).epsilon(1e-5));
            CHECK(std::abs(log_product(12.0, -1.0)) < 1e-9);
        }
    }
}

TEST_CASE("emergent background: the published metric breaks strings at 0.260 L, or at 0.0752 L") {
    const StringBackground exponential = exponential_background(published_metric(), temperature);
    const double c5 = std::exp(exponential.log_g(0.0));
    CHECK(c5 > 43.0);  // the paper: 43.92
    CHECK(c5 < 44.0);
    const auto breaking = [](const StringBackground& background) {
        const auto string = QuarkPotential(background, 0.3, 4.0).breaking();
        return string ? string->separation : 0.0;
    };
    CHECK(std::abs(breaking(exponential) - 0.260) < 0.005);
    const StringBackground like_cosh = cosh_background(published_metric(), temperature);
    CHECK(std::abs(breaking(like_cosh) - 0.0752) < 0.0015);
}

TEST_CASE("emergent background: no temperature and no integral are refused") {
    CHECK_THROWS_AS(exponential_background(own_choice(), 0.0), InvalidInput);
    CHECK_THROWS_AS(cosh_background(own_choice(), -1.0), InvalidInput);
    MetricExcess broken = own_choice();
    broken.remaining = [](double) { return std::numeric_limits<double>::infinity(); };
    CHECK_THROWS_AS(exponential_background(broken, 1.0), InvalidInput);
}

}  // namespace feynet::test::emergent_background_test
