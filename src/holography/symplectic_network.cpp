#include "feynet/holography/symplectic_network.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/multiply_add.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace feynet {
namespace {

/// What a kick needs: m²φ + λφ³ and its derivative.
Lanes kick_of(const BulkWeights& weights, const Lanes& phi) {
    return (weights.mass_squared + weights.coupling * phi.square()) * phi;
}

struct LanePoint {
    Lanes phi;
    Lanes momentum;
};

/// One step of length `step` with μ frozen.
void leap(const BulkWeights& weights, double step, double volume, LanePoint& x) {
    const double drift = 0.5 * step / volume;
    x.phi = multiply_add(drift, x.momentum, x.phi);
    x.momentum = multiply_add(step * volume, kick_of(weights, x.phi), x.momentum);
    x.phi = multiply_add(drift, x.momentum, x.phi);
}

/// The adjoint of one step that began at `start`: ∂E/∂ln μ; moves `slope` to the start.
Lanes pull_leap(
    const BulkWeights& weights,
    double step,
    double volume,
    const LanePoint& start,
    LanePoint& slope,
    BulkSlopes& slopes) {
    const double drift = 0.5 * step / volume;
    const double kick = step * volume;
    const Lanes phi = start.phi + drift * start.momentum;
    const Lanes force = kick_of(weights, phi);
    const Lanes kicked = start.momentum + kick * force;
    const Lanes by_kicked = slope.momentum + drift * slope.phi;
    const Lanes curvature = weights.mass_squared + 3.0 * weights.coupling * phi.square();
    const Lanes by_phi = slope.phi + kick * curvature * by_kicked;
    slopes.mass_squared += kick * by_kicked * phi;
    slopes.coupling += kick * by_kicked * phi.cube();
    const Lanes by_volume =
        kick * by_kicked * force - drift * (slope.phi * kicked + by_phi * start.momentum);
    slope = {by_phi, by_kicked + drift * by_phi};
    return by_volume;
}

/// The middles of the steps of a layer, in fractions of it and in the order of steps.
std::vector<double> middles_of(const SplittingRule& rule) {
    std::vector<double> middles;
    middles.reserve(rule.fractions.size());
    double begin = 0.0;
    for (const double fraction : rule.fractions) {
        middles.push_back(begin + 0.5 * fraction);
        begin += fraction;
    }
    return middles;
}

/// For each entry its place in rising order.
std::vector<Index> ranks_of(const std::vector<double>& values) {
    std::vector<Index> ranks;
    ranks.reserve(values.size());
    for (const double value : values) {
        ranks.push_back(std::count_if(
            values.begin(), values.end(), [value](double other) { return other < value; }));
    }
    return ranks;
}

}  // namespace

SymplecticNetwork::SymplecticNetwork(
    double boundary, double horizon, Index n_layers, SplittingRule rule)
    : n_layers_(n_layers), step_(0.0), rule_(std::move(rule)), nodes_per_gap_(0) {
    require(
        std::isfinite(boundary) && boundary > horizon,
        "boundary",
        "must be finite and above the horizon, got {}",
        boundary);
    require(horizon >= 0.0, "horizon", "must not be negative, got {}", horizon);
    require(n_layers >= 1, "n_layers", "must be positive, got {}", n_layers);
    const double sum = std::accumulate(rule_.fractions.begin(), rule_.fractions.end(), 0.0);
    require(std::abs(sum - 1.0) < 1e-12, "rule", "must have fractions of sum 1, got {}", sum);
    step_ = (horizon - boundary) / static_cast<double>(n_layers);
    nodes_per_gap_ = rule_.order <= 2 ? 1 : 2;
    std::vector<double> middles = middles_of(rule_);
    station_ = ranks_of(middles);
    std::sort(middles.begin(), middles.end());
    place_depths(middles, boundary, horizon);
}

void SymplecticNetwork::place_depths(
    const std::vector<double>& middles, double boundary, double horizon) {
    const double offset = nodes_per_gap_ == 1 ? 0.0 : 0.5 / std::sqrt(3.0);
    const auto n_stations = n_layers_ * static_cast<Index>(middles.size());
    depths_.resize((n_stations + 1) * nodes_per_gap_);
    parts_.resize(depths_.size());
    double above = boundary;
    for (Index k = 0; k <= n_stations; ++k) {
        const auto n = static_cast<Index>(middles.size());
        const Index layer = k / n;
        const double below = k == n_stations
                                 ? horizon
                                 : boundary + (static_cast<double>(layer) +
                                               middles[static_cast<std::size_t>(k % n)]) *
                                                  step_;
        const double gap = below - above;
        for (Index i = 0; i < nodes_per_gap_; ++i) {
            const double side = i == 0 ? -offset : offset;
            depths_(k * nodes_per_gap_ + i) = 0.5 * (above + below) + side * gap;
            parts_(k * nodes_per_gap_ + i) = gap / static_cast<double>(nodes_per_gap_);
        }
        above = below;
    }
}

Eigen::VectorXd SymplecticNetwork::volumes(const BulkWeights& weights) const {
    assert(weights.metric.size() == depths_.size());
    const auto n_steps = static_cast<Index>(station_.size());
    Eigen::VectorXd sorted(depths_.size() / nodes_per_gap_);
    double logarithm = 0.0;
    for (Index k = 0; k < sorted.size(); ++k) {
        const Index first = k * nodes_per_gap_;
        logarithm += weights.metric.segment(first, nodes_per_gap_)
                         .dot(parts_.segment(first, nodes_per_gap_));
        sorted(k) = std::exp(logarithm);
    }
    Eigen::VectorXd found = sorted;
    for (Index k = 0; k + 1 < sorted.size(); ++k) {
        found(k) = sorted(k / n_steps * n_steps + station_[static_cast<std::size_t>(k % n_steps)]);
    }
    return found;
}

SymplecticPath SymplecticNetwork::propagate(
    const BulkWeights& weights, const BulkState& boundary) const {
    const Eigen::VectorXd volume = volumes(weights);
    SymplecticPath path{
        Block(lanes, n_layers_ + 1), Block(lanes, n_layers_ + 1), volume(volume.size() - 1)};
    LanePoint x{boundary.phi, boundary.pi};
    Index k = 0;
    for (Index n = 0; n < n_layers_; ++n) {
        path.phi.col(n) = x.phi;
        path.momentum.col(n) = x.momentum;
        for (const double fraction : rule_.fractions) {
            leap(weights, fraction * step_, volume(k++), x);
        }
    }
    path.phi.col(n_layers_) = x.phi;
    path.momentum.col(n_layers_) = x.momentum;
    return path;
}

BulkState SymplecticNetwork::propagate_back(
    const BulkWeights& weights, const BulkState& horizon) const {
    const Eigen::VectorXd volume = volumes(weights);
    Index k = volume.size() - 1;
    LanePoint x{horizon.phi, volume(k) * horizon.pi};
    for (Index n = 0; n < n_layers_; ++n) {
        for (std::size_t i = rule_.fractions.size(); i-- > 0;) {
            leap(weights, -rule_.fractions[i] * step_, volume(--k), x);
        }
    }
    return {x.phi, x.momentum};
}

void SymplecticNetwork::pull_volumes(const Block& slopes_of_logarithms, BulkSlopes& slopes) const {
    const auto n_steps = static_cast<Index>(station_.size());
    Block sorted = slopes_of_logarithms;
    for (Index k = 0; k + 1 < sorted.cols(); ++k) {
        sorted.col(k / n_steps * n_steps + station_[static_cast<std::size_t>(k % n_steps)]) =
            slopes_of_logarithms.col(k);
    }
    // ln μ sums all gaps above: a gap is felt by every μ below it.
    Lanes below = Lanes::Zero();
    for (Index k = sorted.cols() - 1; k >= 0; --k) {
        below += sorted.col(k);
        for (Index i = k * nodes_per_gap_; i < (k + 1) * nodes_per_gap_; ++i) {
            slopes.metric.col(i) = multiply_add(parts_(i), below, Lanes(slopes.metric.col(i)));
        }
    }
}

BulkState SymplecticNetwork::pull_back(
    const BulkWeights& weights,
    const SymplecticPath& path,
    const BulkState& horizon,
    BulkSlopes& slopes) const {
    assert(slopes.metric.cols() == depths_.size() && path.phi.cols() == n_layers_ + 1);
    const Eigen::VectorXd volume = volumes(weights);
    const std::size_t n_steps = rule_.fractions.size();
    Block by_logarithm(lanes, volume.size());
    by_logarithm.col(volume.size() - 1) = -horizon.pi * path.horizon().pi;
    LanePoint slope{horizon.phi, horizon.pi / path.horizon_volume};
    std::vector<LanePoint> starts(n_steps);
    for (Index n = n_layers_ - 1; n >= 0; --n) {
        const Index first = n * static_cast<Index>(n_steps);
        LanePoint x{path.phi.col(n), path.momentum.col(n)};
        for (std::size_t i = 0; i < n_steps; ++i) {
            starts[i] = x;
            leap(weights, rule_.fractions[i] * step_, volume(first + static_cast<Index>(i)), x);
        }
        for (std::size_t i = n_steps; i-- > 0;) {
            const Index k = first + static_cast<Index>(i);
            by_logarithm.col(k) =
                pull_leap(weights, rule_.fractions[i] * step_, volume(k), starts[i], slope, slopes);
        }
    }
    pull_volumes(by_logarithm, slopes);
    return {slope.phi, slope.momentum};
}

}  // namespace feynet
