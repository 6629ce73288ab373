#include "feynet/holography/runge_kutta.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>

namespace feynet::test::runge_kutta_test {
namespace {

double fraction(const RungeKutta& rule, Index stage) {
    return rule.nodes(rule.node[static_cast<std::size_t>(stage)]);
}

/// The largest of |Σⱼ aᵢⱼ − cᵢ| and |Σᵢ bᵢ cᵢᵏ − 1/(k+1)|, k < order.
double worst_condition(const RungeKutta& rule) {
    double worst = 0.0;
    for (Index i = 0; i < rule.b.size(); ++i) {
        worst = std::max(worst, std::abs(rule.a.row(i).sum() - fraction(rule, i)));
    }
    for (int k = 0; k < rule.order; ++k) {
        double moment = 0.0;
        for (Index i = 0; i < rule.b.size(); ++i) {
            moment += rule.b(i) * std::pow(fraction(rule, i), k);
        }
        worst = std::max(worst, std::abs(moment - 1.0 / (k + 1.0)));
    }
    return worst;
}

/// The largest of |b Aᵏ 1 − 1/(k+1)!|, k < order: what a linear equation asks.
double worst_linear_condition(const RungeKutta& rule) {
    double worst = 0.0;
    double factorial = 1.0;
    Eigen::VectorXd power = Eigen::VectorXd::Ones(rule.b.size());
    for (int k = 0; k < rule.order; ++k) {
        factorial *= k + 1.0;
        worst = std::max(worst, std::abs(rule.b.dot(power) - 1.0 / factorial));
        power = (rule.a * power).eval();
    }
    return worst;
}

}  // namespace

TEST_CASE("a rule of order p integrates powers below p, and its stages stand where they say") {
    CHECK(worst_condition(euler_rule()) == 0.0);
    CHECK(worst_condition(runge_kutta_4()) < 1e-15);
    CHECK(worst_condition(runge_kutta_8()) < 1e-14);
}

TEST_CASE("a rule of order p has the exponential right to its p-th power") {
    CHECK(worst_linear_condition(euler_rule()) == 0.0);
    CHECK(worst_linear_condition(runge_kutta_4()) < 1e-15);
    CHECK(worst_linear_condition(runge_kutta_8()) < 1e-14);
}

TEST_CASE("a rule of order 8 with one wrong digit is found out") {
    RungeKutta rule = runge_kutta_8();
    rule.a(9, 6) += 1e-6;
    CHECK(worst_condition(rule) > 1e-8);
}

}  // namespace feynet::test::runge_kutta_test
