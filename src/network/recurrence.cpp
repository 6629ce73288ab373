#include "feynet/network/recurrence.hpp"

#include <cmath>
#include <utility>

namespace feynet {

Recurrence::Recurrence(Eigen::ArrayXd gain, Eigen::ArrayXd scale)
    : gain_(std::move(gain)), scale_(std::move(scale)), inverse_scale_(scale_.inverse()) {}

double Recurrence::log_determinant() const {
    return scale_.abs().log().sum();
}

void Recurrence::apply(const Block& weights, Index first_weight, Block& x, Index first_node) const {
    Lanes previous = Lanes::Zero();
    for (Index i = 0; i < size(); ++i) {
        previous = gain_[i] * previous + scale_[i] * weights.col(first_weight + i);
        x.col(first_node + i) = previous;
    }
}

void Recurrence::apply_transposed(
    const Block& g, Index first_node, Block& out, Index first_weight) const {
    Lanes sum = Lanes::Zero();
    double gain = 0.0;
    for (Index i = size() - 1; i >= 0; --i) {
        sum = g.col(first_node + i) + gain * sum;
        out.col(first_weight + i) = scale_[i] * sum;
        gain = gain_[i];
    }
}

void Recurrence::solve(const Block& x, Index first_node, Block& weights, Index first_weight) const {
    Lanes previous = Lanes::Zero();
    for (Index i = 0; i < size(); ++i) {
        const Lanes here = x.col(first_node + i);
        weights.col(first_weight + i) = (here - gain_[i] * previous) * inverse_scale_[i];
        previous = here;
    }
}

void Recurrence::solve_transposed(
    const Block& h, Index first_weight, Block& g, Index first_node) const {
    Lanes next = Lanes::Zero();
    double gain = 0.0;
    for (Index i = size() - 1; i >= 0; --i) {
        const Lanes here = h.col(first_weight + i) * inverse_scale_[i];
        g.col(first_node + i) = here - gain * next;
        next = here;
        gain = gain_[i];
    }
}

CyclicRecurrence::CyclicRecurrence(Index size, double gain, double scale)
    : size_(size),
      gain_(gain),
      scale_(scale),
      inverse_scale_(1.0 / scale),
      closure_(-1.0 / std::expm1(static_cast<double>(size) * std::log(gain))) {
    const double forget = std::log(1e-17) / std::log(gain);
    memory_ = forget < static_cast<double>(size) ? static_cast<Index>(forget) + 1 : size;
}

double CyclicRecurrence::log_determinant() const {
    return static_cast<double>(size_) * std::log(scale_) + std::log(closure_);
}

void CyclicRecurrence::apply(const Block& weights, Block& x) const {
    // Horner's rule for Σₖ ρ^{(n−k) mod n} Wₖ, from the oldest weight still remembered to W₀.
    Lanes sum = Lanes::Zero();
    for (Index k = size_ - memory_ + 1; k < size_; ++k) {
        sum = gain_ * (sum + weights.col(k));
    }
    Lanes previous = scale_ * closure_ * (sum + weights.col(0));
    x.col(0) = previous;
    for (Index n = 1; n < size_; ++n) {
        previous = gain_ * previous + scale_ * weights.col(n);
        x.col(n) = previous;
    }
}

void CyclicRecurrence::apply_transposed(const Block& g, Block& out) const {
    // The same closed recurrence run backwards: aₙ = gₙ + ρ aₙ₊₁.
    Lanes sum = Lanes::Zero();
    for (Index k = memory_ - 1; k > 0; --k) {
        sum = gain_ * (sum + g.col(k - 1));
    }
    Lanes next = closure_ * (g.col(size_ - 1) + sum);
    out.col(size_ - 1) = scale_ * next;
    for (Index n = size_ - 2; n >= 0; --n) {
        next = g.col(n) + gain_ * next;
        out.col(n) = scale_ * next;
    }
}

void CyclicRecurrence::solve(const Block& x, Block& weights) const {
    Lanes previous = x.col(size_ - 1);
    for (Index n = 0; n < size_; ++n) {
        const Lanes here = x.col(n);
        weights.col(n) = (here - gain_ * previous) * inverse_scale_;
        previous = here;
    }
}

void CyclicRecurrence::solve_transposed(const Block& h, Block& g) const {
    Lanes next = h.col(0);
    for (Index n = size_ - 1; n >= 0; --n) {
        const Lanes here = h.col(n);
        g.col(n) = (here - gain_ * next) * inverse_scale_;
        next = here;
    }
}

}  // namespace feynet
