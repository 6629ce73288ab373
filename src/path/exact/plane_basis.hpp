#pragma once

#include "feynet/path/coupled/coupled_system.hpp"

#include <array>
#include <vector>

namespace feynet {

/// One axis of the plane: the states of an oscillator on uniform positions.
struct PlaneAxis {
    double width;               // b, where φₙ(y/b)/√b are the states
    Eigen::VectorXd positions;  // y
    Eigen::MatrixXd states;     // √h φₙ at the positions, orthonormal columns
    Eigen::MatrixXd kinetic;    // e^{−ap²/2m} between them
    Eigen::MatrixXd products;   // column n (Q+1) + l: state n times state l

    PlaneAxis(double mass, double frequency, double spacing, Index highest);
};

/// V and V + ½ x·∂V at the point (x₁, x₂) = R (y₁, y₂), R the directions of the nearest
/// oscillators.
std::array<double, 2> plane_energies(const CoupledSystem& system, double y1, double y2);

/// The states |n₁ n₂⟩ of the two nearest oscillators of a system with n₁ + n₂ ≤ Q.
class PlaneBasis {
public:
    PlaneBasis(const CoupledSystem& system, Index highest);

    Index size() const { return static_cast<Index>(levels_.size()); }
    const PlaneAxis& first() const { return first_; }
    const PlaneAxis& second() const { return second_; }

    /// e^{−aV/2} (k₁ ⊗ k₂) e^{−aV/2}.
    Eigen::MatrixXd transfer(const CoupledSystem& system) const;

    /// y₁ (axis 0) or y₂ (axis 1).
    Eigen::MatrixXd position(Index axis) const;

    /// A state at the product of the positions of both axes.
    Eigen::MatrixXd on_grid(const Eigen::VectorXd& state) const;

private:
    struct Level {
        Index first;
        Index second;
    };

    template <typename Element>
    Eigen::MatrixXd between(Element element) const;
    Eigen::MatrixXd potential_factor(const CoupledSystem& system) const;

    Index n_per_axis_;
    PlaneAxis first_;
    PlaneAxis second_;
    std::vector<Level> levels_;
};

}  // namespace feynet
