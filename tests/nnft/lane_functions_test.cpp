#include "feynet/nnft/lane_functions.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::lane_functions_test {
namespace {

/// The largest deviation of f from g over a fine grid on (low, high), in units of scale(z).
template <typename F, typename G, typename Scale>
double largest_deviation(F f, G g, Scale scale, double low, double high) {
    constexpr int n = 20000;
    double worst = 0.0;
    for (int i = 0; i < n; ++i) {
        Lanes z;
        for (int lane = 0; lane < lanes; ++lane) {
            z[lane] = low + (high - low) * (i * lanes + lane) / (n * lanes);
        }
        const Lanes found = f(z);
        for (int lane = 0; lane < lanes; ++lane) {
            worst = std::max(worst, std::abs(found[lane] - g(z[lane])) / scale(z[lane]));
        }
    }
    return worst;
}

}  // namespace

TEST_CASE("lane functions: the cosine is that of the library") {
    const auto scale = [](double z) { return 2.0e-16 * (1.0 + std::abs(z)); };
    const auto exact = [](double z) { return std::cos(z); };
    CHECK(largest_deviation(lane_cosine, exact, scale, -4.0, 4.0) < 1.0);
    CHECK(largest_deviation(lane_cosine, exact, scale, -1e4, 1e4) < 1.0);
}

TEST_CASE("lane functions: the error function is that of the library") {
    const auto scale = [](double) { return 5.0e-16; };
    const auto exact = [](double z) { return std::erf(z); };
    CHECK(largest_deviation(lane_erf, exact, scale, -7.0, 7.0) < 1.0);
    CHECK(largest_deviation(lane_erf, exact, scale, -1e-3, 1e-3) < 1.0);
    CHECK(lane_erf(Lanes::Constant(30.0))[0] == 1.0);
    CHECK(lane_erf(Lanes::Constant(-1e300))[0] == -1.0);
}

TEST_CASE("lane functions: the exponential is that of the library, and has ends") {
    const auto scale = [](double x) { return 3.0e-16 * std::exp(x); };
    const auto exact = [](double x) { return std::exp(x); };
    CHECK(largest_deviation(lane_exponential, exact, scale, -700.0, 700.0) < 1.0);
    CHECK(largest_deviation(lane_exponential, exact, scale, -1.0, 1.0) < 1.0);
    CHECK(lane_exponential(Lanes::Constant(-1e300))[0] == doctest::Approx(std::exp(-700.0)));
    CHECK(lane_exponential(Lanes::Zero())[0] == 1.0);
}

}  // namespace feynet::test::lane_functions_test
