#include "feynet/network/fourier_mixing.hpp"

#include "feynet/core/powers.hpp"
#include "fftw_planning.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fftw3.h>
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

fftw_plan plan_of(
    const std::vector<Index>& extents, Index n_nodes, Index n_components, fftw_r2r_kind kind) {
    const Index inner = lanes * n_nodes;
    std::vector<fftw_iodim64> dims;
    Index stride = inner;
    for (const Index n : extents) {
        dims.push_back({n, stride, stride});
        stride *= n;
    }
    const std::vector<fftw_iodim64> many{{inner, 1, 1}, {n_components, stride, stride}};
    const std::vector<fftw_r2r_kind> kinds(extents.size(), kind);
    Block buffer(lanes, stride / lanes * n_components);
    const std::lock_guard lock(fftw_planning());
    return fftw_plan_guru64_r2r(
        static_cast<int>(dims.size()),
        dims.data(),
        static_cast<int>(many.size()),
        many.data(),
        buffer.data(),
        buffer.data(),
        kinds.data(),
        FFTW_ESTIMATE);
}

}  // namespace

struct FourierMixing::Plans {
    fftw_plan to_modes;
    fftw_plan to_lines;
};

FourierMixing::FourierMixing(std::vector<Index> extents, Index n_nodes, Index n_components)
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
      plans_(std::make_unique<Plans>(Plans{
          plan_of(extents, n_nodes, n_components, FFTW_R2HC),
          plan_of(extents, n_nodes, n_components, FFTW_HC2R)})) {}

FourierMixing::~FourierMixing() {
    const std::lock_guard lock(fftw_planning());
    fftw_destroy_plan(plans_->to_modes);
    fftw_destroy_plan(plans_->to_lines);
}

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
    fftw_execute_r2r(plans_->to_lines, lines.data(), lines.data());
}

void FourierMixing::unmix(const Block& lines, Block& modes) const {
    assert(lines.cols() == n_components_ * to_modes_.size() * n_nodes_);
    modes = lines;
    fftw_execute_r2r(plans_->to_modes, modes.data(), modes.data());
    scale(to_modes_, modes);
}

}  // namespace feynet
