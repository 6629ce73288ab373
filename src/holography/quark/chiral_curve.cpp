#include "feynet/holography/quark/chiral_curve.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace feynet {
namespace {

/// λ and m² = −3 as the boundary reads them.
BulkWeights bulk_of(double coupling) {
    return {.metric = {}, .mass_squared = -3.0, .coupling = coupling};
}

Eigen::VectorXd radius_of(double radius) {
    return Eigen::VectorXd::Constant(1, radius);
}

/// How mass and condensate move with φ and π at the boundary, lane by lane: the inverse of the
/// boundary's Jacobian.
class InverseSlopes {
public:
    InverseSlopes(
        const QuarkBoundary& boundary, const BoundaryPoints& points, double coupling, double radius)
        : phi_(boundary, points, coupling, radius, {.phi = Lanes::Ones(), .pi = Lanes::Zero()}),
          pi_(boundary, points, coupling, radius, {.phi = Lanes::Zero(), .pi = Lanes::Ones()}),
          determinant_(
              phi_.points.source * pi_.points.response - phi_.points.response * pi_.points.source) {
    }

    /// The change of the points with that of φ and π.
    BoundaryPoints points(const Lanes& phi, const Lanes& pi) const {
        return {
            .source = (pi_.points.response * phi - phi_.points.response * pi) / determinant_,
            .response = (phi_.points.source * pi - pi_.points.source * phi) / determinant_};
    }

    /// … with λ or L at fixed φ and π: that which undoes the change of the boundary's state.
    BoundaryPoints by_coupling() const { return points(-phi_.coupling, -pi_.coupling); }
    BoundaryPoints by_radius() const { return points(-phi_.radius, -pi_.radius); }

private:
    /// The slopes of φ or of π.
    struct Row {
        Row(const QuarkBoundary& boundary,
            const BoundaryPoints& at,
            double lambda,
            double length,
            const BulkState& which) {
            BulkSlopes slopes = BulkSlopes::zero(0);
            Block by_radius = Block::Zero(lanes, 1);
            points = boundary.pull_back(
                bulk_of(lambda), radius_of(length), at, which, slopes, by_radius);
            coupling = slopes.coupling;
            radius = by_radius.col(0);
        }

        BoundaryPoints points;
        Lanes coupling;
        Lanes radius;
    };

    Row phi_;
    Row pi_;
    Lanes determinant_;
};

}  // namespace

ChiralCurve::ChiralCurve(
    const Eigen::VectorXd& masses, const Eigen::VectorXd& guess, double depth, Index n_modes)
    : masses_(masses), guess_(guess), boundary_(depth), field_(depth, n_modes, depth, 40) {
    require(masses.size() >= 1, "masses", "must not be empty");
    require(
        guess.size() == masses.size() && guess.minCoeff() > 0.0,
        "guess",
        "must be {} positive condensates, got {}",
        masses.size(),
        guess.size());
}

ChiralResponse ChiralCurve::response(const QuarkWeights& weights) const {
    assert(weights.metric.size() == n_modes());
    const Index n = n_masses();
    ChiralResponse all{
        Eigen::VectorXd(n), Eigen::MatrixXd(n, n_modes()), Eigen::VectorXd(n), Eigen::VectorXd(n)};
    for (Index first = 0; first < n; first += lanes) {
        const Index taken = std::min<Index>(lanes, n - first);
        const ChiralResponse block = block_response(first, weights);
        all.condensate.segment(first, taken) = block.condensate.head(taken);
        all.by_metric.middleRows(first, taken) = block.by_metric.topRows(taken);
        all.by_coupling.segment(first, taken) = block.by_coupling.head(taken);
        all.by_radius.segment(first, taken) = block.by_radius.head(taken);
    }
    return all;
}

double ChiralCurve::susceptibility(const Eigen::VectorXd& metric) const {
    const GrownField grown = field_.grow(Lanes::Ones(), metric, bulk_of(0.0).mass_squared, 0.0);
    const BoundaryPoints points = boundary_.points(bulk_of(0.0), radius_of(1.0), grown.boundary);
    return points.response[0] / points.source[0];
}

Lanes ChiralCurve::first_start(Index first, const QuarkWeights& weights) const {
    const GrownField unit =
        field_.grow(Lanes::Ones(), weights.metric, bulk_of(0.0).mass_squared, 0.0);
    const BoundaryPoints linear =
        boundary_.points(bulk_of(0.0), radius_of(weights.radius), unit.boundary);
    Lanes start;
    for (Index lane = 0; lane < lanes; ++lane) {
        start[lane] = guess_(std::min(first + lane, n_masses() - 1)) / linear.response[lane];
    }
    return start;
}

ChiralResponse ChiralCurve::block_response(Index first, const QuarkWeights& weights) const {
    const BulkWeights bulk = bulk_of(weights.coupling);
    Lanes mass;
    for (Index lane = 0; lane < lanes; ++lane) {
        mass[lane] = masses_(std::min(first + lane, n_masses() - 1));
    }
    Lanes start = first_start(first, weights);
    constexpr int most_steps = 40;
    for (int step = 0;; ++step) {
        const GrownField grown =
            field_.grow(start, weights.metric, bulk.mass_squared, bulk.coupling);
        const BoundaryPoints found =
            boundary_.points(bulk, radius_of(weights.radius), grown.boundary);
        const InverseSlopes slopes(boundary_, found, weights.coupling, weights.radius);
        const BoundaryPoints by_start = slopes.points(grown.by_start.phi, grown.by_start.pi);
        const Lanes change = (mass - found.source) / by_start.source;
        if ((change.abs() > 1e-12 * start.abs()).any() && step < most_steps) {
            const Lanes bound = 0.5 * start.abs();
            start += change.max(-bound).min(bound);
            continue;
        }
        const auto along = [&](const BoundaryPoints& slope) -> Lanes {
            return slope.response - by_start.response / by_start.source * slope.source;
        };
        const BoundaryPoints by_field = slopes.points(grown.by_coupling.phi, grown.by_coupling.pi);
        const bool is_found = (change.abs() <= 1e-9 * start.abs()).all();
        ChiralResponse response{
            found.response,
            Eigen::MatrixXd(lanes, n_modes()),
            along(by_field) + along(slopes.by_coupling()),
            along(slopes.by_radius())};
        for (Index k = 0; k < n_modes(); ++k) {
            response.by_metric.col(k) =
                along(slopes.points(grown.phi_by_metric.col(k), grown.pi_by_metric.col(k)));
        }
        if (!is_found) {
            response.condensate.setConstant(std::numeric_limits<double>::quiet_NaN());
        }
        return response;
    }
}

}  // namespace feynet
