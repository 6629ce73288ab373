#include "feynet/path/exact/transfer_matrix.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "scaled_powers.hpp"
#include "settling.hpp"
#include "transfer_engine.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr Index most_positions = 1200;
constexpr Index many_positions = 600;
constexpr int last_level = 20;
constexpr Index n_watched = 16;
constexpr double usable = 3e-3;
constexpr double lost_in_rounding = 1e-9;

PositionGrid positions(const PathSystem& system, int level) {
    const double free_step = std::sqrt(system.grid().spacing() / system.mass());
    return position_grid(system, 48.0 + 8.0 * level, 0.7 * free_step * std::pow(0.8, level));
}

}  // namespace

/// A few answers that feel every error of the grid.
struct TransferMatrix::Probes {
    double log_partition;
    double middle_square;
    double end_square;
    double correlation;
    double ground_energy;
    double zero_point;      // E₀ − V_min
    Eigen::ArrayXd levels;  // NaN where unknown

    /// The sum of all relative changes of what an open path without a wall has too.
    double change_from(const Probes& other) const {
        const double sum =
            std::abs(log_partition - other.log_partition) / std::max(1.0, std::abs(log_partition)) +
            std::abs(middle_square - other.middle_square) / middle_square +
            std::abs(end_square - other.end_square) / end_square +
            std::abs(correlation - other.correlation) / middle_square;
        return std::isfinite(sum) ? sum : HUGE_VAL;
    }

    /// The changes of the spectrum, E₀ first, then the levels above it, in units of the zero-point
    /// energy or, where larger, of the level.
    Eigen::ArrayXd spectrum_change_from(const Probes& other) const {
        Eigen::ArrayXd change = (levels - other.levels).abs() / levels.max(zero_point);
        change[0] = std::abs(ground_energy - other.ground_energy) / zero_point;
        return change.isFinite().select(change, HUGE_VAL);
    }
};

TransferMatrix::TransferMatrix(PathSystem system) : system_(std::move(system)) {
    require(
        positions(system_, 0).size != PositionGrid::unbounded,
        "potential",
        "must confine the path for exact answers: T (V − V_min) must exceed 36 far out on both "
        "sides");
    require(
        solve(0),
        "spacing",
        "is too small for a transfer matrix: it would need more than {} positions",
        most_positions);
    Probes before = probes();
    Settling settling;
    Eigen::ArrayXd spectrum_change = Eigen::ArrayXd::Constant(n_watched, HUGE_VAL);
    const auto goes_on = [&] {
        return settling.goes_on() && !(settling.is_slow() && n_positions_ > many_positions);
    };
    for (int level = 1; goes_on() && level <= last_level && solve(level); ++level) {
        Probes now = probes();
        spectrum_change = now.spectrum_change_from(before);
        settling.follow(
            now.change_from(before) + (is_walled_ ? spectrum_change.head(2).sum() : 0.0));
        before = std::move(now);
    }
    error_ = settling.error();
    require(
        error_ < usable,
        "potential",
        "has no exact answers by a transfer matrix: at {} positions they still change by {:.1e}",
        n_positions_,
        settling.change());
    const double tolerance = std::max(Settling::nearly_settled, error_);
    ground_energy_ = spectrum_change[0] < tolerance ? before.ground_energy : std::nan("");
    levels_ = (spectrum_change < tolerance).select(before.levels, std::nan(""));
}

TransferMatrix::~TransferMatrix() = default;

/// Writes the matrix on a grid that is wider and finer the higher the level; false, and nothing
/// done, if it has too many positions.
bool TransferMatrix::solve(int level) {
    const PositionGrid where = positions(system_, level);
    if (where.size > most_positions) {
        return false;
    }
    TransferKernel kernel(system_, where);
    level_ = level;
    reference_ = kernel.reference();
    n_positions_ = kernel.size();
    is_walled_ = where.is_walled;
    engine_ = grid().is_ring() ? ring_engine(std::move(kernel), grid().n_slices())
                               : open_engine(std::move(kernel), grid());
    return true;
}

TransferMatrix::Probes TransferMatrix::probes() const {
    const Index middle = grid().n_slices() / 2;
    const Index quarter = std::max<Index>(grid().n_slices() / 4, 1);
    const Index end = grid().first_free() + grid().n_free() - 1;
    return {
        .log_partition = log_partition(),
        .middle_square = expectation(middle, square),
        .end_square = expectation(end, square),
        .correlation = correlation(quarter, middle),
        .ground_energy = grid_ground_energy(),
        .zero_point = grid_ground_energy() - reference_,
        .levels = grid_levels()};
}

double TransferMatrix::grid_ground_energy() const {
    return reference_ - std::log(engine_->spectrum().first()) / grid().spacing();
}

Eigen::ArrayXd TransferMatrix::grid_levels() const {
    const Eigen::ArrayXd& ratios = engine_->spectrum().ratios();
    Eigen::ArrayXd result = Eigen::ArrayXd::Constant(n_watched, std::nan(""));
    for (Index i = 0; i < std::min(n_watched, ratios.size()); ++i) {
        if (std::abs(ratios[i]) > lost_in_rounding) {
            result[i] = -std::log(std::abs(ratios[i])) / grid().spacing();
        }
    }
    return result;
}

std::string TransferMatrix::method() const {
    return "transfer matrix on " + std::to_string(n_positions_) + " positions";
}

double TransferMatrix::expectation(Index node, const std::function<double(double)>& f) const {
    return engine_->expectation(node, f);
}

double TransferMatrix::correlation(Index j, Index k) const {
    return engine_->correlation(j, k);
}

Eigen::ArrayXd TransferMatrix::correlator(
    const PositionFunction& f, const PositionFunction& g, Index j, Index n_lags) const {
    return engine_->correlator(f, g, j, n_lags);
}

double TransferMatrix::density(Index node, double x) const {
    return engine_->density(node, x);
}

double TransferMatrix::link_expectation(const std::function<double(double)>& f) const {
    return engine_->link_expectation(f);
}

double TransferMatrix::gap() const {
    return levels_[1];
}

Eigen::ArrayXd TransferMatrix::levels(Index n) const {
    Eigen::ArrayXd result = Eigen::ArrayXd::Constant(n, std::nan(""));
    const Index n_known = std::min(n, levels_.size());
    result.head(n_known) = levels_.head(n_known);
    return result;
}

double TransferMatrix::ground_density(double x) const {
    return std::isfinite(ground_energy_) ? engine_->ground_density(x) : std::nan("");
}

double TransferMatrix::log_partition() const {
    return engine_->log_partition() - grid().duration() * reference_;
}

Eigen::ArrayXd TransferMatrix::log_kernel(double x_initial, const Eigen::ArrayXd& x_final) const {
    const double lowest = std::min(x_initial, x_final.minCoeff());
    const double highest = std::max(x_initial, x_final.maxCoeff());
    const TimeGrid between(
        grid().spacing(), grid().n_slices(), Boundary::Dirichlet, lowest, highest);
    const PathSystem held(
        between, system_.discretisation(), system_.mass(), system_.continuum_potential());
    const PositionGrid where = positions(held, level_);
    require(
        where.size <= most_positions,
        "x_final",
        "must lie nearer to x_initial: the kernel would need more than {} positions",
        most_positions);
    const TransferKernel kernel(held, where);
    const Eigen::MatrixXd matrix = kernel.matrix();
    const ScaledPowers powers(matrix, TransferSpectrum(matrix), grid().n_slices());
    const ScaledVector start =
        powers.apply(grid().n_slices() - 2, ScaledVector::of_logarithms(kernel.log_row(x_initial)));
    const double constant =
        start.log_scale + std::log(kernel.step()) - grid().duration() * kernel.reference();
    return x_final.unaryExpr([&](double y) {
        const ScaledVector end = ScaledVector::of_logarithms(kernel.log_row(y));
        return std::log(start.values.dot(end.values)) + end.log_scale + constant;
    });
}

}  // namespace feynet
