#include "feynet/path/exact/plane_transfer.hpp"

#include "feynet/core/error.hpp"
#include "feynet/network/lattice_oscillator.hpp"
#include "hermite_basis.hpp"

#include <Eigen/Eigenvalues>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

namespace feynet {
namespace {

/// Between eigenvalues below this share of the largest, rounding has taken over.
constexpr double least_ratio = 1e-9;

/// One axis: the states of an oscillator on uniform positions.
struct Axis {
    double width;               // b, where φₙ(y/b)/√b are the states
    Eigen::VectorXd positions;  // y
    Eigen::MatrixXd states;     // √h φₙ at the positions, orthonormal columns
    Eigen::MatrixXd kinetic;    // e^{−ap²/2m} between them
    Eigen::MatrixXd products;   // column n (Q+1) + l: state n times state l

    Axis(double mass, double frequency, double spacing, Index highest);
};

/// In momentum space the states are φₙ with the phase (−i)ⁿ.
Eigen::MatrixXd kinetic_matrix(
    const Eigen::VectorXd& t, const Eigen::MatrixXd& states, double exponent) {
    const Eigen::VectorXd damping = (-exponent * t.array().square()).exp().matrix();
    Eigen::MatrixXd kinetic = states.transpose() * damping.asDiagonal() * states;
    for (Index n = 0; n < kinetic.rows(); ++n) {
        for (Index l = 0; l < kinetic.cols(); ++l) {
            const Index apart = std::abs(n - l);
            kinetic(n, l) *= apart % 2 == 1 ? 0.0 : (apart % 4 == 0 ? 1.0 : -1.0);
        }
    }
    return kinetic;
}

/// Products of two states hold wave numbers up to 2√(2Q+1), to which e^{−aV/2} adds its own.
Axis::Axis(double mass, double frequency, double spacing, Index highest)
    : width(std::sqrt(LatticeOscillator(Rule::Site, mass, frequency, spacing).amplitude)) {
    constexpr double beyond = 6.0;
    const double turning_point = std::sqrt(2.0 * static_cast<double>(highest) + 1.0);
    const double reach = turning_point + beyond;
    const double largest_step = std::numbers::pi / reach;
    const auto half = static_cast<Index>(std::ceil(reach / largest_step));
    const double step = reach / static_cast<double>(half);
    const Eigen::VectorXd t = Eigen::VectorXd::LinSpaced(2 * half + 1, -reach, reach);
    positions = width * t;
    states = std::sqrt(step) * hermite_functions(t, highest + 1);
    kinetic = kinetic_matrix(t, states, 0.5 * spacing / (mass * width * width));
    const Index n_states = highest + 1;
    products.resize(t.size(), n_states * n_states);
    for (Index n = 0; n < n_states; ++n) {
        for (Index l = 0; l < n_states; ++l) {
            products.col(n * n_states + l) = states.col(n).cwiseProduct(states.col(l));
        }
    }
}

struct Level {
    Index first;
    Index second;
};

/// V and V + ½ x·∂V at a point (x₁, x₂) = R (y₁, y₂).
std::array<double, 2> energies_at(
    const CoupledSystem& system, const Eigen::MatrixXd& directions, double y1, double y2) {
    const std::array<Lanes, 2> x{
        Lanes::Constant(directions(0, 0) * y1 + directions(0, 1) * y2),
        Lanes::Constant(directions(1, 0) * y1 + directions(1, 1) * y2)};
    std::array<Lanes, 2> slopes;
    system.potential().gradient(x, slopes);
    const double v = system.potential().value(x)[0];
    return {v, v + 0.5 * (x[0] * slopes[0] + x[1] * slopes[1])[0]};
}

/// The states |n₁ n₂⟩ with n₁ + n₂ ≤ Q.
class PlaneBasis {
public:
    PlaneBasis(const CoupledSystem& system, Index highest)
        : n_per_axis_(highest + 1),
          directions_(system.nearest_oscillators().directions),
          first_(axis(system, 0, highest)),
          second_(axis(system, 1, highest)) {
        for (Index total = 0; total <= highest; ++total) {
            for (Index n = 0; n <= total; ++n) {
                levels_.push_back({n, total - n});
            }
        }
    }

    Index size() const { return static_cast<Index>(levels_.size()); }
    const Axis& first() const { return first_; }
    const Axis& second() const { return second_; }

    /// T.
    Eigen::MatrixXd transfer(const CoupledSystem& system) const {
        const Eigen::MatrixXd wall = potential_factor(system);
        const Eigen::MatrixXd kinetic = between([this](const Level& s, const Level& t) {
            return first_.kinetic(s.first, t.first) * second_.kinetic(s.second, t.second);
        });
        const Eigen::MatrixXd t = wall * kinetic * wall;
        return 0.5 * (t + t.transpose());
    }

    /// y₁ or y₂, which moves one quantum: ⟨n|y|n − 1⟩ = b √(n/2).
    Eigen::MatrixXd position(Index axis) const {
        return between([this, axis](const Level& s, const Level& t) {
            const bool along_first = axis == 0;
            const Index n = along_first ? s.first : s.second;
            const Index l = along_first ? t.first : t.second;
            const bool others_agree = along_first ? s.second == t.second : s.first == t.first;
            const double width = along_first ? first_.width : second_.width;
            return others_agree && std::abs(n - l) == 1
                       ? width * std::sqrt(0.5 * static_cast<double>(std::max(n, l)))
                       : 0.0;
        });
    }

    /// A state at the product of the positions of both axes.
    Eigen::MatrixXd on_grid(const Eigen::VectorXd& state) const {
        Eigen::MatrixXd coefficients = Eigen::MatrixXd::Zero(n_per_axis_, n_per_axis_);
        for (Index s = 0; s < size(); ++s) {
            const Level& level = levels_[static_cast<std::size_t>(s)];
            coefficients(level.first, level.second) = state[s];
        }
        return first_.states * coefficients * second_.states.transpose();
    }

private:
    static Axis axis(const CoupledSystem& system, Index k, Index highest) {
        return {
            system.mass(),
            system.nearest_oscillators().frequencies[k],
            system.grid().spacing(),
            highest};
    }

    template <typename Element>
    Eigen::MatrixXd between(Element element) const {
        Eigen::MatrixXd matrix(size(), size());
        for (Index s = 0; s < size(); ++s) {
            for (Index t = 0; t < size(); ++t) {
                matrix(s, t) = element(
                    levels_[static_cast<std::size_t>(s)], levels_[static_cast<std::size_t>(t)]);
            }
        }
        return matrix;
    }

    /// e^{−aV/2}, summed along one axis and then along the other.
    Eigen::MatrixXd potential_factor(const CoupledSystem& system) const {
        const double half = 0.5 * system.grid().spacing();
        Eigen::MatrixXd factor(first_.positions.size(), second_.positions.size());
        for (Index i = 0; i < factor.rows(); ++i) {
            for (Index j = 0; j < factor.cols(); ++j) {
                const double v =
                    energies_at(system, directions_, first_.positions[i], second_.positions[j])[0];
                factor(i, j) = std::exp(-half * v);
            }
        }
        const Eigen::MatrixXd along_second = factor * second_.products;
        const Eigen::MatrixXd sums = first_.products.transpose() * along_second;
        return between([&sums, n = n_per_axis_](const Level& s, const Level& t) {
            return sums(s.first * n + t.first, s.second * n + t.second);
        });
    }

    Index n_per_axis_;
    Eigen::MatrixXd directions_;
    Axis first_;
    Axis second_;
    std::vector<Level> levels_;
};

/// ⟨V⟩ and ⟨V + ½ x·∂V⟩ of eigenvectors with probabilities.
std::array<double, 2> mean_energies(
    const CoupledSystem& system,
    const PlaneBasis& basis,
    const Eigen::MatrixXd& states,
    const Eigen::ArrayXd& probabilities) {
    constexpr double negligible = 1e-17;
    const Eigen::VectorXd& y1 = basis.first().positions;
    const Eigen::VectorXd& y2 = basis.second().positions;
    Eigen::MatrixXd density = Eigen::MatrixXd::Zero(y1.size(), y2.size());
    for (Index i = 0; i < probabilities.size() && probabilities[i] > negligible; ++i) {
        density += probabilities[i] * basis.on_grid(states.col(i)).cwiseAbs2();
    }
    std::array<double, 2> sums{};
    for (Index i = 0; i < density.rows(); ++i) {
        for (Index j = 0; j < density.cols(); ++j) {
            if (density(i, j) > 0.0) {
                const std::array<double, 2> here =
                    energies_at(system, system.nearest_oscillators().directions, y1[i], y2[j]);
                sums[0] += density(i, j) * here[0];
                sums[1] += density(i, j) * here[1];
            }
        }
    }
    return sums;
}

}  // namespace

struct PlaneTransfer::Probes {
    double log_partition;
    Eigen::MatrixXd squares;
    double energy;
    double gap;

    double distance(const Probes& other) const {
        const double scale = squares.cwiseAbs().maxCoeff();
        return std::abs(log_partition - other.log_partition) /
                   std::max(1.0, std::abs(log_partition)) +
               (squares - other.squares).cwiseAbs().maxCoeff() / scale +
               std::abs(energy - other.energy) / std::max(std::abs(energy), gap) +
               std::abs(gap / other.gap - 1.0);
    }
};

PlaneTransfer::PlaneTransfer(const CoupledSystem& system)
    : spacing_(system.grid().spacing()),
      n_slices_(system.grid().n_slices()),
      directions_(system.nearest_oscillators().directions) {
    require(
        system.dimensions() == 2,
        "dimensions",
        "must be 2 for a transfer matrix in the plane, got {}",
        system.dimensions());
    constexpr std::array<Index, 4> highest{16, 24, 32, 40};
    constexpr double settled = 1e-9;
    constexpr double useful = 1e-5;
    solve(system, highest.front());
    for (std::size_t i = 1; i < highest.size(); ++i) {
        const Probes before = probes();
        solve(system, highest[i]);
        error_ = std::max(1e-13, probes().distance(before));
        if (error_ < settled) {
            return;
        }
    }
    require(
        error_ < useful,
        "expression",
        "has no exact answer: the transfer matrix of {} states has settled to {:.1e} only",
        n_states(),
        error_);
}

void PlaneTransfer::solve(const CoupledSystem& system, Index highest) {
    const PlaneBasis basis(system, highest);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(basis.transfer(system));
    const Eigen::VectorXd eigenvalues = solver.eigenvalues().reverse();
    const Eigen::MatrixXd states = solver.eigenvectors().rowwise().reverse();
    log_largest_ = std::log(eigenvalues[0]);
    ratios_ = (eigenvalues.array() / eigenvalues[0]).max(0.0);
    first_ = states.transpose() * (basis.position(0) * states);
    second_ = states.transpose() * (basis.position(1) * states);
    const Eigen::ArrayXd weights = ratios_.pow(static_cast<double>(n_slices_));
    const std::array<double, 2> energies =
        mean_energies(system, basis, states, weights / weights.sum());
    potential_energy_ = energies[0];
    energy_ = energies[1];
}

PlaneTransfer::Probes PlaneTransfer::probes() const {
    return {
        .log_partition = log_partition(),
        .squares = correlation(0),
        .energy = energy_,
        .gap = levels(2)[1]};
}

std::string PlaneTransfer::method() const {
    return fmt::format(
        "transfer matrix in the plane between {} product states of two oscillators", n_states());
}

Eigen::MatrixXd PlaneTransfer::correlation(Index lag) const {
    const Index distance = std::abs(lag) % n_slices_;
    const Eigen::VectorXd here = ratios_.pow(static_cast<double>(n_slices_ - distance)).matrix();
    const Eigen::VectorXd there = ratios_.pow(static_cast<double>(distance)).matrix();
    const double partition = ratios_.pow(static_cast<double>(n_slices_)).sum();
    const auto mean = [&](const Eigen::MatrixXd& y, const Eigen::MatrixXd& z) {
        return here.dot(y.cwiseProduct(z) * there) / partition;
    };
    Eigen::MatrixXd modes(2, 2);
    modes << mean(first_, first_), mean(first_, second_), mean(second_, first_),
        mean(second_, second_);
    return directions_ * modes * directions_.transpose();
}

Eigen::ArrayXd PlaneTransfer::levels(Index n) const {
    Eigen::ArrayXd energies = Eigen::ArrayXd::Constant(n, std::numeric_limits<double>::quiet_NaN());
    for (Index i = 0; i < std::min(n, n_states()) && ratios_[i] > least_ratio; ++i) {
        energies[i] = -std::log(ratios_[i]) / spacing_;
    }
    return energies;
}

double PlaneTransfer::log_partition() const {
    const auto n = static_cast<double>(n_slices_);
    return n * log_largest_ + std::log(ratios_.pow(n).sum());
}

}  // namespace feynet
