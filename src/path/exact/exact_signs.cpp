#include "feynet/path/exact/exact_signs.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/potential/symmetry.hpp"
#include "panel_quadrature.hpp"
#include "settling.hpp"
#include "transfer_kernel.hpp"
#include "transfer_spectrum.hpp"

#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr Index most_sign_positions = 1500;
constexpr int last_sign_level = 12;
constexpr double usable_signs = 1e-9;

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

/// The answers on one set of positions x > 0, the other half being their mirror image.
class HalfRing {
public:
    HalfRing(const TimeGrid& grid, const TransferKernel& kernel, Quadrature right)
        : grid_(grid),
          kernel_(kernel),
          right_(std::move(right)),
          even_(parity_part(1.0)),
          odd_(parity_part(-1.0)) {}

    /// Tr(Mᴺ⁻¹ F)/(a Tr Tᴺ).
    ///
    /// A path with the label −1 is the mirror image of one with +1, so M is M± = K ± F between the
    /// states (x, +1), x > −h: K keeps the label, F reaches y > h at −y and mirrors it. Then
    /// Tr(Mᴺ⁻¹ F) = Tr(M₊ᴺ⁻¹ F) − Tr(M₋ᴺ⁻¹ F).
    double kink_density(double threshold) const {
        const Quadrature states = labelled_right(threshold);
        const Eigen::MatrixXd keeps = between(states, 1.0);
        Eigen::MatrixXd kinks = between(states, -1.0);
        for (Index j = 0; j < kinks.cols(); ++j) {
            kinks.col(j) *= states.points[j] > threshold ? 1.0 : 0.0;
        }
        double trace = 0.0;
        for (const double sign : {1.0, -1.0}) {
            const Eigen::MatrixXd all = (keeps + sign * kinks) / even_.first();
            const Eigen::MatrixXd rest = power(all, grid_.n_slices() - 1);
            trace += sign * rest.cwiseProduct(kinks.transpose()).sum() / even_.first();
        }
        return trace / (grid_.spacing() * (sum(even_) + sum(odd_)));
    }

    /// Z₊ and Z₋ are the sum and the difference of those over even and odd states.
    double twist() const { return (sum(even_) - sum(odd_)) / (sum(even_) + sum(odd_)); }

private:
    /// √wᵢ T(xᵢ, ±xⱼ) √wⱼ.
    Eigen::MatrixXd between(const Quadrature& where, double sign) const {
        const Eigen::VectorXd& x = where.points;
        const Eigen::VectorXd root = where.weights.cwiseSqrt();
        Eigen::MatrixXd matrix(x.size(), x.size());
        for (Index j = 0; j < x.size(); ++j) {
            for (Index i = 0; i < x.size(); ++i) {
                matrix(i, j) = root[i] * root[j] * std::exp(kernel_.log_value(x[i], sign * x[j]));
            }
        }
        return matrix;
    }

    /// T between even or odd functions of x.
    TransferSpectrum parity_part(double parity) const {
        return TransferSpectrum(between(right_, 1.0) + parity * between(right_, -1.0));
    }

    /// The positions that can carry the label +1: x > −h.
    Quadrature labelled_right(double threshold) const {
        const Index n = right_.points.size();
        const Index n_middle = (right_.points.array() < threshold).count();
        Quadrature states{Eigen::VectorXd(n + n_middle), Eigen::VectorXd(n + n_middle)};
        states.points.head(n) = right_.points;
        states.weights.head(n) = right_.weights;
        for (Index i = 0, next = n; i < n; ++i) {
            if (right_.points[i] < threshold) {
                states.points[next] = -right_.points[i];
                states.weights[next++] = right_.weights[i];
            }
        }
        return states;
    }

    /// Σᵢ (λᵢ/λ₀)ᴺ over the states of one parity, λ₀ the largest of both.
    double sum(const TransferSpectrum& part) const {
        const double scale =
            std::pow(part.first() / even_.first(), static_cast<double>(grid_.n_slices()));
        return scale * part.power(grid_.n_slices()).sum();
    }

    TimeGrid grid_;
    const TransferKernel& kernel_;
    Quadrature right_;
    TransferSpectrum even_;
    TransferSpectrum odd_;
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
    for (int level = 0; settling.goes_on() && level <= last_sign_level; ++level) {
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
        error_ < usable_signs,
        "potential",
        "has no exact kink density by a transfer matrix: it still changes by {:.1e}",
        settling.change());
}

/// The answers on panels that are finer, and reach farther, the higher the level; false, and
/// nothing done, if there are too many positions.
bool ExactSigns::solve(const PathSystem& ring, double threshold, int level) {
    const double free_step = std::sqrt(ring.grid().spacing() / ring.mass());
    const PositionGrid range = position_grid(ring, 40.0 + 8.0 * level, 0.5 * free_step);
    if (range.size > most_sign_positions) {
        return false;
    }
    const Eigen::VectorXd positions = range.positions();
    const double reach = positions.cwiseAbs().maxCoeff();
    const double longest = 3.0 * free_step * std::pow(0.75, level);
    Quadrature right = panel_quadrature(0.0, reach, longest, {threshold});
    if (2 * right.points.size() > most_sign_positions) {
        return false;
    }
    const TransferKernel kernel(ring, range);
    const HalfRing answers(ring.grid(), kernel, std::move(right));
    kink_density_ = answers.kink_density(threshold);
    twist_ = answers.twist();
    return true;
}

}  // namespace feynet
