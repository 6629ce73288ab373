#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/path/action/time_slice.hpp"

#include <vector>

namespace feynet {

/// How one more time slice spreads the end of a path over given positions, T(y, x_N) at each y;
/// where both ends are free, which have the same law, the mean of T(y, x_N) and T(y, x₀).
///
/// On an open path of N slices, with Z their partition function:
///
///     Z_half ⟨T(y, x_N)⟩ = ⟨y| e^{−(N+1)aH} |x₀⟩        (x₀ fixed)
///     ⟨T(y, x_N)⟩ → λ₀ ψ₀(y)/∫ψ₀                        (N → ∞)
///
/// exactly at the spacing a, where ψ₀ is the leading eigenvector of the symmetric transfer matrix
/// and λ₀ = e^{−aE₀} its eigenvalue. The half weight of V at the free end is what makes it so: the
/// end of a path is distributed as ψ₀ itself. A histogram of end points has the same mean; here the
/// last slice is integrated exactly, and the curve is smooth.
class EndPoint final : public Observable {
public:
    /// @throws InvalidInput if the boundary has no free end or there is no position
    EndPoint(const PathSystem& system, std::vector<double> positions);

    const std::vector<double>& positions() const { return positions_; }

    std::string_view name() const override { return "end_point"; }
    Index size() const override { return static_cast<Index>(positions_.size()); }
    void measure(const Block& path, Block& values) const override;

private:
    TimeSlice slice_;
    bool both_ends_;
    std::vector<double> positions_;
};

}  // namespace feynet
