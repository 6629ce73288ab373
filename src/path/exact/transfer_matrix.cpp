#include "feynet/path/exact/transfer_matrix.hpp"

#include "feynet/core/error.hpp"
#include "transfer_engine.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace feynet {
namespace {

constexpr Index most_positions = 1200;
constexpr int last_level = 20;
constexpr double settled = 1e-12;
constexpr double usable = 1e-9;

double square(double x) {
    return x * x;
}

}  // namespace

/// A few answers that feel every error of the grid.
struct TransferMatrix::Probes {
    double log_partition;
    double ground_energy;
    double gap;
    double middle_square;
    double end_square;
    double correlation;

    /// The sum of all relative changes.
    double change_from(const Probes& other) const {
        const double energy_scale = std::max(std::abs(ground_energy), gap);
        const double sum =
            std::abs(log_partition - other.log_partition) / std::max(1.0, std::abs(log_partition)) +
            std::abs(ground_energy - other.ground_energy) / energy_scale +
            std::abs(gap - other.gap) / gap +
            std::abs(middle_square - other.middle_square) / middle_square +
            std::abs(end_square - other.end_square) / end_square +
            std::abs(correlation - other.correlation) / middle_square;
        return std::isfinite(sum) ? sum : HUGE_VAL;
    }
};

TransferMatrix::TransferMatrix(const PathSystem& system) : grid_(system.grid()) {
    std::optional<Probes> before;
    double change = HUGE_VAL;
    int level = 0;
    for (bool goes_on = true; goes_on && solve(system, level); ++level) {
        const Probes now = probes();
        if (before) {
            const double last_change = std::exchange(change, now.change_from(*before));
            const bool is_rounding = change < usable && change > 0.5 * last_change;
            goes_on = change > settled && !is_rounding && level < last_level;
        }
        before = now;
    }
    require(
        level > 1,
        "spacing",
        "is too small for a transfer matrix: it would need more than {} positions",
        most_positions);
    require(
        change < usable,
        "potential",
        "has no exact answers by a transfer matrix: at {} positions they still change by {:.1e}",
        n_positions_,
        change);
    error_ = std::max(change, 1e-14);
}

TransferMatrix::~TransferMatrix() = default;

/// Writes the matrix on a grid that is wider and finer the higher the level; false, and nothing
/// done, if it has too many positions.
bool TransferMatrix::solve(const PathSystem& system, int level) {
    const double free_step = std::sqrt(grid_.spacing() / system.mass());
    const double step = 0.7 * free_step * std::pow(0.8, level);
    const PositionGrid positions = position_grid(system, 48.0 + 8.0 * level, step);
    if (positions.size > most_positions) {
        return false;
    }
    TransferKernel kernel(system, positions);
    reference_ = kernel.reference();
    n_positions_ = kernel.size();
    engine_ = grid_.is_ring() ? ring_engine(std::move(kernel), grid_.n_slices())
                              : open_engine(std::move(kernel), grid_);
    return true;
}

TransferMatrix::Probes TransferMatrix::probes() const {
    const Index middle = grid_.n_slices() / 2;
    const Index quarter = std::max<Index>(grid_.n_slices() / 4, 1);
    const Index end = grid_.first_free() + grid_.n_free() - 1;
    return {
        .log_partition = log_partition(),
        .ground_energy = ground_energy(),
        .gap = gap(),
        .middle_square = expectation(middle, square),
        .end_square = expectation(end, square),
        .correlation = correlation(quarter, middle)};
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

double TransferMatrix::density(Index node, double x) const {
    return engine_->density(node, x);
}

double TransferMatrix::link_expectation(const std::function<double(double)>& f) const {
    return engine_->link_expectation(f);
}

double TransferMatrix::gap() const {
    return -std::log(engine_->levels().ratio) / grid_.spacing();
}

double TransferMatrix::ground_energy() const {
    return reference_ - engine_->levels().log_first / grid_.spacing();
}

double TransferMatrix::log_partition() const {
    return engine_->log_partition() - grid_.duration() * reference_;
}

}  // namespace feynet
