#include "feynet/statistics/power_law.hpp"

#include "feynet/core/error.hpp"

namespace feynet {

PowerLaw fit_power_law(std::span<const double> x, std::span<const double> y) {
    require(
        x.size() >= 2 && x.size() == y.size(),
        "x",
        "must be two numbers or more, as many as y, got {} and {}",
        x.size(),
        y.size());
    const auto n = static_cast<double>(x.size());
    double mean_x = 0.0;
    double mean_y = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        require(x[i] > 0.0, "x", "must be positive, got {}", x[i]);
        require(
            std::isfinite(y[i]) && y[i] > 0.0, "y", "must be positive and finite, got {}", y[i]);
        mean_x += std::log(x[i]) / n;
        mean_y += std::log(y[i]) / n;
    }
    double spread = 0.0;
    double product = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double deviation = std::log(x[i]) - mean_x;
        spread += deviation * deviation;
        product += deviation * (std::log(y[i]) - mean_y);
    }
    require(spread > 0.0, "x", "must differ");
    const double exponent = product / spread;
    return {.exponent = exponent, .log_amplitude = mean_y - exponent * mean_x};
}

}  // namespace feynet
