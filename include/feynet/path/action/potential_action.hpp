#pragma once

#include "feynet/core/action.hpp"
#include "feynet/path/potential/any_potential.hpp"

namespace feynet {

/// A potential as the action of one variable, S(x) = V(x): the theory in zero dimensions, with the
/// law e^{−V(x)} dx.
class PotentialAction final : public Action {
public:
    explicit PotentialAction(AnyPotential potential) : potential_(std::move(potential)) {}

    Index dimension() const override { return 1; }
    Lanes value(const Block& q) const override;
    void gradient(const Block& q, Block& gradient) const override;

    /// ⟨x²⟩ in this law.
    /// @throws InvalidInput if V does not confine x within |x| < 1000
    double mean_square() const;

private:
    AnyPotential potential_;
};

}  // namespace feynet
