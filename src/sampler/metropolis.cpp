#include "feynet/sampler/metropolis.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

Metropolis::Metropolis(const LocalAction& action, Eigen::ArrayXd widths)
    : action_(action), widths_(std::move(widths)) {
    require(
        widths_.size() == action.n_moves(),
        "widths",
        "must be one per move ({}), got {}",
        action.n_moves(),
        widths_.size());
    require((widths_ > 0.0).all(), "widths", "must be positive, got {}", widths_.minCoeff());
}

Transition Metropolis::step(Block& q, const RandomSource& random) const {
    const Index n_moves = action_.n_moves();
    Block shifts(lanes, n_moves);
    Block u(lanes, n_moves);
    random.normals(Purpose::Proposal, shifts);
    random.uniforms(Purpose::Acceptance, u);
    Transition total{.acceptance = Lanes::Zero()};
    for (Index i = 0; i < n_moves; ++i) {
        const Lanes shift = widths_[i] * shifts.col(i);
        const Lanes change = action_.delta(q, i, shift);
        const Lanes accepted = accepts(change, u.col(i));
        action_.move(q, i, (accepted > 0.5).select(shift, Lanes::Zero()));
        total.acceptance += accepted;
        total.non_finite += change.isFinite().select(Lanes::Zero(), Lanes::Ones());
    }
    total.acceptance /= static_cast<double>(n_moves);
    return total;
}

Eigen::ArrayXd conditional_widths(const LocalAction& action, const Block& q) {
    Eigen::ArrayXd widths(action.n_moves());
    for (Index i = 0; i < action.n_moves(); ++i) {
        // S(q + h) + S(q − h) − 2S(q) ≈ h² S''; h starts at 1 and shrinks until S changes by
        // about 1.
        double h = 1.0;
        double second = 0.0;
        for (int attempt = 0; attempt < 60; ++attempt) {
            const Lanes shift = Lanes::Constant(h);
            second = (action.delta(q, i, shift) + action.delta(q, i, -shift)).mean();
            if (std::isfinite(second) && second > 1e-3 && second < 4.0) {
                break;
            }
            h *= std::isfinite(second) && second > 0.0 && second <= 1e-3 ? 4.0 : 0.5;
        }
        widths[i] = second > 0.0 && std::isfinite(second) ? h / std::sqrt(second) : h;
    }
    return widths;
}

}  // namespace feynet
