#include "feynet/optimize/divided_step.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// A last piece shorter than this share of the others is joined to the one before.
constexpr double least_piece = 1e-3;

}  // namespace

Eigen::VectorXcd divided_step(
    const ParameterSlope& slope,
    Eigen::VectorXcd parameters,
    Eigen::VectorXcd first,
    double step,
    double most_turn) {
    require(step > 0.0, "step", "must be positive, got {}", step);
    require(most_turn > 0.0, "most_turn", "must be positive, got {}", most_turn);
    double left = step;
    while (true) {
        const double steepest = first.cwiseAbs().maxCoeff();
        require(std::isfinite(steepest), "slope", "must be finite");
        const bool is_last = left * steepest <= most_turn * (1.0 + least_piece);
        const double h = is_last ? left : most_turn / steepest;
        const Eigen::VectorXcd second = slope(parameters + 0.5 * h * first);
        const Eigen::VectorXcd third = slope(parameters + 0.5 * h * second);
        const Eigen::VectorXcd fourth = slope(parameters + h * third);
        parameters += h / 6.0 * (first + 2.0 * (second + third) + fourth);
        if (is_last) {
            return parameters;
        }
        left -= h;
        first = slope(parameters);
    }
}

}  // namespace feynet
