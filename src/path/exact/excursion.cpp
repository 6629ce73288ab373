#include "excursion.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr int n_looks = 2000;

}  // namespace

Excursion::Excursion(
    std::function<double(double)> potential, double mass, double from, double energy)
    : potential_(std::move(potential)),
      mass_(mass),
      from_(from),
      energy_(energy),
      x_(from),
      lowest_(potential_(from)),
      highest_(lowest_) {}

void Excursion::advance(double stride) {
    x_ += stride;
    const double value = potential_(x_);
    lowest_ = std::min(lowest_, value);
    highest_ = std::max(highest_, value);
    height_ = value - energy();
    if (height_ <= 0.0) {
        tunnelling_ = 0.0;
    } else {
        tunnelling_ += std::abs(stride) * std::sqrt(2.0 * mass_ * height_);
    }
}

std::optional<double> Excursion::next_well(double height) const {
    const double stride = 4.0 * (x_ - from_) / n_looks;
    for (int i = 1; i <= n_looks; ++i) {
        const double x = x_ + i * stride;
        if (potential_(x) < energy() + height) {
            return x;
        }
    }
    return std::nullopt;
}

}  // namespace feynet
