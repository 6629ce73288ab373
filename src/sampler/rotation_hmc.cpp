#include "feynet/sampler/rotation_hmc.hpp"

#include "feynet/core/error.hpp"

namespace feynet {

RotationHmc::RotationHmc(const SplitAction& action, const HmcSettings& settings)
    : action_(action), settings_(settings) {
    check(settings);
    strokes_ = strokes_of(settings.splitting, settings.n_leapfrog);
    require(
        settings.integrator == Integrator::Rotation,
        "integrator",
        "must be \"rotation\", got \"{}\"",
        word(settings.integrator));
}

/// Follows H for one trajectory from (q, v) to (end, v) with the step dt of each chain; returns ΔH.
Lanes RotationHmc::follow(const Lanes& dt, const Block& q, Block& v, Block& end) const {
    const bool begins_with_kick = strokes_.first_drift == 0.0;
    Lanes before = begins_with_kick ? Lanes(Lanes::Zero()) : action_.rest(q);
    Lanes after = before;
    Lanes work = Lanes::Zero();
    double drift = strokes_.first_drift;
    const Block* here = &q;
    for (const Stroke& stroke : strokes_.each) {
        const Kick kick = action_.turn_and_kick(drift * dt, stroke.kick * dt, *here, v, end);
        here = &end;
        work += kick.work;
        after = kick.rest;
        if (drift == 0.0) {
            before = kick.rest;
        }
        drift = stroke.drift;
    }
    if (drift > 0.0) {
        after = action_.turn(drift * dt, end, v, end);
    }
    return after - before + work;
}

template <typename Accept>
Transition RotationHmc::advance(
    Block& q, const RandomSource& random, double stride, Accept accept) const {
    Block v(lanes, q.cols());
    random.normals(Purpose::Momentum, v);
    Block length(lanes, 1);
    random.uniforms(Purpose::Length, length);
    const Lanes dt =
        stride * settings_.step_size * (1.0 + settings_.jitter * (2.0 * length.col(0) - 1.0));
    Block proposal(lanes, q.cols());
    const Lanes energy_error = follow(dt, q, v, proposal);
    const Lanes accepted = accept(energy_error);
    if ((accepted > 0.5).all()) {
        q.swap(proposal);
    } else {
        for (Index i = 0; i < q.cols(); ++i) {
            q.col(i) = (accepted > 0.5).select(proposal.col(i), q.col(i));
        }
    }
    const Lanes non_finite = energy_error.isFinite().select(Lanes::Zero(), Lanes::Ones());
    return {accepted, energy_error, non_finite};
}

Transition RotationHmc::step(Block& q, const RandomSource& random) const {
    Block u(lanes, 1);
    random.uniforms(Purpose::Acceptance, u);
    return advance(q, random, 1.0, [&u](const Lanes& energy_error) {
        return accepts(energy_error, u.col(0));
    });
}

Transition RotationHmc::relax(Block& q, const RandomSource& random, double stride) const {
    const auto n = static_cast<double>(q.cols());
    return advance(q, random, stride, [n](const Lanes& energy_error) {
        return Lanes(
            (energy_error.isFinite() && energy_error < n).select(Lanes::Ones(), Lanes::Zero()));
    });
}

}  // namespace feynet
