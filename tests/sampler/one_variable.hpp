#pragma once

#include "feynet/core/action.hpp"
#include "feynet/core/diagonal_gaussian.hpp"

#include <cmath>
#include <functional>

namespace feynet::test {

/// A skew action of one variable, S(x) = x⁴ − x² + x/2: not Gaussian, not symmetric.
class SkewQuartic final : public Action {
public:
    Index dimension() const override { return 1; }
    Lanes value(const Block& q) const override {
        const Lanes x = q.col(0);
        return x.square().square() - x.square() + 0.5 * x;
    }
    void gradient(const Block& q, Block& gradient) const override {
        const Lanes x = q.col(0);
        gradient.resize(lanes, 1);
        gradient.col(0) = 4.0 * x.cube() - 2.0 * x + 0.5;
    }

    static double at(double x) { return x * x * x * x - x * x + 0.5 * x; }
};

/// G(x) = (x − 0.3)², the Gaussian part that the skew quartic is split from.
struct SkewGaussian {
    static DiagonalGaussian part() {
        return {Eigen::ArrayXd{{2.0}}, Block::Constant(lanes, 1, 0.3)};
    }

    static double at(double x) { return (x - 0.3) * (x - 0.3); }
};

/// S_λ = G + λ (S − G) of the two.
inline double skew_action(double coupling, double x) {
    return (1.0 - coupling) * SkewGaussian::at(x) + coupling * SkewQuartic::at(x);
}

/// ∫ dx e^{−S(x)} f(x) by the trapezoid rule, which is exact to rounding for a smooth S that is
/// large at ±8.
inline double integral(
    const std::function<double(double)>& action, const std::function<double(double)>& f) {
    constexpr int n = 4000;
    constexpr double step = 8.0 / n;
    double sum = 0.0;
    for (int i = -n; i <= n; ++i) {
        const double x = step * i;
        sum += step * std::exp(-action(x)) * f(x);
    }
    return sum;
}

}  // namespace feynet::test
