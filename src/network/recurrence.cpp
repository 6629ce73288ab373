#include "feynet/network/recurrence.hpp"

#include "feynet/core/multiply_add.hpp"
#include "feynet/core/powers.hpp"
#include "running_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace feynet {

Recurrence::Recurrence(Eigen::ArrayXd gain, Eigen::ArrayXd scale)
    : gain_(std::move(gain)),
      scale_(std::move(scale)),
      inverse_scale_(scale_.inverse()),
      total_(size()) {
    double sum = 0.0;
    double next_gain = 0.0;
    for (Index i = size() - 1; i >= 0; --i) {
        sum = 1.0 + next_gain * sum;
        total_[i] = scale_[i] * sum;
        next_gain = gain_[i];
    }
}

double Recurrence::log_determinant() const {
    return scale_.abs().log().sum();
}

[[gnu::flatten]] void Recurrence::apply(
    const Block& weights,
    Index first_weight,
    Block& x,
    Index first_node,
    const Lanes& shift) const {
    const Lanes start = shift;
    const double* const gain = gain_.data();
    const double* const scale = scale_.data();
    const auto weight = columns_from(weights, first_weight);
    const auto node = columns_from(x, first_node);
    Lanes previous = Lanes::Zero();
    for (Index i = 0, n = size(); i < n; ++i) {
        previous = multiply_add(gain[i], previous, scale[i] * weight(i));
        node(i) = previous + start;
    }
}

[[gnu::flatten]] void Recurrence::apply_transposed(
    const Block& g, Index first_node, Block& out, Index first_weight, const Lanes& shift) const {
    const Lanes start = shift;
    const double* const gain = gain_.data();
    const double* const scale = scale_.data();
    const auto force = columns_from(g, first_node);
    const auto weight = columns_from(out, first_weight);
    Lanes sum = Lanes::Zero();
    double next_gain = 0.0;
    for (Index i = size() - 1; i >= 0; --i) {
        sum = multiply_add(next_gain, sum, force(i) + start);
        weight(i) = scale[i] * sum;
        next_gain = gain[i];
    }
}

[[gnu::flatten]] Lanes Recurrence::total(const Block& weights, Index first_weight) const {
    const auto weight = columns_from(weights, first_weight);
    return weighted_sums(weight, size(), factors_of(total_)).front();
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
      powers_{gain * gain, gain * gain * gain, square(gain * gain)},
      closure_(-1.0 / std::expm1(static_cast<double>(size) * std::log(gain))) {
    const double forget = std::log(1e-17) / std::log(gain);
    memory_ = forget < static_cast<double>(size) ? static_cast<Index>(forget) + 1 : size;
}

double CyclicRecurrence::log_determinant() const {
    return static_cast<double>(size_) * std::log(scale_) + std::log(closure_);
}

[[gnu::flatten]] Lanes CyclicRecurrence::remembered(const Block& weights) const {
    // Horner's rule from the oldest weight still remembered, for every fourth weight by itself.
    const double leap = square(square(gain_));
    std::array<Lanes, 4> sums;
    sums.fill(Lanes::Zero());
    Index k = std::max(Index{1}, size_ - memory_ + 1);
    for (; (size_ - k) % 4 != 0; ++k) {
        sums[3] = gain_ * sums[3] + weights.col(k);
    }
    for (; k < size_; k += 4) {
        for (Index j = 0; j < 4; ++j) {
            Lanes& sum = sums[static_cast<std::size_t>(j)];
            sum = leap * sum + weights.col(k + j);
        }
    }
    const auto& [first, second, third, fourth] = sums;
    return gain_ * (fourth + gain_ * (third + gain_ * (second + gain_ * first)));
}

[[gnu::flatten]] void CyclicRecurrence::apply(const Block& weights, Block& x) const {
    Lanes previous = scale_ * closure_ * (remembered(weights) + weights.col(0));
    x.col(0) = previous;
    Index n = 1;
    // Four at a time: only the last of them waits for the four before.
    for (; n + 4 <= size_; n += 4) {
        const Lanes first = scale_ * weights.col(n);
        const Lanes second = gain_ * first + scale_ * weights.col(n + 1);
        const Lanes third = gain_ * second + scale_ * weights.col(n + 2);
        const Lanes fourth = gain_ * third + scale_ * weights.col(n + 3);
        x.col(n) = first + gain_ * previous;
        x.col(n + 1) = second + powers_[0] * previous;
        x.col(n + 2) = third + powers_[1] * previous;
        previous = fourth + powers_[2] * previous;
        x.col(n + 3) = previous;
    }
    for (; n < size_; ++n) {
        previous = gain_ * previous + scale_ * weights.col(n);
        x.col(n) = previous;
    }
}

[[gnu::flatten]] void CyclicRecurrence::apply_transposed(const Block& g, Block& out) const {
    const double gain = gain_;
    const double scale = scale_;
    const auto force = columns_from(g, 0);
    const auto weight = columns_from(out, 0);
    // The same closed recurrence run backwards: aₙ = gₙ + ρ aₙ₊₁.
    Lanes sum = Lanes::Zero();
    for (Index k = memory_ - 1; k > 0; --k) {
        sum = multiply_add(gain, sum, force(k - 1));
    }
    Lanes next = closure_ * multiply_add(gain, sum, force(size_ - 1));
    weight(size_ - 1) = scale * next;
    for (Index n = size_ - 2; n >= 0; --n) {
        next = multiply_add(gain, next, force(n));
        weight(n) = scale * next;
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
