#include "feynet/network/fourier_mixing.hpp"

#include "feynet/core/powers.hpp"
#include "real_fourier.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numbers>

namespace feynet {
namespace {

/// values[k₁ + n₁ (k₂ + …)] from one function for each direction, combined by `join`.
template <typename Function, typename Join>
Eigen::ArrayXd over_torus(
    const std::vector<Index>& extents, double start, Function function, Join join) {
    Eigen::ArrayXd values = Eigen::ArrayXd::Constant(1, start);
    for (const Index n : extents) {
        Eigen::ArrayXd longer(values.size() * n);
        for (Index k = 0; k < n; ++k) {
            for (Index i = 0; i < values.size(); ++i) {
                longer[k * values.size() + i] = join(values[i], function(k, n));
            }
        }
        values = longer;
    }
    return values;
}

/// The constant and the alternating mode, which have one real coefficient and no partner.
bool is_extreme(Index k, Index n) {
    return k == 0 || 2 * k == n;
}

double momentum_square(Index k, Index n) {
    const double half_phase = std::numbers::pi * static_cast<double>(k) / static_cast<double>(n);
    return square(2.0 * std::sin(half_phase));
}

/// The transform along each direction, whose lines lie side by side.
std::vector<RealFourier> directions_of(
    const std::vector<Index>& extents, Index n_nodes, Index n_components) {
    Index n_outer = n_components;
    for (const Index n : extents) {
        n_outer *= n;
    }
    std::vector<RealFourier> directions;
    Index stride = n_nodes;
    for (const Index n : extents) {
        n_outer /= n;
        directions.emplace_back(n, stride, n_outer);
        stride *= n;
    }
    return directions;
}

}  // namespace

struct FourierMixing::Plans {
    std::vector<RealFourier> directions;
};

FourierMixing::FourierMixing(const std::vector<Index>& extents, Index n_nodes, Index n_components)
    : n_nodes_(n_nodes),
      n_components_(n_components),
      momentum_squared_(over_torus(extents, 0.0, momentum_square, std::plus<>())),
      to_modes_(over_torus(
          extents,
          1.0,
          [](Index k, Index n) {
              return std::sqrt((is_extreme(k, n) ? 1.0 : 2.0) / static_cast<double>(n));
          },
          std::multiplies<>())),
      to_lines_(over_torus(
          extents,
          1.0,
          [](Index k, Index n) {
              return std::sqrt((is_extreme(k, n) ? 1.0 : 0.5) / static_cast<double>(n));
          },
          std::multiplies<>())),
      plans_(std::make_unique<Plans>(Plans{directions_of(extents, n_nodes, n_components)})) {}

FourierMixing::~FourierMixing() = default;

void FourierMixing::scale(const Eigen::ArrayXd& factors, Block& block) const {
    for (Index c = 0; c < n_components_; ++c) {
        for (Index line = 0; line < factors.size(); ++line) {
            block.middleCols((c * factors.size() + line) * n_nodes_, n_nodes_) *= factors[line];
        }
    }
}

void FourierMixing::mix(const Block& modes, Block& lines) const {
    assert(modes.cols() == n_components_ * to_lines_.size() * n_nodes_);
    lines = modes;
    scale(to_lines_, lines);
    for (const RealFourier& direction : plans_->directions) {
        direction.backward(lines.data());
    }
}

void FourierMixing::unmix(const Block& lines, Block& modes) const {
    assert(lines.cols() == n_components_ * to_modes_.size() * n_nodes_);
    modes = lines;
    for (const RealFourier& direction : plans_->directions) {
        direction.forward(modes.data());
    }
    scale(to_modes_, modes);
}

}  // namespace feynet
