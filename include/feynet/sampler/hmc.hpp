#pragma once

#include "feynet/core/action.hpp"
#include "feynet/core/gaussian_part.hpp"
#include "feynet/core/words.hpp"
#include "feynet/sampler/hmc_steps.hpp"
#include "feynet/sampler/sampler.hpp"
#include "feynet/sampler/splitting.hpp"

#include <type_traits>

namespace feynet {

/// Settings of Hamiltonian Monte Carlo. They change the efficiency of a chain, never its law.
struct HmcSettings {
    Integrator integrator = Integrator::Leapfrog;
    double step_size = 0.1;  ///< ε, in the time of H; an angle for the rotation
    Index n_leapfrog = 10;   ///< steps per trajectory
    double jitter = 0.15;    ///< each chain scales ε by 1 ± jitter, uniform, once per trajectory
    Splitting splitting = Splitting::Leapfrog;
};

/// @throws InvalidInput if step_size ≤ 0, n_leapfrog < 1 or jitter is not in [0, 1)
void check(const HmcSettings& settings);

/// Hamiltonian (hybrid) Monte Carlo with the metric M of a Gaussian part,
///
///     H(q, v) = S(q) + ½ vᵀMv,    v = M⁻¹p ~ N(0, M⁻¹),
///
/// by `n_leapfrog` reversible steps, drift(ε/2) kick(ε) drift(ε/2) or those of another splitting,
/// accepted with min(1, exp(−ΔH)).
/// The force is computed where it is used and never kept, so a rejected trajectory leaves nothing
/// behind.
///
/// @tparam Steps  the elementary steps; tests replace them one by one to see that a wrong one is
///                caught, and CoupledSteps carry a coupling of their own
/// Source  Duane, Kennedy, Pendleton & Roweth, Phys. Lett. B 195 (1987) 216.
template <typename Steps = HmcSteps>
class Hmc final : public Sampler {
public:
    /// `action` and `metric` must outlive the sampler.
    /// @throws InvalidInput as check() does
    Hmc(const Action& action,
        const GaussianPart& metric,
        const HmcSettings& settings,
        Steps steps = {})
        : action_(action), metric_(metric), settings_(settings), steps_(steps) {
        check(settings);
        strokes_ = strokes_of(settings.splitting, settings.n_leapfrog);
    }

    Transition step(Block& q, const RandomSource& random) const override {
        Block u(lanes, 1);
        random.uniforms(Steps::acceptance_purpose, u);
        return advance(q, random, 1.0, [&u](const Lanes& energy_error) {
            return Steps::accept(energy_error, u.col(0));
        });
    }

    /// Follows the dynamics with new momenta and accepts whatever stays below n in ΔH.
    Transition relax(Block& q, const RandomSource& random, double stride) const override {
        const auto n = static_cast<double>(q.cols());
        return advance(q, random, stride, [n](const Lanes& energy_error) {
            return Lanes(
                (energy_error.isFinite() && energy_error < n).select(Lanes::Ones(), Lanes::Zero()));
        });
    }

    /// Follows H from (q, v) for one trajectory with the step dt of each chain.
    void trajectory(Block& q, Block& v, const Lanes& dt) const {
        if (strokes_.first_drift > 0.0) {
            Steps::drift(settings_.integrator, metric_, strokes_.first_drift * dt, q, v);
        }
        for (const Stroke& stroke : strokes_.each) {
            kick_and_drift(stroke.kick * dt, stroke.drift * dt, q, v);
        }
    }

private:
    /// With unit masses the action does both at once.
    void kick_and_drift(const Lanes& kick, const Lanes& drift, Block& q, Block& v) const {
        const Integrator integrator = settings_.integrator;
        if (std::is_same_v<Steps, HmcSteps> && integrator == Integrator::Leapfrog &&
            metric_.is_unit()) {
            action_.kick_and_drift(kick, drift, q, v);
            return;
        }
        steps_.kick(integrator, action_, metric_, kick, q, v);
        Steps::drift(integrator, metric_, drift, q, v);
    }

    /// A trajectory of steps stride·ε from new momenta, kept where accept(ΔH) is 1.
    template <typename Accept>
    Transition advance(Block& q, const RandomSource& random, double stride, Accept accept) const {
        Block normals(lanes, q.cols());
        random.normals(Purpose::Momentum, normals);
        Block v(lanes, q.cols());
        Steps::draw(metric_, normals, v);
        Block length(lanes, 1);
        random.uniforms(Purpose::Length, length);
        const Lanes dt =
            stride * settings_.step_size * (1.0 + settings_.jitter * (2.0 * length.col(0) - 1.0));

        Block proposal = q;
        const Lanes before = steps_.energy(action_, metric_, q, v);
        trajectory(proposal, v, dt);
        const Lanes energy_error = steps_.energy(action_, metric_, proposal, v) - before;

        const Lanes accepted = accept(energy_error);
        for (Index i = 0; i < q.cols(); ++i) {
            q.col(i) = (accepted > 0.5).select(proposal.col(i), q.col(i));
        }
        const Lanes non_finite = energy_error.isFinite().select(Lanes::Zero(), Lanes::Ones());
        return {accepted, energy_error, non_finite};
    }

    const Action& action_;
    const GaussianPart& metric_;
    HmcSettings settings_;
    Strokes strokes_{};
    [[no_unique_address]] Steps steps_;
};

}  // namespace feynet
