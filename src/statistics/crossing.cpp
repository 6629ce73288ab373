#include "feynet/statistics/crossing.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/block_means.hpp"
#include "feynet/statistics/gamma_method.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace feynet {
namespace {

constexpr Index n_nodes = 12;
constexpr double pi = std::numbers::pi;
constexpr double block_in_tau = 10.0;
constexpr Index fewest_blocks = 20;
constexpr Index most_blocks = 240;

using CurveValues = Eigen::RowVectorXd;  ///< at the nodes

/// Chebyshev points of an interval, and what goes through values at them.
class ChebyshevNodes {
public:
    explicit ChebyshevNodes(const CouplingRange& range) : range_(range) {}

    double node(Index i) const {
        return at(-std::cos(pi * static_cast<double>(i) / (n_nodes - 1)));
    }

    /// A point from its place in [−1, 1].
    double at(double place) const {
        return 0.5 * (range_.low + range_.high) + 0.5 * (range_.high - range_.low) * place;
    }

    /// The barycentric formula. Source  Berrut & Trefethen, SIAM Rev. 46 (2004) 501.
    static double interpolate(const CurveValues& values, double place) {
        double sum = 0.0;
        double norm = 0.0;
        for (Index i = 0; i < n_nodes; ++i) {
            const double distance = place + std::cos(pi * static_cast<double>(i) / (n_nodes - 1));
            if (std::abs(distance) < 1e-14) {
                return values[i];
            }
            const bool end = i == 0 || i == n_nodes - 1;
            const double weight = (i % 2 == 0 ? 1.0 : -1.0) * (end ? 0.5 : 1.0) / distance;
            sum += weight * values[i];
            norm += weight;
        }
        return sum / norm;
    }

private:
    CouplingRange range_;
};

/// How the chains of a run are cut; no blocks where they are too short.
struct Blocks {
    Index per_chain = 0;
    double growth = 1.0;  ///< of the error, for what is left of the autocorrelation
};

Blocks blocks_of(const Reweighting& run) {
    double tau = 0.5;
    for (const GammaResult& gamma : gamma_method(run.measured())) {
        if (gamma.status == ErrorStatus::Constant) {
            continue;
        }
        if (gamma.status != ErrorStatus::Reliable) {
            return {};
        }
        tau = std::max(tau, gamma.tau_int);
    }
    const Index n = run.measured().size();
    const Index n_chains = run.measured().n_chains();
    const auto longest = static_cast<Index>(static_cast<double>(n) / (block_in_tau * tau));
    const Index enough = std::max<Index>(1, most_blocks / n_chains);
    const Index per_chain = std::min(longest, enough);
    if (per_chain * n_chains < fewest_blocks) {
        return {};
    }
    const Index length = n / per_chain;
    const double memory = (tau - 0.25 / tau) / static_cast<double>(length);
    return {per_chain, 1.0 / std::sqrt(1.0 - memory)};
}

/// The curve of one run at the nodes: of all blocks in the first row, then with each left out.
Eigen::MatrixXd curves(
    const Reweighting& run,
    const FunctionOfMeans& f,
    const Blocks& blocks,
    const ChebyshevNodes& nodes) {
    const FunctionOfMeans ratio = of_ratios(f);
    Eigen::MatrixXd values(run.measured().n_chains() * blocks.per_chain + 1, n_nodes);
    for (Index i = 0; i < n_nodes; ++i) {
        const BlockMeans sums = block_means(run.weighted(nodes.node(i)), blocks.per_chain);
        const Eigen::RowVectorXd total = sums.values.colwise().sum();
        for (Index row = 0; row < values.rows(); ++row) {
            // of ratios it does not matter that these are sums
            const Eigen::RowVectorXd left =
                row == 0 ? total : Eigen::RowVectorXd(total - sums.values.row(row - 1));
            values(row, i) = ratio({left.data(), static_cast<std::size_t>(left.size())});
        }
    }
    return values;
}

double difference_at(const CurveValues& difference, double place) {
    return ChebyshevNodes::interpolate(difference, place);
}

/// The root between two places of opposite sign; NaN where the signs agree.
double root(const CurveValues& difference, double low, double high) {
    const bool rises = difference_at(difference, low) < 0.0;
    if (rises == (difference_at(difference, high) < 0.0)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    constexpr int n_halvings = 46;
    for (int i = 0; i < n_halvings; ++i) {
        const double middle = 0.5 * (low + high);
        ((difference_at(difference, middle) < 0.0) == rises ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

/// The number of changes of sign between the ends of the range.
int sign_changes(const CurveValues& difference) {
    constexpr int n_steps = 96;
    int changes = 0;
    bool below = difference_at(difference, -1.0) < 0.0;
    for (int i = 1; i <= n_steps; ++i) {
        const bool now = difference_at(difference, 2.0 * i / n_steps - 1.0) < 0.0;
        changes += now != below ? 1 : 0;
        below = now;
    }
    return changes;
}

struct Samples {
    Eigen::VectorXd place;
    Eigen::VectorXd height;
};

/// The crossings with each block of the run left out whose curves are the rows of `own`.
Samples left_out(const Eigen::MatrixXd& own, const Eigen::MatrixXd& other) {
    const Index n = own.rows() - 1;
    Samples samples{Eigen::VectorXd(n), Eigen::VectorXd(n)};
    const CurveValues fixed = other.row(0);
    for (Index i = 0; i < n; ++i) {
        const CurveValues difference = own.row(i + 1) - fixed;
        samples.place[i] = root(difference, -1.0, 1.0);
        samples.height[i] = ChebyshevNodes::interpolate(fixed, samples.place[i]);
    }
    return samples;
}

/// Deviations whose squares sum to the variance of the jackknife.
Eigen::VectorXd shifts(const Eigen::VectorXd& samples, double unit, double growth) {
    const auto n = static_cast<double>(samples.size());
    return unit * growth * std::sqrt((n - 1.0) / n) * (samples.array() - samples.mean()).matrix();
}

CouplingRange common_range(const Reweighting& a, const Reweighting& b) {
    const CouplingRange first = a.range();
    const CouplingRange second = b.range();
    return {std::max(first.low, second.low), std::min(first.high, second.high)};
}

Crossing refused(CrossingStatus status, double coupling) {
    Crossing result;
    result.status = status;
    result.coupling = coupling;
    result.height = std::numeric_limits<double>::quiet_NaN();
    return result;
}

/// Whether a value and its error lie inside a range.
bool within(const CouplingRange& range, double value, double error) {
    return value - error > range.low && value + error < range.high;
}

/// The curve of one run at the nodes, of all blocks in the first row, then with each left out.
struct Curves {
    const Eigen::MatrixXd& values;
    double growth;
};

/// The only crossing of two curves in a range and its jackknife.
Crossing resampled(const Curves& smaller, const Curves& larger, const CouplingRange& range) {
    const Samples first = left_out(smaller.values, larger.values);
    const Samples second = left_out(larger.values, smaller.values);
    if (!first.place.allFinite() || !second.place.allFinite()) {
        return refused(CrossingStatus::Ambiguous, 0.5 * (range.low + range.high));
    }
    const double place = root(smaller.values.row(0) - larger.values.row(0), -1.0, 1.0);
    const double unit = 0.5 * (range.high - range.low);
    Crossing result;
    result.coupling = ChebyshevNodes(range).at(place);
    result.height = ChebyshevNodes::interpolate(smaller.values.row(0), place);
    result.smaller_shifts = shifts(first.place, unit, smaller.growth);
    result.larger_shifts = shifts(second.place, unit, larger.growth);
    result.error = std::hypot(result.smaller_shifts.norm(), result.larger_shifts.norm());
    if (!within(range, result.coupling, 2.0 * *result.error)) {
        return refused(CrossingStatus::Ambiguous, result.coupling);
    }
    result.height_error = std::hypot(
        shifts(first.height, 1.0, smaller.growth).norm(),
        shifts(second.height, 1.0, larger.growth).norm());
    return result;
}

}  // namespace

std::string_view describe(CrossingStatus status) {
    switch (status) {
        case CrossingStatus::NoOverlap:
            return "no coupling is within reach of both runs";
        case CrossingStatus::NoCrossing:
            return "the curves do not cross within reach of both runs";
        case CrossingStatus::Ambiguous:
            return "the crossing is not the only one within its errors";
        case CrossingStatus::TooShort:
            return "a run is too short for its autocorrelation";
        default:
            return "found";
    }
}

Crossing crossing(const Reweighting& smaller, const Reweighting& larger, const FunctionOfMeans& f) {
    const CouplingRange range = common_range(smaller, larger);
    if (!(range.low < range.high) || !std::isfinite(range.high - range.low)) {
        return refused(CrossingStatus::NoOverlap, std::numeric_limits<double>::quiet_NaN());
    }
    const Blocks smaller_blocks = blocks_of(smaller);
    const Blocks larger_blocks = blocks_of(larger);
    if (smaller_blocks.per_chain == 0 || larger_blocks.per_chain == 0) {
        return refused(CrossingStatus::TooShort, 0.5 * (range.low + range.high));
    }
    const ChebyshevNodes nodes(range);
    const Eigen::MatrixXd low = curves(smaller, f, smaller_blocks, nodes);
    const Eigen::MatrixXd high = curves(larger, f, larger_blocks, nodes);
    const CurveValues difference = low.row(0) - high.row(0);
    const int changes = sign_changes(difference);
    if (changes == 0) {
        const bool left = std::abs(difference[0]) < std::abs(difference[n_nodes - 1]);
        return refused(CrossingStatus::NoCrossing, left ? range.low : range.high);
    }

    if (changes > 1) {
        return refused(CrossingStatus::Ambiguous, 0.5 * (range.low + range.high));
    }
    Crossing result = resampled(
        {.values = low, .growth = smaller_blocks.growth},
        {.values = high, .growth = larger_blocks.growth},
        range);
    result.least_overlap =
        std::min(smaller.overlap(result.coupling), larger.overlap(result.coupling));
    return result;
}

Eigen::MatrixXd covariance_of_successive(std::span<const Crossing> crossings) {
    const auto n = static_cast<Index>(crossings.size());
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(n, n);
    for (Index i = 0; i < n; ++i) {
        const Crossing& one = crossings[static_cast<std::size_t>(i)];
        require(one.error.has_value(), "crossings", "must all be found, number {} is not", i + 1);
        covariance(i, i) = *one.error * *one.error;
        if (i + 1 < n) {
            const Crossing& next = crossings[static_cast<std::size_t>(i + 1)];
            require(
                one.larger_shifts.size() == next.smaller_shifts.size(),
                "crossings",
                "must share a run with their neighbours, number {} does not",
                i + 1);
            covariance(i, i + 1) = one.larger_shifts.dot(next.smaller_shifts);
            covariance(i + 1, i) = covariance(i, i + 1);
        }
    }
    return covariance;
}

}  // namespace feynet
