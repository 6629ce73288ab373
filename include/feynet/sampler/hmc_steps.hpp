#pragma once

#include "feynet/core/action.hpp"
#include "feynet/core/gaussian_part.hpp"
#include "feynet/core/words.hpp"
#include "feynet/sampler/sampler.hpp"

namespace feynet {

/// How a trajectory is followed.
enum class Integrator {
    Leapfrog,  ///< straight drift, full force: second order for any metric
    Rotation,  ///< the Gaussian part exactly, by rotation; only the rest of the force kicks
};

template <>
struct Words<Integrator> {
    static constexpr std::array<std::string_view, 2> value{"leapfrog", "rotation"};
};

/// The elementary steps of Hamiltonian Monte Carlo in velocities v = M⁻¹p.
struct HmcSteps {
    static constexpr Purpose acceptance_purpose = Purpose::Acceptance;

    /// v ~ N(0, M⁻¹).
    static void draw(const GaussianPart& metric, const Block& normals, Block& v) {
        metric.draw(normals, v);
    }

    /// H = S + ½ vᵀMv.
    static Lanes energy(
        const Action& action, const GaussianPart& metric, const Block& q, const Block& v) {
        return action.value(q) + 0.5 * metric.norm(v);
    }

    /// v ← v − ε M⁻¹ ∂S/∂q, and for the rotation v ← v − ε [M⁻¹ ∂S/∂q − (q − q̄)].
    static void kick(
        Integrator integrator,
        const Action& action,
        const GaussianPart& metric,
        const Lanes& dt,
        const Block& q,
        Block& v);

    /// q ← q + ε v, and for the rotation (q − q̄, v) ← (q − q̄, v) cos ε + (v, q̄ − q) sin ε.
    static void drift(
        Integrator integrator, const GaussianPart& metric, const Lanes& dt, Block& q, Block& v);

    /// 1 where a trajectory with that ΔH is accepted, given a uniform u.
    static Lanes accept(const Lanes& energy_error, const Lanes& u) {
        return accepts(energy_error, u);
    }
};

}  // namespace feynet
