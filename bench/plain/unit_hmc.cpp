#include "unit_hmc.hpp"

#include <cmath>

namespace feynet::plain {

UnitHmc::UnitHmc(std::vector<double> start, double step_size, std::size_t n_steps)
    : step_size_(step_size),
      n_steps_(n_steps),
      nodes_(std::move(start)),
      proposal_(nodes_.size()),
      momentum_(nodes_.size()) {}

void UnitHmc::drift(double dt) {
    for (std::size_t i = 0; i < proposal_.size(); ++i) {
        proposal_[i] += dt * momentum_[i];
    }
}

void UnitHmc::step() {
    const double dt = step_size_ * (0.85 + 0.3 * uniform_(random_));
    double before = action(nodes_);
    for (double& p : momentum_) {
        p = normal_(random_);
        before += 0.5 * p * p;
    }
    proposal_ = nodes_;
    drift(0.5 * dt);
    for (std::size_t i = 1; i < n_steps_; ++i) {
        kick(dt, proposal_, momentum_);
        drift(dt);
    }
    kick(dt, proposal_, momentum_);
    drift(0.5 * dt);
    double after = action(proposal_);
    for (const double p : momentum_) {
        after += 0.5 * p * p;
    }
    if (uniform_(random_) < std::exp(before - after)) {
        nodes_.swap(proposal_);
    }
}

}  // namespace feynet::plain
