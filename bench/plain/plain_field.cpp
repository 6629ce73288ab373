#include "plain_field.hpp"

namespace feynet::plain {

double modulus(const std::vector<double>& field) {
    double sum = 0.0;
    for (const double value : field) {
        sum += value;
    }
    return std::abs(sum) / static_cast<double>(field.size());
}

TorusClusters::TorusClusters(
    const Torus& torus, double width, std::size_t n_clusters, unsigned seed)
    : torus_(torus),
      width_(width),
      n_clusters_(n_clusters),
      random_(seed),
      field_(torus.n_sites(), 0.3) {
    const std::size_t n = torus.extent;
    for (std::size_t y = 0; y < n; ++y) {
        for (std::size_t x = 0; x < n; ++x) {
            neighbours_.push_back(y * n + (x + 1) % n);
            neighbours_.push_back(y * n + (x + n - 1) % n);
            neighbours_.push_back((y + 1) % n * n + x);
            neighbours_.push_back((y + n - 1) % n * n + x);
        }
    }
}

void TorusClusters::step() {
    sweep();
    for (std::size_t i = 0; i < n_clusters_; ++i) {
        flip_cluster();
    }
}

void TorusClusters::sweep() {
    const double diagonal = 2.0 + 0.5 * torus_.mass_squared;
    const double quartic = 0.25 * torus_.quartic;
    for (std::size_t i = 0; i < field_.size(); ++i) {
        const std::size_t* const beside = &neighbours_[4 * i];
        const double pull =
            field_[beside[0]] + field_[beside[1]] + field_[beside[2]] + field_[beside[3]];
        const double x = field_[i];
        const double y = x + width_ * (uniform_(random_) - 0.5);
        const double xx = x * x;
        const double yy = y * y;
        const double change = (yy - xx) * (diagonal + quartic * (yy + xx)) - (y - x) * pull;
        if (change <= 0.0 || uniform_(random_) < std::exp(-change)) {
            field_[i] = y;
        }
    }
}

void TorusClusters::flip_cluster() {
    const auto n = static_cast<double>(field_.size());
    const auto seed = static_cast<std::size_t>(uniform_(random_) * n);
    stack_.assign(1, seed);
    field_[seed] = -field_[seed];
    while (!stack_.empty()) {
        const std::size_t site = stack_.back();
        stack_.pop_back();
        for (std::size_t k = 0; k < 4; ++k) {
            const std::size_t other = neighbours_[4 * site + k];
            // Signs of the cluster are flipped already: like signs were unlike ones before.
            const double twice_bond = 2.0 * field_[site] * field_[other];
            if (twice_bond < 0.0 && uniform_(random_) < 1.0 - std::exp(twice_bond)) {
                field_[other] = -field_[other];
                stack_.push_back(other);
            }
        }
    }
}

TorusHmc::TorusHmc(const Torus& torus, double step_size, std::size_t n_steps, unsigned seed)
    : torus_(torus),
      step_size_(step_size),
      n_steps_(n_steps),
      random_(seed),
      field_(torus.n_sites(), 0.3),
      proposal_(torus.n_sites()),
      momentum_(torus.n_sites()) {}

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
            sum += square * (2.0 + 0.5 * torus_.mass_squared + 0.25 * torus_.quartic * square) -
                   row[x] * above[x];
        }
    }
    return sum;
}

void TorusHmc::kick(double dt) {
    const std::size_t n = torus_.extent;
    const double linear = 4.0 + torus_.mass_squared;
    const double cubic = torus_.quartic;
    for (std::size_t y = 0; y < n; ++y) {
        const double* const row = &proposal_[y * n];
        const double* const above = &proposal_[(y + 1) % n * n];
        const double* const below = &proposal_[(y + n - 1) % n * n];
        double* const p = &momentum_[y * n];
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

void TorusHmc::drift(double dt) {
    for (std::size_t i = 0; i < proposal_.size(); ++i) {
        proposal_[i] += dt * momentum_[i];
    }
}

void TorusHmc::step() {
    const double dt = step_size_ * (0.85 + 0.3 * uniform_(random_));
    double before = action(field_);
    for (double& p : momentum_) {
        p = normal_(random_);
        before += 0.5 * p * p;
    }
    proposal_ = field_;
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
        field_.swap(proposal_);
        accepted_ += 1.0;
    }
}

}  // namespace feynet::plain
