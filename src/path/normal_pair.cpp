#include "normal_pair.hpp"

#include "exact/panel_quadrature.hpp"
#include "feynet/core/block.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

constexpr double reach = 9.5;  // e^{−reach²/2} = 3e−20
constexpr double degenerate = 1e-13;

/// The points and weights of ∫f(x) dP(x) for x normal.
Quadrature normal_quadrature(double mean, double variance, const std::vector<double>& breaks) {
    const double sigma = std::sqrt(variance);
    Quadrature result = panel_quadrature(mean - reach * sigma, mean + reach * sigma, sigma, breaks);
    const Eigen::ArrayXd z = (result.points.array() - mean) / sigma;
    result.weights.array() *=
        (-0.5 * z.square()).exp() / (sigma * std::sqrt(2.0 * std::numbers::pi));
    return result;
}

double expectation(const PositionFunction& f, double mean, double variance) {
    if (variance <= 0.0) {
        return f.value(mean);
    }
    const Quadrature rule = normal_quadrature(mean, variance, f.breaks);
    return rule.points.unaryExpr(f.value).dot(rule.weights);
}

/// Where the mean of y given x crosses a break of g, ⟨g(y)|x⟩ turns within a few widths.
std::vector<double> turns(
    const PositionFunction& g, const NormalPair& pair, double slope, double width) {
    std::vector<double> result;
    for (const double at : g.breaks) {
        for (double k = -8.0; k <= 8.0; ++k) {
            result.push_back(pair.mean_x + (at - pair.mean_y + k * width) / slope);
        }
    }
    return result;
}

}  // namespace

double normal_expectation(
    const PositionFunction& f, const PositionFunction& g, const NormalPair& pair) {
    const bool is_independent =
        pair.variance_x <= 0.0 || pair.variance_y <= 0.0 || pair.covariance == 0.0;
    if (is_independent) {
        return expectation(f, pair.mean_x, pair.variance_x) *
               expectation(g, pair.mean_y, pair.variance_y);
    }
    // y given x is normal about ⟨y⟩ + slope (x − ⟨x⟩)
    const double slope = pair.covariance / pair.variance_x;
    double rest = pair.variance_y - slope * pair.covariance;
    rest = rest < degenerate * pair.variance_y ? 0.0 : rest;
    std::vector<double> breaks = turns(g, pair, slope, std::sqrt(rest));
    breaks.insert(breaks.end(), f.breaks.begin(), f.breaks.end());
    const Quadrature rule = normal_quadrature(pair.mean_x, pair.variance_x, breaks);
    double sum = 0.0;
    for (Index i = 0; i < rule.points.size(); ++i) {
        const double x = rule.points[i];
        const double mean = pair.mean_y + slope * (x - pair.mean_x);
        sum += rule.weights[i] * f.value(x) * expectation(g, mean, rest);
    }
    return sum;
}

}  // namespace feynet
