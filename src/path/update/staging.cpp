#include "feynet/path/update/staging.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/action/site_rest.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {

Staging::Staging(const PathSystem& system, double frequency, Index length)
    : n_(system.grid().n_slices()), length_(length), rest_(site_rest(system, frequency)) {
    require(
        system.grid().is_ring() && rest_ != nullptr,
        "boundary",
        "must be periodic, with the potential at the nodes, for staging");
    require(
        length >= 2 && length <= n_,
        "length",
        "must be 2 … {} links of a segment, got {}",
        n_,
        length);
    const LatticeOscillator oscillator(
        system.rule(), system.mass(), frequency, system.grid().spacing());
    for (Index links = 0; links <= length; ++links) {
        const Index inside = std::max<Index>(links - 1, 0);
        Bridge bridge{Eigen::ArrayXd(inside), Eigen::ArrayXd(inside), Eigen::ArrayXd(inside)};
        for (Index k = 0; k < inside; ++k) {
            const Index left = links - k;  // links from node k to the right end
            bridge.from_left[k] = sinh_ratio(left - 1, left, oscillator.theta);
            bridge.from_right[k] = sinh_ratio(1, left, oscillator.theta);
            bridge.width[k] = std::sqrt(oscillator.free_variance * bridge.from_left[k]);
        }
        bridges_.push_back(std::move(bridge));
    }
}

Index Staging::length_of(Index segment) const {
    return std::min(length_, n_ - segment * length_);
}

/// Draws the inside of the segment that begins at node `left` anew and keeps it with probability
/// min(1, exp(−ΔR)).
void Staging::try_segment(
    Block& q,
    Index left,
    Index length,
    const Eigen::Ref<const Block>& normals,
    const Lanes& u,
    Transition& total) const {
    const Bridge& bridge = bridges_[static_cast<std::size_t>(length)];
    const Index inside = length - 1;
    const auto node = [&](Index k) { return (left + k) % n_; };
    Block old(lanes, inside);
    Block drawn(lanes, inside);
    Lanes x = q.col(node(0));
    const Lanes right = q.col(node(length));
    for (Index k = 0; k < inside; ++k) {
        x = bridge.from_left[k] * x + bridge.from_right[k] * right +
            bridge.width[k] * normals.col(k);
        drawn.col(k) = x;
        old.col(k) = q.col(node(k + 1));
    }
    const Lanes change = rest_->value(0, drawn) - rest_->value(0, old);
    const Lanes accepted = accepts(change, u);
    for (Index k = 0; k < inside; ++k) {
        q.col(node(k + 1)) = (accepted > 0.5).select(drawn.col(k), old.col(k));
    }
    total.acceptance += accepted;
    total.non_finite += change.isFinite().select(Lanes::Zero(), Lanes::Ones());
}

Transition Staging::step(Block& q, const RandomSource& random) const {
    Block normals(lanes, n_);
    Block u(lanes, n_segments());
    Block place(lanes, 1);
    random.normals(Purpose::Proposal, normals);
    random.uniforms(Purpose::Acceptance, u);
    random.uniforms(Purpose::Length, place);
    const Index first = std::min(static_cast<Index>(place(0, 0) * static_cast<double>(n_)), n_ - 1);
    Transition total{.acceptance = Lanes::Zero()};
    Index n_moves = 0;
    for (Index i = 0; i < n_segments(); ++i) {
        const Index length = length_of(i);
        if (length < 2) {
            continue;
        }
        const Index left = i * length_;
        const Index from = (first + left) % n_;
        try_segment(q, from, length, normals.middleCols(left, length - 1), u.col(i), total);
        ++n_moves;
    }
    total.acceptance /= static_cast<double>(n_moves);
    return total;
}

Index tune_staging(const PathSystem& system, double frequency, Block q, Stream stream) {
    constexpr Index n_steps = 20;
    constexpr double enough = 0.8;
    stream.phase = Phase::Pilot;
    Index best = 2;
    for (Index length = 2; length <= system.grid().n_slices(); length *= 2) {
        const Staging staging(system, frequency, length);
        double acceptance = 0.0;
        for (Index i = 0; i < n_steps; ++i) {
            ++stream.trajectory;
            const Transition transition = staging.step(q, StreamSource(stream));
            acceptance += transition.acceptance.mean() / static_cast<double>(n_steps);
        }
        if (acceptance < enough) {
            break;
        }
        best = length;
    }
    return best;
}

}  // namespace feynet
