#include "field_metropolis.hpp"

#include <cmath>

namespace feynet::bench {

TextbookMetropolis::TextbookMetropolis(const ScalarField& field)
    : field_(field), phi_(static_cast<std::size_t>(field.extent * field.extent), 0.0) {}

double TextbookMetropolis::local_action(int x, int y, double value) const {
    const int n = field_.extent;
    const auto phi = [&](int i, int j) {
        return phi_[static_cast<std::size_t>((i + n) % n + n * ((j + n) % n))];
    };
    const double sum = phi(x + 1, y) + phi(x - 1, y) + phi(x, y + 1) + phi(x, y - 1);
    const double square = value * value;
    return -value * sum + (2.0 + 0.5 * field_.mass_squared) * square +
           0.25 * field_.lambda * square * square;
}

int TextbookMetropolis::sweep(double reach) {
    int n_accepted = 0;
    for (int y = 0; y < field_.extent; ++y) {
        for (int x = 0; x < field_.extent; ++x) {
            double& value = phi_[static_cast<std::size_t>(x + field_.extent * y)];
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

}  // namespace feynet::bench
