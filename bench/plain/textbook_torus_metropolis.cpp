#include "torus_metropolis.hpp"

#include <cmath>

namespace feynet::plain {

TextbookMetropolis::TextbookMetropolis(const Torus& torus)
    : torus_(torus), field_(torus.n_sites(), 0.3) {}

double TextbookMetropolis::local_action(int x, int y, double value) const {
    const int n = static_cast<int>(torus_.extent);
    const auto phi = [&](int i, int j) {
        return field_[static_cast<std::size_t>((i + n) % n + n * ((j + n) % n))];
    };
    const double sum = phi(x + 1, y) + phi(x - 1, y) + phi(x, y + 1) + phi(x, y - 1);
    const double square = value * value;
    return -value * sum + (2.0 + 0.5 * torus_.mass_squared) * square +
           0.25 * torus_.lambda * square * square;
}

int TextbookMetropolis::sweep(double reach) {
    const int n = static_cast<int>(torus_.extent);
    int n_accepted = 0;
    for (int y = 0; y < n; ++y) {
        for (int x = 0; x < n; ++x) {
            double& value = field_[static_cast<std::size_t>(x + n * y)];
            const double trial = value + reach * (2.0 * uniform() - 1.0);
            const double change = local_action(x, y, trial) - local_action(x, y, value);
            if (change < 0.0 || uniform() < std::exp(-change)) {
                value = trial;
                ++n_accepted;
            }
        }
    }
    return n_accepted;
}

}  // namespace feynet::plain
