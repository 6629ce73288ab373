#include "panel_quadrature.hpp"

#include "feynet/core/block.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

using Panel = boost::math::quadrature::gauss<double, 10>;

/// The ends of the panels, in rising order.
std::vector<double> panel_ends(double low, double high, double longest, std::vector<double> ends) {
    std::erase_if(ends, [&](double x) { return !(x > low && x < high); });
    ends.push_back(low);
    ends.push_back(high);
    std::sort(ends.begin(), ends.end());
    std::vector<double> result{low};
    for (std::size_t i = 1; i < ends.size(); ++i) {
        const double length = ends[i] - ends[i - 1];
        const double n_panels = std::ceil(length / longest);
        for (double k = 1.0; k < n_panels; ++k) {
            result.push_back(ends[i - 1] + length * k / n_panels);
        }
        result.push_back(ends[i]);
    }
    return result;
}

}  // namespace

Quadrature panel_quadrature(double low, double high, double longest, std::vector<double> breaks) {
    const std::vector<double> ends = panel_ends(low, high, longest, std::move(breaks));
    const auto& abscissas = Panel::abscissa();
    const auto& weights = Panel::weights();
    const auto n_points = static_cast<Index>(2 * abscissas.size() * (ends.size() - 1));
    Quadrature result{Eigen::VectorXd(n_points), Eigen::VectorXd(n_points)};
    Index n = 0;
    for (std::size_t panel = 1; panel < ends.size(); ++panel) {
        const double middle = 0.5 * (ends[panel - 1] + ends[panel]);
        const double half = 0.5 * (ends[panel] - ends[panel - 1]);
        for (std::size_t i = 0; i < abscissas.size(); ++i) {
            for (const double side : {-1.0, 1.0}) {
                result.points[n] = middle + side * half * abscissas[i];
                result.weights[n] = half * weights[i];
                ++n;
            }
        }
    }
    return result;
}

}  // namespace feynet
