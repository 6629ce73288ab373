#include "feynet/path/exact/exact_signs.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/potential/symmetry.hpp"
#include "panel_quadrature.hpp"
#include "settling.hpp"
#include "transfer_kernel.hpp"
#include "transfer_spectrum.hpp"

#include <cmath>
#include <utility>
#include <vector>

namespace feynet {
namespace {

constexpr Index most_positions = 1500;
constexpr int last_level = 12;
constexpr double usable = 1e-9;

/// Mⁿ by squaring.
Eigen::MatrixXd power(Eigen::MatrixXd matrix, Index exponent) {
    Eigen::MatrixXd result = Eigen::MatrixXd::Identity(matrix.rows(), matrix.cols());
    for (; exponent > 0; exponent /= 2) {
        if (exponent % 2 == 1) {
            result = Eigen::MatrixXd(result * matrix);
        }
        if (exponent > 1) {
            matrix = Eigen::MatrixXd(matrix * matrix);
        }
    }
    return result;
}

/// A position with the label of a path that is there.
struct Labelled {
    Index position;
    int label;
};

/// The answers on one set of positions.
class LabelledRing {
public:
    LabelledRing(const TimeGrid& grid, const TransferKernel& kernel, const Quadrature& where)
        : grid_(grid),
          x_(where.points),
          matrix_(weighted(kernel.between(where.points), where.weights)),
          spectrum_(matrix_) {
        matrix_ /= spectrum_.first();
        norm_ = spectrum_.power(grid_.n_slices()).sum();
        const Eigen::Index n = x_.size();
        mirrored_.resize(n, n);
        for (Index j = 0; j < n; ++j) {
            for (Index i = 0; i < n; ++i) {
                mirrored_(i, j) = std::exp(kernel.log_value(x_[i], -x_[j]));
            }
        }
        mirrored_ = weighted(std::move(mirrored_), where.weights) / spectrum_.first();
    }

    /// Tr(Mᴺ⁻¹ F)/(a Tr Tᴺ).
    double kink_density(double threshold) const {
        const std::vector<Labelled> states = labelled_states(threshold);
        const auto n = static_cast<Index>(states.size());
        Eigen::MatrixXd all = Eigen::MatrixXd::Zero(n, n);
        Eigen::MatrixXd kinks = Eigen::MatrixXd::Zero(n, n);
        for (Index to = 0; to < n; ++to) {
            const auto [y, label] = states[static_cast<std::size_t>(to)];
            const bool sets_label = std::abs(x_[y]) > threshold;
            for (Index from = 0; from < n; ++from) {
                const auto [x, before] = states[static_cast<std::size_t>(from)];
                if (sets_label || before == label) {
                    all(from, to) = matrix_(x, y);
                    kinks(from, to) = before == label ? 0.0 : matrix_(x, y);
                }
            }
        }
        const Eigen::MatrixXd rest = power(std::move(all), grid_.n_slices() - 1);
        return rest.cwiseProduct(kinks.transpose()).sum() / (grid_.spacing() * norm_);
    }

    /// Tr(Tᴺ⁻¹ TP)/Tr Tᴺ, where TP(x, y) = T(x, −y).
    double twist() const {
        const Eigen::MatrixXd& vectors = spectrum_.vectors();
        const Eigen::MatrixXd reflected = mirrored_ * vectors;
        const Eigen::ArrayXd elements =
            vectors.cwiseProduct(reflected).colwise().sum().transpose().array();
        return (spectrum_.power(grid_.n_slices() - 1) * elements).sum() / norm_;
    }

private:
    /// √wᵢ Tᵢⱼ √wⱼ.
    static Eigen::MatrixXd weighted(Eigen::MatrixXd matrix, const Eigen::VectorXd& weights) {
        const Eigen::VectorXd root = weights.cwiseSqrt();
        matrix = Eigen::MatrixXd(root.asDiagonal() * matrix * root.asDiagonal());
        return matrix;
    }

    /// Between the thresholds a path may carry either label.
    std::vector<Labelled> labelled_states(double threshold) const {
        std::vector<Labelled> states;
        for (Index i = 0; i < x_.size(); ++i) {
            for (const int label : {-1, 1}) {
                if (std::abs(x_[i]) <= threshold || x_[i] * label > 0.0) {
                    states.push_back({i, label});
                }
            }
        }
        return states;
    }

    TimeGrid grid_;
    Eigen::VectorXd x_;
    Eigen::MatrixXd matrix_;
    TransferSpectrum spectrum_;
    Eigen::MatrixXd mirrored_;
    double norm_ = 0.0;
};

void check(const PathSystem& ring, double threshold) {
    require(
        ring.grid().is_ring(),
        "boundary",
        "must be periodic for an exact kink density, got {}",
        word(ring.grid().boundary()));
    require(
        is_even(ring.continuum_potential()),
        "potential",
        "must be even for its signs to be flipped");
    require(
        std::isfinite(threshold) && threshold > 0.0,
        "kink_threshold",
        "must be positive, got {}",
        threshold);
}

}  // namespace

ExactSigns::ExactSigns(const PathSystem& ring, double threshold) {
    check(ring, threshold);
    Settling settling;
    for (int level = 0; settling.goes_on() && level <= last_level; ++level) {
        const double kinks = kink_density_;
        const double twist = twist_;
        if (!solve(ring, threshold, level)) {
            break;
        }
        if (level > 0) {
            settling.follow(
                std::abs(kink_density_ - kinks) / kink_density_ + std::abs(twist_ - twist));
        }
    }
    error_ = settling.error();
    require(
        error_ < usable,
        "potential",
        "has no exact kink density by a transfer matrix: it still changes by {:.1e}",
        settling.change());
}

/// The answers on panels that are finer, and reach farther, the higher the level; false, and
/// nothing done, if there are too many positions.
bool ExactSigns::solve(const PathSystem& ring, double threshold, int level) {
    const double free_step = std::sqrt(ring.grid().spacing() / ring.mass());
    const PositionGrid range = position_grid(ring, 40.0 + 8.0 * level, 0.5 * free_step);
    if (range.size > most_positions) {
        return false;
    }
    const Eigen::VectorXd positions = range.positions();
    const double reach = positions.cwiseAbs().maxCoeff();
    const double longest = 3.0 * free_step * std::pow(0.75, level);
    const Quadrature where = panel_quadrature(-reach, reach, longest, {-threshold, threshold});
    if (where.points.size() > most_positions) {
        return false;
    }
    const LabelledRing answers(ring.grid(), TransferKernel(ring, range), where);
    kink_density_ = answers.kink_density(threshold);
    twist_ = answers.twist();
    return true;
}

}  // namespace feynet
