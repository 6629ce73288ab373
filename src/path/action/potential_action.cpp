#include "feynet/path/action/potential_action.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace feynet {

Lanes PotentialAction::value(const Block& q) const {
    const Lanes x = q.col(0);
    return std::visit([&x](const auto& v) -> Lanes { return v.value(x); }, potential_);
}

void PotentialAction::gradient(const Block& q, Block& gradient) const {
    const Lanes x = q.col(0);
    gradient.resize(lanes, 1);
    gradient.col(0) = std::visit([&x](const auto& v) -> Lanes { return slope(v, x); }, potential_);
}

double PotentialAction::mean_square() const {
    const auto at = [this](double x) {
        return std::visit([x](const auto& v) { return v.value(x); }, potential_);
    };
    // The trapezoid rule over a range at whose ends e^{−V} has fallen by e^{−40}, doubled until it
    // has.
    constexpr double fall = 40.0;
    constexpr double widest = 1000.0;
    constexpr int n_steps = 4000;
    double reach = 1.0;
    double least = at(0.0);
    for (; reach < widest; reach *= 2.0) {
        for (int i = -n_steps; i <= n_steps; ++i) {
            least = std::min(least, at(reach * i / n_steps));
        }
        if (at(reach) > least + fall && at(-reach) > least + fall) {
            break;
        }
    }
    require(reach < widest, "potential", "must confine x for a law e^(−V)");
    double sum = 0.0;
    double norm = 0.0;
    for (int i = -n_steps; i <= n_steps; ++i) {
        const double x = reach * i / n_steps;
        const double weight = std::exp(least - at(x));
        sum += weight * x * x;
        norm += weight;
    }
    return sum / norm;
}

}  // namespace feynet
