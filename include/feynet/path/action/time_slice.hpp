#pragma once

#include "feynet/path/action/path_action.hpp"

#include <memory>

namespace feynet {

/// The kernel of one time slice, from the system's own action:
///
///     T(x, y) = √(m/2πa) e^{−s(x, y)},    S = Σₙ s(xₙ₋₁, xₙ) between open ends.
///
/// In every rule s is symmetric, so it is half the action of the path x → y → x.
///
/// Units   ħ = 1; 1/length.
class TimeSlice {
public:
    explicit TimeSlice(const PathSystem& system);

    /// T(x, y) for one x and each chain's y.
    Lanes value(double x, const Lanes& y) const;

private:
    double prefactor_;  // √(m/2πa)
    std::unique_ptr<PathAction> there_and_back_;
};

}  // namespace feynet
