#include "feynet/holography/metric/spline_metric.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <Eigen/LU>

#include <algorithm>

namespace feynet {
namespace {

void check_knots(const Eigen::VectorXd& knots) {
    require(knots.size() >= 4, "knots", "must be at least 4, got {}", knots.size());
    for (Index k = 1; k < knots.size(); ++k) {
        require(
            knots(k) > knots(k - 1), "knots", "must rise, got {} and {}", knots(k - 1), knots(k));
    }
}

/// The second derivatives at the knots of the K splines that are one at one knot.
Eigen::MatrixXd curvatures(const Eigen::VectorXd& knots) {
    const Index n = knots.size();
    const Eigen::VectorXd gap = knots.tail(n - 1) - knots.head(n - 1);
    Eigen::MatrixXd left = Eigen::MatrixXd::Zero(n, n);
    Eigen::MatrixXd right = Eigen::MatrixXd::Zero(n, n);
    for (Index k = 1; k + 1 < n; ++k) {
        left.row(k).segment(k - 1, 3) << gap(k - 1), 2.0 * (gap(k - 1) + gap(k)), gap(k);
        right.row(k).segment(k - 1, 3) << 6.0 / gap(k - 1), -6.0 / gap(k - 1) - 6.0 / gap(k),
            6.0 / gap(k);
    }
    // The third derivative has no jump at the second knot and at the last but one.
    const auto no_jump = [&](Index row, Index k) {
        left.row(row).segment(k - 1, 3) << gap(k), -gap(k - 1) - gap(k), gap(k - 1);
    };
    no_jump(0, 1);
    no_jump(n - 1, n - 2);
    return left.partialPivLu().solve(right);
}

/// The K splines that are one at one knot, depths × K.
Eigen::MatrixXd cardinal_splines(const Eigen::VectorXd& depths, const Eigen::VectorXd& knots) {
    check_knots(knots);
    const Index n = knots.size();
    const Eigen::MatrixXd bend = curvatures(knots);
    Eigen::MatrixXd basis = Eigen::MatrixXd::Zero(depths.size(), n);
    for (Index i = 0; i < depths.size(); ++i) {
        const double depth = depths(i);
        require(
            depth >= knots(0) && depth <= knots(n - 1),
            "depths",
            "must be in [{}, {}], got {}",
            knots(0),
            knots(n - 1),
            depth);
        const auto above = std::upper_bound(knots.begin(), knots.end(), depth) - knots.begin();
        const Index k = std::min<Index>(above, n - 1) - 1;
        const double gap = knots(k + 1) - knots(k);
        const double right = (depth - knots(k)) / gap;
        const double left = 1.0 - right;
        const double scale = square(gap) / 6.0;
        basis.row(i) = scale * (left * (square(left) - 1.0) * bend.row(k) +
                                right * (square(right) - 1.0) * bend.row(k + 1));
        basis(i, k) += left;
        basis(i, k + 1) += right;
    }
    return basis;
}

}  // namespace

SplineMetric::SplineMetric(const Eigen::VectorXd& depths, const Eigen::VectorXd& knots)
    : LinearMetric(Eigen::VectorXd::Zero(depths.size()), cardinal_splines(depths, knots)) {}

}  // namespace feynet
