#include "feynet/path/exact/even_limit.hpp"

#include <array>
#include <cstddef>

namespace feynet {

double even_limit(const std::function<double(double)>& quantity, double spacing) {
    constexpr std::size_t n_levels = 4;
    std::array<double, n_levels> value{};
    for (double& at : value) {
        at = quantity(spacing);
        spacing *= 0.5;
    }
    double power = 1.0;
    for (std::size_t order = 1; order < n_levels; ++order) {
        power *= 4.0;
        for (std::size_t i = 0; i + order < n_levels; ++i) {
            value[i] = (power * value[i + 1] - value[i]) / (power - 1.0);
        }
    }
    return value[0];
}

}  // namespace feynet
