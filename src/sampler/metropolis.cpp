#include "feynet/sampler/metropolis.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
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
    // So few offers at a time that they never leave the first cache.
    constexpr Index n_at_once = 64;
    const Index n_moves = action_.n_moves();
    Offers offers(std::min(n_at_once, n_moves));
    MoveCount total;
    for (; offers.first < n_moves; offers.first += n_at_once) {
        if (n_moves - offers.first < offers.n()) {
            offers.resize(n_moves - offers.first);
        }
        random.offers(Purpose::Offer, widths_.segment(offers.first, offers.n()), offers);
        const MoveCount part = action_.offer(offers, q);
        total.taken += part.taken;
        total.non_finite += part.non_finite;
    }
    return {
        .acceptance = total.taken / static_cast<double>(n_moves), .non_finite = total.non_finite};
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
