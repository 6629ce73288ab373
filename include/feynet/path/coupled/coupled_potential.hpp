#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <optional>
#include <span>

namespace feynet {

/// A potential V(x₁, …, x_D) of several coordinates, with its gradient, for eight chains at once.
class CoupledPotential {
public:
    /// D is at most this.
    static constexpr Index most_dimensions = 16;

    virtual ~CoupledPotential() = default;

    /// D.
    virtual Index dimensions() const = 0;

    /// V(x).                                                                    x: D
    virtual Lanes value(std::span<const Lanes> x) const = 0;

    /// slopes ← ∂V/∂xᵢ.                                                         x, slopes: D
    virtual void gradient(std::span<const Lanes> x, std::span<Lanes> slopes) const = 0;

    /// The matrix A of a potential that is V = ½ xᵀA x everywhere; nothing for any other.
    virtual std::optional<Eigen::MatrixXd> quadratic_form() const { return std::nullopt; }
};

}  // namespace feynet
