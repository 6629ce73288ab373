#include "plain_path.hpp"

namespace feynet::plain {

double mean_square(const std::vector<double>& x) {
    double sum = 0.0;
    for (const double value : x) {
        sum += value * value;
    }
    return sum / static_cast<double>(x.size());
}

double mean(const std::vector<double>& x) {
    double sum = 0.0;
    for (const double value : x) {
        sum += value;
    }
    return sum / static_cast<double>(x.size());
}

double RingHmc::action(const std::vector<double>& x) const {
    const std::size_t n = ring_.n;
    const double last = x[0] - x[n - 1];
    double kinetic = last * last;
    double potential = ring_.potential(x[n - 1]);
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const double step = x[i + 1] - x[i];
        kinetic += step * step;
        potential += ring_.potential(x[i]);
    }
    return 0.5 * ring_.mass / ring_.spacing * kinetic + ring_.spacing * potential;
}

void RingHmc::kick(double dt) {
    const std::size_t n = ring_.n;
    const double link = dt * ring_.mass / ring_.spacing;
    const double weight = dt * ring_.spacing;
    const double* const x = proposal_.data();
    double* const p = momentum_.data();
    const auto push = [&](std::size_t i, double before, double after) {
        p[i] += link * (before + after - 2.0 * x[i]) - weight * ring_.slope(x[i]);
    };
    push(0, x[n - 1], x[1]);
    for (std::size_t i = 1; i + 1 < n; ++i) {
        push(i, x[i - 1], x[i + 1]);
    }
    push(n - 1, x[n - 2], x[0]);
}

void RingHmc::drift(double dt) {
    for (std::size_t i = 0; i < ring_.n; ++i) {
        proposal_[i] += dt * momentum_[i];
    }
}

void RingHmc::step() {
    const double dt = step_size_ * (0.85 + 0.3 * uniform_(random_));
    double before = action(path_);
    for (double& p : momentum_) {
        p = normal_(random_);
        before += 0.5 * p * p;
    }
    proposal_ = path_;
    drift(0.5 * dt);
    for (std::size_t i = 1; i < n_steps_; ++i) {
        kick(dt);
        drift(dt);
    }
    kick(dt);
    drift(0.5 * dt);
    double after = action(proposal_);
    for (const double p : momentum_) {
        after += 0.5 * p * p;
    }
    steps_ += 1.0;
    if (uniform_(random_) < std::exp(before - after)) {
        path_.swap(proposal_);
        accepted_ += 1.0;
    }
}

}  // namespace feynet::plain
