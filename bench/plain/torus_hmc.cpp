#include "torus_hmc.hpp"

namespace feynet::plain {

TorusHmc::TorusHmc(const Torus& torus, double step_size, std::size_t n_steps)
    : UnitHmc(std::vector<double>(torus.n_sites(), 0.3), step_size, n_steps), torus_(torus) {}

double TorusHmc::action(const std::vector<double>& field) const {
    const std::size_t n = torus_.extent;
    double sum = 0.0;
    for (std::size_t y = 0; y < n; ++y) {
        const double* const row = &field[y * n];
        const double* const above = &field[(y + 1) % n * n];
        sum -= row[n - 1] * row[0];
        for (std::size_t x = 0; x + 1 < n; ++x) {
            sum -= row[x] * row[x + 1];
        }
        for (std::size_t x = 0; x < n; ++x) {
            const double square = row[x] * row[x];
            sum += square * (2.0 + 0.5 * torus_.mass_squared + 0.25 * torus_.lambda * square) -
                   row[x] * above[x];
        }
    }
    return sum;
}

void TorusHmc::kick(
    double dt, const std::vector<double>& field, std::vector<double>& momentum) const {
    const std::size_t n = torus_.extent;
    const double linear = 4.0 + torus_.mass_squared;
    const double cubic = torus_.lambda;
    for (std::size_t y = 0; y < n; ++y) {
        const double* const row = &field[y * n];
        const double* const above = &field[(y + 1) % n * n];
        const double* const below = &field[(y + n - 1) % n * n];
        double* const p = &momentum[y * n];
        const auto push = [&](std::size_t x, std::size_t left, std::size_t right) {
            const double pull = row[left] + row[right] + above[x] + below[x];
            p[x] += dt * (pull - row[x] * (linear + cubic * row[x] * row[x]));
        };
        push(0, n - 1, 1);
        for (std::size_t x = 1; x + 1 < n; ++x) {
            push(x, x - 1, x + 1);
        }
        push(n - 1, n - 2, 0);
    }
}

}  // namespace feynet::plain
