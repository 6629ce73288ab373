#include "feynet/nnft/neuron/activation.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>

namespace feynet::test::activation_test {
namespace {

constexpr std::array every_activation{Activation::Erf, Activation::Relu, Activation::Square};

double value(Activation activation, double z) {
    switch (activation) {
        case Activation::Erf:
            return std::erf(z);
        case Activation::Relu:
            return std::max(0.0, z);
        default:
            return z * z;
    }
}

/// ⟨σσ⟩ as a double integral over the normals of z = √q_xx u, z' = (q_xy u + √(det q) v)/√q_xx, by
/// midpoints: to 1e-8 even with the kinks of a ReLU.
double product_by_quadrature(Activation activation, const PairCovariance& q) {
    constexpr int n = 4000;
    constexpr double reach = 9.0;
    constexpr double h = 2.0 * reach / n;
    const double root = std::sqrt(q.xx);
    const double rest = std::sqrt(q.yy - q.xy * q.xy / q.xx);
    double sum = 0.0;
    for (int i = 0; i < n; ++i) {
        const double u = -reach + (i + 0.5) * h;
        const double first = value(activation, root * u) * std::exp(-0.5 * u * u);
        if (first == 0.0) {
            continue;
        }
        double inner = 0.0;
        for (int j = 0; j < n / 10; ++j) {
            const double v = -reach + (j + 0.5) * 10.0 * h;
            inner += value(activation, q.xy / root * u + rest * v) * std::exp(-0.5 * v * v);
        }
        sum += first * inner;
    }
    return sum * 10.0 * h * h / (2.0 * std::numbers::pi);
}

}  // namespace

TEST_CASE(
    "activation: means of products are double integrals over two Gaussian variables" *
    doctest::test_suite("long")) {
    for (const Activation activation : every_activation) {
        CAPTURE(word(activation));
        const double tolerance = activation == Activation::Relu ? 3e-4 : 1e-10;
        for (const PairCovariance& q :
             {PairCovariance{1.0, 0.3, 0.5}, {0.7, -0.4, 1.9}, {2.0, 0.0, 0.1}}) {
            CHECK(
                activation_product(activation, q) ==
                doctest::Approx(product_by_quadrature(activation, q)).epsilon(tolerance));
        }
    }
}

TEST_CASE("activation: what does not depend on z decouples, and equal ones square") {
    for (const Activation activation : every_activation) {
        CAPTURE(word(activation));
        const double apart = activation_product(activation, {1.3, 0.0, 0.4});
        CHECK(
            apart ==
            doctest::Approx(mean_activation(activation, 1.3) * mean_activation(activation, 0.4)));
        CHECK(activation_product(activation, {0.0, 0.0, 0.4}) == 0.0);
    }
    CHECK(activation_product(Activation::Relu, {0.7, 0.7, 0.7}) == doctest::Approx(0.35));
    CHECK(activation_product(Activation::Relu, {0.7, -0.7, 0.7}) == doctest::Approx(0.0));
    CHECK(activation_product(Activation::Square, {0.7, 0.7, 0.7}) == doctest::Approx(3 * 0.49));
}

TEST_CASE("activation: lanes are activated one by one") {
    for (const Activation activation : every_activation) {
        CAPTURE(word(activation));
        Block z(lanes, 3);
        for (Index i = 0; i < z.size(); ++i) {
            z(i) = -2.0 + 0.17 * static_cast<double>(i);
        }
        Block y = z;
        activate(activation, y);
        for (Index i = 0; i < z.size(); ++i) {
            CHECK(y(i) == doctest::Approx(value(activation, z(i))).epsilon(1e-14));
        }
    }
}

}  // namespace feynet::test::activation_test
