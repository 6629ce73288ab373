#pragma once

#include "feynet/field/action/field_action.hpp"
#include "feynet/sampler/sampler.hpp"

namespace feynet {

/// The elementary steps of over-relaxation.
struct ReflectionSteps {
    static constexpr Purpose acceptance_purpose = Purpose::Acceptance;

    /// The point at which a value is reflected.
    static Lanes centre(const SitePotential& site, const Lanes& /*x*/) { return site.minimum(); }

    /// 1 where a reflection is accepted.
    static Lanes accept(const Lanes& change, const Lanes& u) { return accepts(change, u); }
};

/// Over-relaxation: one after the other in checkerboard order, each value of a field is reflected
/// at the minimum c of its site's potential,
///
///     φ → 2c − φ,    accepted with min(1, exp(−ΔS)).
///
/// c depends on the neighbours and on the other components of the site alone, so that the
/// reflection is its own inverse and preserves volume: exact however well c is found. For a
/// quadratic potential ΔS = 0. Each component is reflected for itself; a reflection of the whole
/// vector about the direction of its neighbours' sum would leave the modulus, and a field of one
/// component as it is. It moves along surfaces of nearly constant S and needs a partner that leaves
/// them. Consumes one uniform per value.
///
/// @tparam Steps  the elementary steps; tests replace them one by one to see that a wrong one is
///                caught
/// Source  Adler, Phys. Rev. D 23 (1981) 2901.
template <typename Steps>
class BasicOverRelaxation final : public Sampler {
public:
    /// `action` must outlive the sampler.
    explicit BasicOverRelaxation(const FieldAction& action) : action_(action) {}

    Transition step(Block& q, const RandomSource& random) const override {
        const Index n_moves = action_.n_moves();
        Block u(lanes, n_moves);
        random.uniforms(Steps::acceptance_purpose, u);
        Transition total{.acceptance = Lanes::Zero()};
        for (Index i = 0; i < n_moves; ++i) {
            const SitePotential site = action_.site_potential(q, i);
            auto x = q.col(action_.column_of(i));
            const Lanes shift = 2.0 * (Steps::centre(site, x) - x);
            const Lanes change = site.delta(x, shift);
            const Lanes accepted = Steps::accept(change, u.col(i));
            x += (accepted > 0.5).select(shift, Lanes::Zero());
            total.acceptance += accepted;
            total.non_finite += change.isFinite().select(Lanes::Zero(), Lanes::Ones());
        }
        total.acceptance /= static_cast<double>(n_moves);
        return total;
    }

private:
    const FieldAction& action_;
};

/// Overrelaxation as it is used.
using OverRelaxation = BasicOverRelaxation<ReflectionSteps>;

}  // namespace feynet
