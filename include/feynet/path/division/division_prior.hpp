#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// The law of the biases of a network: the density Π ρ(dₙ) of the intervals between its kinks, up
/// to a constant.
class DivisionPrior {
public:
    virtual ~DivisionPrior() = default;

    /// ln ρ(d) of one interval d > 0, one number per chain.
    virtual Lanes log_density(const Lanes& d) const = 0;

    /// ∂ ln ρ/∂d.
    virtual Lanes log_density_slope(const Lanes& d) const = 0;
};

/// The symmetric Dirichlet law of the intervals, ρ(d) = d^{κ−1}. κ = 1 are sorted uniform kinks, κ
/// → ∞ an equal division; κ < 1 crowds the kinks.
class DirichletPrior final : public DivisionPrior {
public:
    /// @throws InvalidInput if concentration ≤ 0
    explicit DirichletPrior(double concentration);

    Lanes log_density(const Lanes& d) const override { return (concentration_ - 1.0) * d.log(); }
    Lanes log_density_slope(const Lanes& d) const override { return (concentration_ - 1.0) / d; }

private:
    double concentration_;
};

}  // namespace feynet
