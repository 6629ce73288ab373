#include "feynet/study/nnft/duality_limit.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {

double WidthLimit::at(double inverse_width) const {
    double sum = 0.0;
    for (Index j = fit.theta.size(); j-- > 0;) {
        sum = sum * inverse_width + fit.theta[j];
    }
    return sum;
}

WidthLimit limit_of_widths(std::span<const WidthPoint> points, Index n_parameters) {
    const auto n = static_cast<Index>(points.size());
    Eigen::MatrixXd law(n, n_parameters);
    Eigen::VectorXd values(n);
    Eigen::VectorXd errors(n);
    for (Index i = 0; i < n; ++i) {
        const WidthPoint& point = points[static_cast<std::size_t>(i)];
        for (Index j = 0; j < n_parameters; ++j) {
            law(i, j) = std::pow(static_cast<double>(point.width), -static_cast<double>(j));
        }
        values[i] = point.value;
        errors[i] = point.error;
    }
    return {fit_linear(law, values, errors)};
}

WidthLimit limit_of_widths(std::span<const WidthPoint> points) {
    require(points.size() >= 2, "widths", "must be two or more, got {}", points.size());
    return limit_of_widths(points, std::min<Index>(3, std::ssize(points)));
}

}  // namespace feynet
