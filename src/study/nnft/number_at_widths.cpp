#include "number_at_widths.hpp"

#include "feynet/study/measured_number.hpp"
#include "feynet/study/nnft/duality_limit.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {

bool NumberAtWidths::is_complete() const {
    return std::all_of(results.begin(), results.end(), [](const ObservableResult& result) {
        return result.error.has_value() && *result.error > 0.0;
    });
}

LinearFit fit_in_inverse_width(const NumberAtWidths& numbers, Index n) {
    std::vector<WidthPoint> points;
    for (std::size_t i = 0; i < numbers.width.size(); ++i) {
        const ObservableResult& result = numbers.results[i];
        points.push_back(
            {.width = static_cast<Index>(numbers.width[i]),
             .value = result.value,
             .error = *result.error});
    }
    return limit_of_widths(points, n).fit;
}

LinearFit fit_exponent(const NumberAtWidths& numbers) {
    const auto m = static_cast<Index>(numbers.width.size());
    Eigen::MatrixXd law(m, 2);
    Eigen::VectorXd y(m);
    Eigen::VectorXd errors(m);
    for (Index i = 0; i < m; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const ObservableResult& result = numbers.results[at];
        law.row(i) << 1.0, std::log(numbers.width[at]);
        y[i] = std::log(std::abs(result.value) / numbers.width[at]);
        errors[i] = *result.error / std::abs(result.value);
    }
    return fit_linear(law, y, errors);
}

ObservableResult fitted(
    std::string name,
    std::string formula,
    const LinearFit& fit,
    Index parameter,
    std::optional<double> exact) {
    ObservableResult result;
    result.name = std::move(name);
    result.formula = std::move(formula);
    result.value = fit.theta[parameter];
    result.error = fit.error(parameter);
    result.exact = exact;
    result.pull = pull_of(result.value, result.error, result.exact);
    result.p = fit.p;
    return result;
}

}  // namespace feynet
