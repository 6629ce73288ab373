#include "feynet/nnft/observable/connected_functions.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace feynet::test::connected_functions_test {
namespace {

template <typename Function>
void check_gradient(const Function& f, std::vector<double> means) {
    constexpr double h = 1e-6;
    const std::vector<double> gradient = f.gradient(means);
    for (std::size_t i = 0; i < means.size(); ++i) {
        std::vector<double> up = means;
        std::vector<double> down = means;
        up[i] += h;
        down[i] -= h;
        CHECK((f(up) - f(down)) / (2.0 * h) == doctest::Approx(gradient[i]).epsilon(1e-6));
    }
}

}  // namespace

TEST_CASE("connected functions: products are of the inputs they name") {
    const ConnectedFourPoint four({0, 2, 2, 1});
    const NPointFunctions products(four.products());
    Block f(lanes, 3);
    f.col(0) = 2.0;
    f.col(1) = 3.0;
    f.col(2) = 5.0;
    Block values;
    products.measure(f, values);
    CHECK((values.row(4) == Eigen::Array<double, 1, 7>{10, 15, 10, 15, 6, 25, 150}).all());
}

TEST_CASE("connected functions: they vanish for a Gaussian field") {
    // Isserlis: ⟨f₁f₂f₃f₄⟩ is the sum over pairings; ⟨f⁴⟩ = 3 g², ⟨f⁶⟩ = 15 g³
    const ConnectedFourPoint four({0, 1, 2, 3});
    const std::vector<double> pairs{0.3, 0.7, -0.2, 0.4, 0.1, 0.9};
    std::vector<double> means = pairs;
    means.push_back(0.3 * 0.7 - 0.2 * 0.4 + 0.1 * 0.9);
    CHECK(four(means) == doctest::Approx(0.0).epsilon(1e-14));
    const ConnectedSixPoint six(0);
    const double g = 0.7;
    CHECK(
        six(std::vector{g, 3.0 * g * g, 15.0 * g * g * g}) == doctest::Approx(0.0).epsilon(1e-13));
}

TEST_CASE("connected functions: of a sign ±1 they are its cumulants −2 and 16") {
    CHECK(ConnectedFourPoint({0, 0, 0, 0})(std::vector<double>(7, 1.0)) == -2.0);
    CHECK(ConnectedSixPoint(0)(std::vector<double>(3, 1.0)) == 16.0);
}

TEST_CASE("connected functions: six separated inputs are one input where they coincide") {
    const SeparatedSixPoint separated({0, 0, 0, 0, 0, 0});
    std::vector<double> means(31, 0.7);
    std::fill(means.begin() + 15, means.end(), 1.4);
    means.back() = 5.0;
    CHECK(separated(means) == doctest::Approx(ConnectedSixPoint(0)(std::vector{0.7, 1.4, 5.0})));
    CHECK(separated.products()[4] == std::vector<Index>{0, 0});
    CHECK(
        SeparatedSixPoint({0, 1, 2, 3, 4, 5}).products()[15 + 5] == std::vector<Index>{0, 3, 4, 5});
}

TEST_CASE("connected functions: six separated inputs of a Gaussian field vanish") {
    const SeparatedSixPoint six({0, 1, 2, 3, 4, 5});
    const std::vector<std::vector<Index>> products = six.products();
    const auto g = [](Index i, Index j) {
        return std::cos(0.3 * static_cast<double>(i * j)) + (i == j ? 1.0 : 0.0);
    };
    const std::function<double(std::vector<Index>)> isserlis = [&](std::vector<Index> p) {
        if (p.empty()) {
            return 1.0;
        }
        double sum = 0.0;
        for (std::size_t k = 1; k < p.size(); ++k) {
            std::vector<Index> rest(p.begin() + 1, p.end());
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(k - 1));
            sum += g(p[0], p[k]) * isserlis(rest);
        }
        return sum;
    };
    std::vector<double> means;
    means.reserve(products.size());
    for (const std::vector<Index>& product : products) {
        means.push_back(isserlis(product));
    }
    CHECK(std::abs(six(means)) < 1e-12);
    means[7] += 1e-3;
    CHECK(std::abs(six(means)) > 1e-5);
}

TEST_CASE("connected functions: gradients are those of the functions") {
    check_gradient(ConnectedFourPoint({0, 1, 2, 3}), {0.3, 0.7, -0.2, 0.4, 0.1, 0.9, 0.5});
    check_gradient(ConnectedSixPoint(0), {0.7, 1.4, 5.0});
    std::vector<double> means(31);
    for (int i = 0; i < 31; ++i) {
        means.at(static_cast<std::size_t>(i)) = 1.0 + 0.1 * i * std::cos(3.0 * i);
    }
    check_gradient(SeparatedSixPoint({0, 1, 2, 3, 4, 5}), means);
}

TEST_CASE("connected functions: products that make no sense are refused") {
    using Products = std::vector<std::vector<Index>>;
    CHECK_THROWS_AS(NPointFunctions(Products{}), InvalidInput);
    CHECK_THROWS_AS(NPointFunctions(Products{std::vector<Index>{}}), InvalidInput);
    CHECK_THROWS_AS(NPointFunctions(Products{std::vector<Index>{-1}}), InvalidInput);
}

}  // namespace feynet::test::connected_functions_test
