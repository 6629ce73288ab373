#include "feynet/holography/horizon_field.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cassert>
#include <cmath>
#include <vector>

namespace feynet {
namespace {

constexpr double first_square = 1e-8;

/// Tₖ(x), k < K.
Eigen::RowVectorXd chebyshev_row(double x, Index n_modes) {
    Eigen::RowVectorXd row(n_modes);
    double value = 1.0;
    double before = x;
    for (Index k = 0; k < n_modes; ++k) {
        row(k) = value;
        const double next = 2.0 * x * value - before;
        before = value;
        value = next;
    }
    return row;
}

/// φ and p = π/η in column 0; their derivatives with respect to φ₀, λ and every cₖ in the others.
struct Grown {
    Block phi;
    Block p;
};

/// What the equation of motion needs to know at one depth.
struct Surroundings {
    double square = 0.0;  // s
    double q = 0.0;
    Eigen::RowVectorXd modes;  // ∂q/∂cₖ
};

/// The right-hand sides of d/d log s.
struct Motion {
    double mass_squared;
    double coupling;

    void operator()(const Surroundings& at, const Grown& field, Grown& change) const {
        const Lanes phi = field.phi.col(0);
        const Lanes p = field.p.col(0);
        const Lanes curvature = mass_squared + 3.0 * coupling * phi.square();
        const double decay = 1.0 + 0.5 * at.square * at.q;
        change.phi = 0.5 * at.square * field.p;
        change.p = (0.5 * curvature).replicate(1, field.phi.cols()) * field.phi - decay * field.p;
        change.p.col(0) = 0.5 * (mass_squared + coupling * phi.square()) * phi - decay * p;
        change.p.col(2) += 0.5 * phi.cube();
        for (Index k = 0; k < at.modes.size(); ++k) {
            change.p.col(3 + k) -= (0.5 * at.square * at.modes(k)) * p;
        }
    }

    /// The regular series at s → 0.
    Grown start(const Surroundings& at, const Lanes& phi_0) const {
        const Index n = 3 + at.modes.size();
        Grown field{Block::Zero(lanes, n), Block::Zero(lanes, n)};
        const double s = at.square;
        const Lanes half = 0.5 * (mass_squared + coupling * phi_0.square()) * phi_0;
        const Lanes curvature = mass_squared + 3.0 * coupling * phi_0.square();
        const Lanes gain = 1.0 + (s / 8.0) * (curvature - 2.0 * at.q);  // p/p₀
        field.p.col(0) = half * gain;
        field.p.col(1) = 0.5 * curvature * gain + half * (s / 8.0 * 6.0 * coupling) * phi_0;
        field.p.col(2) = 0.5 * phi_0.cube() * gain + half * (s / 8.0 * 3.0) * phi_0.square();
        for (Index k = 0; k < at.modes.size(); ++k) {
            field.p.col(3 + k) = half * (-s / 4.0 * at.modes(k));
        }
        field.phi.col(0) = phi_0 + 0.5 * s * half;
        field.phi.col(1) = 1.0 + 0.25 * s * curvature;
        field.phi.col(2) = 0.25 * s * phi_0.cube();
        return field;
    }
};

}  // namespace

HorizonField::HorizonField(double boundary, Index n_modes, double reach, Index n_steps)
    : boundary_(boundary),
      n_modes_(n_modes),
      reach_(reach),
      n_steps_(n_steps),
      rule_(runge_kutta_8()),
      stride_(rule_.nodes.size() - 1) {
    require(
        boundary > 0.0 && boundary <= reach && std::isfinite(reach),
        "boundary",
        "must be in (0, {}], got {}",
        reach,
        boundary);
    require(n_modes >= 1, "n_modes", "must be positive, got {}", n_modes);
    require(n_steps >= 1, "n_steps", "must be positive, got {}", n_steps);
    const double start = std::log(first_square * square(reach));
    const double step = (std::log(square(boundary)) - start) / static_cast<double>(n_steps);
    const Index n_depths = n_steps * stride_ + 1;
    squares_.resize(n_depths);
    chebyshev_.resize(n_depths, n_modes);
    for (Index k = 0; k < n_depths; ++k) {
        const double steps = static_cast<double>(k / stride_) + rule_.nodes(k % stride_);
        squares_(k) = std::exp(start + steps * step);
        chebyshev_.row(k) = chebyshev_row(2.0 * squares_(k) / square(reach) - 1.0, n_modes);
    }
}

GrownField HorizonField::grow(
    const Lanes& start,
    const Eigen::VectorXd& coefficients,
    double mass_squared,
    double coupling) const {
    assert(coefficients.size() == n_modes_);
    const Motion motion{mass_squared, coupling};
    const auto surroundings = [&](Index depth) {
        return Surroundings{
            squares_(depth), chebyshev_.row(depth).dot(coefficients), chebyshev_.row(depth)};
    };
    const double step =
        std::log(squares_(squares_.size() - 1) / squares_(0)) / static_cast<double>(n_steps_);
    Grown field = motion.start(surroundings(0), start);
    const Index n_stages = rule_.b.size();
    std::vector<Grown> changes(static_cast<std::size_t>(n_stages), field);
    Grown stage = field;
    for (Index n = 0; n < n_steps_; ++n) {
        for (Index i = 0; i < n_stages; ++i) {
            stage = field;
            for (Index j = 0; j < i; ++j) {
                const double a = step * rule_.a(i, j);
                if (a != 0.0) {
                    stage.phi += a * changes[static_cast<std::size_t>(j)].phi;
                    stage.p += a * changes[static_cast<std::size_t>(j)].p;
                }
            }
            const Index depth = n * stride_ + rule_.node[static_cast<std::size_t>(i)];
            motion(surroundings(depth), stage, changes[static_cast<std::size_t>(i)]);
        }
        for (Index i = 0; i < n_stages; ++i) {
            field.phi += step * rule_.b(i) * changes[static_cast<std::size_t>(i)].phi;
            field.p += step * rule_.b(i) * changes[static_cast<std::size_t>(i)].p;
        }
    }
    field.p *= boundary_;
    return {
        {field.phi.col(0), field.p.col(0)},
        {field.phi.col(1), field.p.col(1)},
        {field.phi.col(2), field.p.col(2)},
        field.phi.rightCols(n_modes_),
        field.p.rightCols(n_modes_)};
}

}  // namespace feynet
