#include "feynet/network/approximation_order.hpp"

#include "feynet/network/best_network.hpp"
#include "network/sampled_paths.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::approximation_order_test {
namespace {

double error(NetworkKind kind, PathClass path, Index width) {
    const Eigen::ArrayXd samples = path_samples(path, 1 << 15);
    return best_network(kind, width, samples, path_duration, 0.8).error;
}

}  // namespace

TEST_CASE("approximation order: the error of the best network falls with the exponent it says") {
    for (const NetworkKind kind : every_activation) {
        for (const PathClass path : every_path_class) {
            const double measured = 0.5 * std::log2(error(kind, path, 64) / error(kind, path, 256));
            const std::optional<double> order = approximation_order(kind, path);
            CAPTURE(word(kind));
            CAPTURE(word(path));
            if (order) {
                CHECK(measured == doctest::Approx(*order).epsilon(0.03));
            }
        }
    }
}

TEST_CASE("approximation order: cosines reach a path that is flat at its ends exponentially") {
    // poles of 1/(1.5 + cos 2πt/T): aₙ ∝ e^{−nτ/2} with cosh τ = 3/2
    const double rate = 0.5 * std::acosh(1.5);
    const double measured = std::log(
                                error(NetworkKind::Cosine, PathClass::Flat, 16) /
                                error(NetworkKind::Cosine, PathClass::Flat, 32)) /
                            16.0;
    CHECK(measured == doctest::Approx(rate).epsilon(1e-6));
    CHECK(error(NetworkKind::Cosine, PathClass::Flat, 80) < 1e-12);
    CHECK_FALSE(approximation_order(NetworkKind::Cosine, PathClass::Flat));
}

TEST_CASE("approximation order: site weights have none") {
    CHECK_FALSE(approximation_order(NetworkKind::Site, PathClass::Smooth));
}

}  // namespace feynet::test::approximation_order_test
