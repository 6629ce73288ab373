#include "feynet/io/figure.hpp"

#include <cmath>

namespace feynet {

FigurePoint figure_point(
    double x, double value, std::optional<double> error, std::optional<double> exact) {
    FigurePoint point{.x = x, .value = value, .error = error, .exact = exact, .pull = std::nullopt};
    if (error && exact && *error > 0.0 && std::isfinite(*error)) {
        point.pull = (value - *exact) / *error;
    }
    return point;
}

}  // namespace feynet
