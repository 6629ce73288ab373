#include "field_metropolis.hpp"

#include <cmath>

namespace feynet::bench {

CarefulMetropolis::CarefulMetropolis(const ScalarField& field)
    : field_(field), phi_(static_cast<std::size_t>(field.extent * field.extent), 0.0) {
    const int n = field.extent;
    for (int y = 0; y < n; ++y) {
        for (int x = 0; x < n; ++x) {
            neighbours_.push_back(
                {(x + 1) % n + n * y,
                 (x + n - 1) % n + n * y,
                 x + n * ((y + 1) % n),
                 x + n * ((y + n - 1) % n)});
        }
    }
}

int CarefulMetropolis::sweep(double reach) {
    const double quadratic = 2.0 + 0.5 * field_.mass_squared;
    const double quartic = 0.25 * field_.lambda;
    double* const phi = phi_.data();
    int n_accepted = 0;
    for (std::size_t i = 0; i < neighbours_.size(); ++i) {
        const std::array<int, 4>& next = neighbours_[i];
        const double sum = phi[next[0]] + phi[next[1]] + phi[next[2]] + phi[next[3]];
        const double x = phi[i];
        const double shift = reach * (2.0 * unit_(engine_) - 1.0);
        const double y = x + shift;
        const double change = shift * ((x + y) * (quadratic + quartic * (x * x + y * y)) - sum);
        if (change <= 0.0 || unit_(engine_) < std::exp(-change)) {
            phi[i] = y;
            ++n_accepted;
        }
    }
    return n_accepted;
}

}  // namespace feynet::bench
