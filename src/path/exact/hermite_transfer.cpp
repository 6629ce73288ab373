#include "feynet/path/exact/hermite_transfer.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/path/action/path_action.hpp"
#include "hermite_basis.hpp"
#include "phase_space_box.hpp"
#include "settling.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace feynet {
namespace {

constexpr std::array<Index, 7> state_numbers = {24, 32, 48, 64, 96, 128, 160};
constexpr Index most_points = 640;
constexpr double usable_basis = 1e-9;

/// One time slice of an action, eight at a time: S(x, y) is half the action of the open path x → y
/// → x.
class Slice {
public:
    explicit Slice(const PathSystem& system)
        : action_(make_path_action(
              {TimeGrid(system.grid().spacing(), 2, Boundary::Free),
               system.discretisation(),
               system.mass(),
               system.continuum_potential()})) {}

    /// S(xᵢ, yᵢ).
    Eigen::ArrayXd value(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) const {
        Eigen::ArrayXd result(x.size());
        Block path = Block::Zero(lanes, 3);
        for (Index first = 0; first < x.size(); first += lanes) {
            const Index n = std::min<Index>(lanes, x.size() - first);
            path.col(0).head(n) = x.segment(first, n);
            path.col(1).head(n) = y.segment(first, n);
            path.col(2) = path.col(0);
            result.segment(first, n) = 0.5 * action_->value(path).head(n);
        }
        return result;
    }

private:
    std::unique_ptr<PathAction> action_;
};

}  // namespace

/// A few answers that feel every missing state.
struct HermiteTransfer::Probes {
    double log_partition;
    double ground_energy;
    double zero_point;  // E₀ − V_min
    double gap;
    double second;
    double fourth;
    double nearest;

    double change_from(const Probes& other) const {
        const double sum =
            std::abs(log_partition - other.log_partition) / std::max(1.0, std::abs(log_partition)) +
            std::abs(ground_energy - other.ground_energy) / zero_point +
            std::abs(gap - other.gap) / std::max(gap, zero_point) +
            std::abs(second - other.second) / second + std::abs(fourth - other.fourth) / fourth +
            std::abs(nearest - other.nearest) / second;
        return std::isfinite(sum) ? sum : HUGE_VAL;
    }
};

HermiteTransfer::HermiteTransfer(const PathSystem& system)
    : spacing_(system.grid().spacing()), n_slices_(system.grid().n_slices()) {
    require(
        system.grid().is_ring(),
        "boundary",
        "must be periodic for the transfer matrix between states, got {}",
        word(system.grid().boundary()));
    std::optional<Probes> before;
    Settling settling;
    for (const Index n_states : state_numbers) {
        solve(system, n_states);
        const Probes now = probes();
        if (before) {
            settling.follow(now.change_from(*before));
            if (!settling.goes_on()) {
                break;
            }
        }
        before = now;
    }
    require(
        settling.change() < usable_basis,
        "potential",
        "has no exact answers between {} oscillator states: they still change by {:.1e}",
        n_states(),
        settling.change());
    error_ = settling.error();
}

/// x = R + r/2, y = R − r/2. In R the states leave e^{−R²/b²}; in r they and the free particle
/// leave e^{−r²/σ²}, 1/σ² = m/2a + 1/4b².
void HermiteTransfer::solve(const PathSystem& system, Index n_states) {
    const auto potential = [&system](double x) {
        return std::visit([x](const auto& v) { return v.value(x); }, system.lattice_potential());
    };
    const PhaseSpaceBox box =
        phase_space_box(potential, system.mass(), 2.0 * static_cast<double>(n_states));
    centre_ = box.centre;
    length_ = std::sqrt(box.half_width / box.momentum);
    reference_ = box.lowest;
    const double sigma = 1.0 / std::sqrt(0.5 * system.mass() / spacing_ + 0.25 / square(length_));
    const HermiteQuadrature middle(std::min(2 * n_states + 40, most_points));
    const HermiteQuadrature apart(std::min(
        30 + static_cast<Index>(2.0 * static_cast<double>(n_states) * square(sigma / length_)),
        most_points));
    const Slice slice(system);
    const Eigen::ArrayXd t = middle.points.array();
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(n_states, n_states);
    for (Index k = 0; k < apart.points.size(); ++k) {
        const double half = 0.5 * sigma * apart.points[k] / length_;
        const Eigen::ArrayXd weight =
            (spacing_ * reference_ -
             slice.value(centre_ + length_ * (t + half), centre_ + length_ * (t - half)))
                .exp() *
            middle.weights.array() * (sigma * apart.weights[k]);
        const Eigen::MatrixXd left = hermite_functions((t + half).matrix(), n_states);
        const Eigen::MatrixXd right = hermite_functions((t - half).matrix(), n_states);
        matrix += left.transpose() * weight.matrix().asDiagonal() * right;
    }
    matrix *= std::sqrt(system.mass() / (2.0 * std::numbers::pi * spacing_));
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(
        Eigen::MatrixXd(0.5 * (matrix + matrix.transpose())));
    const double first = solver.eigenvalues()[n_states - 1];
    log_first_ = std::log(first);
    ratios_ = solver.eigenvalues().array().reverse() / first;
    vectors_ = solver.eigenvectors().rowwise().reverse();
    norm_ = power(n_slices_).sum();
}

HermiteTransfer::Probes HermiteTransfer::probes() const {
    const auto position = [](double x) { return x; };
    return {
        .log_partition = log_partition(),
        .ground_energy = ground_energy(),
        .zero_point = ground_energy() - reference_,
        .gap = levels(2)[1],
        .second = expectation(square),
        .fourth = expectation([](double x) { return square(square(x)); }),
        .nearest = correlator(position, position, 2)[1]};
}

std::string HermiteTransfer::method() const {
    return "transfer matrix between " + std::to_string(n_states()) + " oscillator states";
}

Eigen::ArrayXd HermiteTransfer::power(Index n) const {
    return ratios_.unaryExpr([n](double ratio) { return std::pow(ratio, static_cast<double>(n)); });
}

double HermiteTransfer::ground_energy() const {
    return reference_ - log_first_ / spacing_;
}

double HermiteTransfer::log_partition() const {
    return static_cast<double>(n_slices_) * (log_first_ - spacing_ * reference_) + std::log(norm_);
}

Eigen::ArrayXd HermiteTransfer::levels(Index n) const {
    Eigen::ArrayXd sizes = ratios_.abs();
    std::sort(sizes.begin(), sizes.end(), [](double x, double y) { return x > y; });
    return -sizes.head(n).log() / spacing_;
}

/// ⟨i|f|j⟩ between the eigenvectors of T.
Eigen::MatrixXd HermiteTransfer::elements(const std::function<double(double)>& f) const {
    const HermiteQuadrature rule(std::min(2 * n_states() + 40, most_points));
    const Eigen::MatrixXd states = hermite_functions(rule.points, n_states()) * vectors_;
    const Eigen::VectorXd weights =
        rule.points.unaryExpr([&](double t) { return f(centre_ + length_ * t); })
            .cwiseProduct(rule.weights);
    return states.transpose() * weights.asDiagonal() * states;
}

double HermiteTransfer::expectation(const std::function<double(double)>& f) const {
    return elements(f).diagonal().dot(power(n_slices_).matrix()) / norm_;
}

Eigen::ArrayXd HermiteTransfer::correlator(
    const std::function<double(double)>& f,
    const std::function<double(double)>& g,
    Index n_lags) const {
    const Eigen::MatrixXd products = elements(f).cwiseProduct(elements(g));
    Eigen::ArrayXd result(n_lags);
    for (Index lag = 0; lag < n_lags; ++lag) {
        const Eigen::VectorXd right = power(n_slices_ - lag % n_slices_).matrix();
        const Eigen::VectorXd left = power(lag % n_slices_).matrix();
        result[lag] = left.dot(products * right) / norm_;
    }
    return result;
}

}  // namespace feynet
