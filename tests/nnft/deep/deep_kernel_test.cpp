#include "feynet/nnft/deep/deep_kernel.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/nnft/neuron/erf_neuron.hpp"
#include "feynet/nnft/neuron/relu_neuron.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::deep_kernel_test {
namespace {

Inputs some_inputs(Index d) {
    Inputs inputs(3, 4);
    inputs << 0.1, 0.4, -0.3, 0.7,  //
        -0.2, 0.5, 0.3, 0.1,        //
        0.6, -0.1, 0.2, 0.3;
    return inputs.topRows(d);
}

DeepPrior prior_of(Activation activation, Index depth, Index d = 1) {
    return {activation, {d, 1.3, 0.4}, depth};
}

/// ⟨erf erf⟩ by the trapezoidal rule over two normals.
double erf_product(double xx, double xy, double yy) {
    constexpr double h = 0.1;
    const double rest = std::sqrt(std::max(0.0, yy - xy * xy / xx));
    double sum = 0.0;
    for (int i = -85; i <= 85; ++i) {
        for (int j = -85; j <= 85; ++j) {
            const double u = h * i;
            const double v = h * j;
            sum += std::exp(-0.5 * (u * u + v * v)) * std::erf(std::sqrt(xx) * u) *
                   std::erf(xy / std::sqrt(xx) * u + rest * v);
        }
    }
    return sum * h * h / (2.0 * std::numbers::pi);
}

/// ⟨max(0, z) max(0, z')⟩: ⟨r²⟩ = 2 times the mean over the angle of the two normals.
double relu_product(double xx, double xy, double yy) {
    constexpr int n = 100'000;
    const double rest = std::sqrt(std::max(0.0, yy - xy * xy / xx));
    double sum = 0.0;
    for (int i = 0; i < n; ++i) {
        const double angle = 2.0 * std::numbers::pi * (i + 0.5) / n;
        const double u = std::cos(angle);
        const double v = std::sin(angle);
        sum += std::max(0.0, std::sqrt(xx) * u) * std::max(0.0, xy / std::sqrt(xx) * u + rest * v);
    }
    return 2.0 * sum / n;
}

/// K(x₀, x₁) with every mean done numerically.
double kernel_by_quadrature(const DeepPrior& prior, const Inputs& inputs) {
    const auto product = prior.activation == Activation::Erf ? erf_product : relu_product;
    const auto first = [&](Index i, Index j) {
        return prior.layer.covariance(inputs.col(i), inputs.col(j));
    };
    const double b2 = square(prior.layer.bias_scale);
    const double w2 = square(prior.layer.weight_scale);
    double xx = first(0, 0);
    double xy = first(0, 1);
    double yy = first(1, 1);
    for (Index l = 0; l < prior.depth; ++l) {
        const double next = b2 + w2 * product(xx, xy, yy);
        xx = b2 + w2 * product(xx, xx, xx);
        yy = b2 + w2 * product(yy, yy, yy);
        xy = next;
    }
    return xy;
}

/// The second derivatives of ⟨σσ⟩, numerically.
Eigen::Matrix3d curvature(Activation activation, const Eigen::Vector3d& q) {
    constexpr double h = 1e-3;
    const auto f = [&](const Eigen::Vector3d& at) {
        return activation_product(activation, {at[0], at[1], at[2]});
    };
    Eigen::Matrix3d result;
    for (Index i = 0; i < 3; ++i) {
        for (Index j = 0; j < 3; ++j) {
            const Eigen::Vector3d di = h * Eigen::Vector3d::Unit(i);
            const Eigen::Vector3d dj = h * Eigen::Vector3d::Unit(j);
            result(i, j) =
                (f(q + di + dj) - f(q + di - dj) - f(q - di + dj) + f(q - di - dj)) / (4 * h * h);
        }
    }
    return result;
}

}  // namespace

TEST_CASE("deep kernel: of one hidden layer it is the neuron's") {
    for (const Index d : {1, 2, 3}) {
        const Inputs inputs = some_inputs(d);
        const DeepPrior erf = prior_of(Activation::Erf, 1, d);
        const DeepPrior relu = prior_of(Activation::Relu, 1, d);
        const Eigen::MatrixXd of_erf = deep_kernel(erf, inputs);
        const Eigen::MatrixXd of_relu = deep_kernel(relu, inputs);
        for (Index i = 0; i < 4; ++i) {
            for (Index j = 0; j < 4; ++j) {
                const auto x = inputs.col(i);
                const auto y = inputs.col(j);
                CHECK(std::abs(of_erf(i, j) - kernel(ErfNeuron(erf.layer), x, y)) < 1e-14);
                CHECK(std::abs(of_relu(i, j) - kernel(ReluNeuron(relu.layer), x, y)) < 1e-14);
            }
        }
    }
}

TEST_CASE("deep kernel: of two and three it is that of numerical means, layer by layer") {
    for (const Index depth : {1, 2, 3}) {
        CAPTURE(depth);
        const Inputs inputs = some_inputs(2);
        const DeepPrior erf = prior_of(Activation::Erf, depth, 2);
        CHECK(std::abs(deep_kernel(erf, inputs)(0, 1) - kernel_by_quadrature(erf, inputs)) < 1e-13);
        const DeepPrior relu = prior_of(Activation::Relu, depth, 2);
        CHECK(
            std::abs(deep_kernel(relu, inputs)(0, 1) - kernel_by_quadrature(relu, inputs)) < 1e-9);
    }
}

TEST_CASE("deep kernel: of one hidden layer width has no shift, and its spread is G₄ᶜ") {
    const Inputs inputs = some_inputs(1).leftCols(2);
    Inputs twice(1, 4);
    twice << inputs(0), inputs(0), inputs(1), inputs(1);
    const auto check_spread = [&](const DeepPrior& prior, const Neuron& neuron) {
        const auto found = deep_fluctuations(prior, inputs.col(0), inputs.col(1));
        CHECK(found.shift.isZero());
        CHECK(
            found.spread(0, 2) + 2.0 * found.spread(1, 1) ==
            doctest::Approx(connected_four_point(neuron, 3.0, twice)).epsilon(1e-9));
    };
    check_spread(prior_of(Activation::Erf, 1), ErfNeuron({1, 1.3, 0.4}));
    check_spread(prior_of(Activation::Relu, 1), ReluNeuron({1, 1.3, 0.4}));
}

TEST_CASE("deep kernel: the shift of the second layer is its curvature times the first's spread") {
    const Inputs inputs = some_inputs(2);
    for (const Activation activation : {Activation::Erf, Activation::Relu, Activation::Square}) {
        CAPTURE(word(activation));
        const auto first =
            deep_fluctuations(prior_of(activation, 1, 2), inputs.col(0), inputs.col(1));
        const auto second =
            deep_fluctuations(prior_of(activation, 2, 2), inputs.col(0), inputs.col(1));
        const Eigen::Matrix3d second_derivatives = curvature(activation, first.kernel);
        const double shift =
            0.5 * square(1.3) * second_derivatives.cwiseProduct(first.spread).sum();
        CHECK(second.shift[1] == doctest::Approx(shift).epsilon(1e-4));
        // at one point the three arguments move together
        const auto same =
            deep_fluctuations(prior_of(activation, 2, 2), inputs.col(0), inputs.col(0));
        CHECK(same.shift[1] == doctest::Approx(second.shift[0]).epsilon(1e-9));
        CHECK(same.spread(1, 1) == doctest::Approx(second.spread(0, 0)).epsilon(1e-9));
    }
}

TEST_CASE(
    "deep kernel: ReLU units are linear at a point and on a ray, so that width shifts nothing") {
    Inputs ray(1, 2);
    ray << 0.4, 1.1;
    for (const int depth : {2, 3, 4}) {
        const DeepPrior prior{Activation::Relu, {1, 1.2, 0.0}, depth};
        const auto found = deep_fluctuations(prior, ray.col(0), ray.col(1));
        CHECK(found.shift.isZero(1e-12));
        // z is doubled where it is positive: ⟨σσ⟩ = q/2 in every layer
        const double kernel = std::pow(1.2 * 1.2 / 2.0, depth) * 1.2 * 1.2 * 0.4 * 1.1;
        CHECK(found.kernel[1] == doctest::Approx(kernel).epsilon(1e-12));
        // and ⟨q̂²⟩/K² = (1 + 5/N)ᴸ: to leading order 5 L
        CHECK(found.spread(1, 1) == doctest::Approx(5.0 * depth * kernel * kernel).epsilon(1e-9));
    }
}

TEST_CASE("deep kernel: what makes no sense is refused by name") {
    CHECK_THROWS_AS(deep_kernel(prior_of(Activation::Erf, 0), some_inputs(1)), InvalidInput);
    CHECK_THROWS_AS(deep_kernel(prior_of(Activation::Erf, 129), some_inputs(1)), InvalidInput);
    CHECK_THROWS_AS(deep_kernel(prior_of(Activation::Erf, 1), some_inputs(2)), InvalidInput);
    CHECK_THROWS_AS(
        deep_kernel({Activation::Erf, {1, -1.0, 0.0}, 1}, some_inputs(1)), InvalidInput);
}

}  // namespace feynet::test::deep_kernel_test
