#include "product_derivatives.hpp"

#include "feynet/core/powers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// (2/π) arcsin(2c/√(AB)), A = 1 + 2a, B = 1 + 2b.
ProductDerivatives of_erf(const PairCovariance& q) {
    const double a = 1.0 + 2.0 * q.xx;
    const double b = 1.0 + 2.0 * q.yy;
    const double c = q.xy;
    const double root = std::sqrt(a * b - 4.0 * c * c);
    const double cube = root * root * root;
    ProductDerivatives d;
    d.first << -c / (a * root), 1.0 / root, -c / (b * root);
    d.second << c * (2.0 / (a * a * root) + b / (a * cube)), -b / cube, c / cube,  //
        -b / cube, 4.0 * c / cube, -a / cube,                                      //
        c / cube, -a / cube, c * (2.0 / (b * b * root) + a / (b * cube));
    d.first *= 4.0 / std::numbers::pi;
    d.second *= 4.0 / std::numbers::pi;
    return d;
}

/// (1/2π) [s + c (π − θ)], s = √(ab − c²), cos θ = c/√(ab).
ProductDerivatives of_relu(const PairCovariance& q) {
    constexpr double rounding = 1e-14;
    const double a = q.xx;
    const double b = q.yy;
    const double c = q.xy;
    ProductDerivatives d;
    const double s2 = a * b - c * c;
    if (s2 <= rounding * a * b) {
        d.first[1] = c > 0.0 ? 0.5 : 0.0;
        return d;
    }
    const double s = std::sqrt(s2);
    const double angle = std::acos(std::clamp(c / std::sqrt(a * b), -1.0, 1.0));
    d.first << s / (2.0 * a), std::numbers::pi - angle, s / (2.0 * b);
    d.second << b / (4.0 * a * s) - s / (2.0 * a * a), -c / (2.0 * a * s), 1.0 / (4.0 * s),  //
        -c / (2.0 * a * s), 1.0 / s, -c / (2.0 * b * s),                                     //
        1.0 / (4.0 * s), -c / (2.0 * b * s), a / (4.0 * b * s) - s / (2.0 * b * b);
    d.first /= 2.0 * std::numbers::pi;
    d.second /= 2.0 * std::numbers::pi;
    return d;
}

/// ab + 2c².
ProductDerivatives of_square(const PairCovariance& q) {
    ProductDerivatives d;
    d.first << q.yy, 4.0 * q.xy, q.xx;
    d.second << 0.0, 0.0, 1.0,  //
        0.0, 4.0, 0.0,          //
        1.0, 0.0, 0.0;
    return d;
}

}  // namespace

ProductDerivatives product_derivatives(Activation activation, const PairCovariance& q) {
    switch (activation) {
        case Activation::Erf:
            return of_erf(q);
        case Activation::Relu:
            return of_relu(q);
        default:
            return of_square(q);
    }
}

}  // namespace feynet
