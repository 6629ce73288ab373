#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"

#include <array>
#include <string_view>

namespace feynet {

/// σ, what a unit of a network makes of its input.
enum class Activation {
    Erf,
    Relu,    ///< max(0, z)
    Square,  ///< z²
};

template <>
struct Words<Activation> {
    static constexpr std::array<std::string_view, 3> value{"erf", "relu", "square"};
};

/// The covariance of two Gaussian variables of mean zero.
struct PairCovariance {
    double xx = 1.0;
    double xy = 0.0;
    double yy = 1.0;
};

/// y ← σ(z), entry by entry.
void activate(Activation activation, Block& z);

/// ⟨σ(z)⟩ for Gaussian z of that variance.
double mean_activation(Activation activation, double variance);

/// ⟨σ(z) σ(z')⟩ for Gaussian z and z':
///
///     erf     (2/π) arcsin(2 q_xy/√((1 + 2 q_xx)(1 + 2 q_yy)))
///     relu    (1/2π) [√(q_xx q_yy − q_xy²) + q_xy (π − θ)],   cos θ = q_xy/√(q_xx q_yy)
///     square  q_xx q_yy + 2 q_xy²
///
/// Source  Williams, NeurIPS 9 (1996); Cho & Saul, NeurIPS 22 (2009); Isserlis, Biometrika 12
///         (1918) 134
double activation_product(Activation activation, const PairCovariance& q);

}  // namespace feynet
