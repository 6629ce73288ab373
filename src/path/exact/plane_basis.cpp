#include "plane_basis.hpp"

#include "feynet/network/lattice_oscillator.hpp"
#include "hermite_basis.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

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

PlaneAxis axis_of(const CoupledSystem& system, Index k, Index highest) {
    return {
        system.mass(),
        system.nearest_oscillators().frequencies[k],
        system.grid().spacing(),
        highest};
}

}  // namespace

/// Products of two states hold wave numbers up to 2√(2Q+1), to which e^{−aV/2} adds its own.
PlaneAxis::PlaneAxis(double mass, double frequency, double spacing, Index highest)
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

std::array<double, 2> plane_energies(const CoupledSystem& system, double y1, double y2) {
    const Eigen::MatrixXd& directions = system.nearest_oscillators().directions;
    const std::array<Lanes, 2> x{
        Lanes::Constant(directions(0, 0) * y1 + directions(0, 1) * y2),
        Lanes::Constant(directions(1, 0) * y1 + directions(1, 1) * y2)};
    std::array<Lanes, 2> slopes;
    system.potential().gradient(x, slopes);
    const double v = system.potential().value(x)[0];
    return {v, v + 0.5 * (x[0] * slopes[0] + x[1] * slopes[1])[0]};
}

PlaneBasis::PlaneBasis(const CoupledSystem& system, Index highest)
    : n_per_axis_(highest + 1),
      first_(axis_of(system, 0, highest)),
      second_(axis_of(system, 1, highest)) {
    for (Index total = 0; total <= highest; ++total) {
        for (Index n = 0; n <= total; ++n) {
            levels_.push_back({n, total - n});
        }
    }
}

template <typename Element>
Eigen::MatrixXd PlaneBasis::between(Element element) const {
    Eigen::MatrixXd matrix(size(), size());
    for (Index s = 0; s < size(); ++s) {
        for (Index t = 0; t < size(); ++t) {
            matrix(s, t) =
                element(levels_[static_cast<std::size_t>(s)], levels_[static_cast<std::size_t>(t)]);
        }
    }
    return matrix;
}

Eigen::MatrixXd PlaneBasis::transfer(const CoupledSystem& system) const {
    const Eigen::MatrixXd wall = potential_factor(system);
    const Eigen::MatrixXd kinetic = between([this](const Level& s, const Level& t) {
        return first_.kinetic(s.first, t.first) * second_.kinetic(s.second, t.second);
    });
    const Eigen::MatrixXd transfer = wall * kinetic * wall;
    return 0.5 * (transfer + transfer.transpose());
}

/// y moves one quantum, ⟨n|y|n − 1⟩ = b √(n/2).
Eigen::MatrixXd PlaneBasis::position(Index axis) const {
    const double width = axis == 0 ? first_.width : second_.width;
    return between([axis, width](const Level& s, const Level& t) {
        const Index n = axis == 0 ? s.first : s.second;
        const Index l = axis == 0 ? t.first : t.second;
        const bool others_agree = axis == 0 ? s.second == t.second : s.first == t.first;
        return others_agree && std::abs(n - l) == 1
                   ? width * std::sqrt(0.5 * static_cast<double>(std::max(n, l)))
                   : 0.0;
    });
}

Eigen::MatrixXd PlaneBasis::on_grid(const Eigen::VectorXd& state) const {
    Eigen::MatrixXd coefficients = Eigen::MatrixXd::Zero(n_per_axis_, n_per_axis_);
    for (Index s = 0; s < size(); ++s) {
        const Level& level = levels_[static_cast<std::size_t>(s)];
        coefficients(level.first, level.second) = state[s];
    }
    return first_.states * coefficients * second_.states.transpose();
}

/// e^{−aV/2}, summed along one axis and then along the other.
Eigen::MatrixXd PlaneBasis::potential_factor(const CoupledSystem& system) const {
    const double half = 0.5 * system.grid().spacing();
    Eigen::MatrixXd factor(first_.positions.size(), second_.positions.size());
    for (Index i = 0; i < factor.rows(); ++i) {
        for (Index j = 0; j < factor.cols(); ++j) {
            const double v = plane_energies(system, first_.positions[i], second_.positions[j])[0];
            factor(i, j) = std::exp(-half * v);
        }
    }
    const Eigen::MatrixXd along_second = factor * second_.products;
    const Eigen::MatrixXd sums = first_.products.transpose() * along_second;
    return between([&sums, n = n_per_axis_](const Level& s, const Level& t) {
        return sums(s.first * n + t.first, s.second * n + t.second);
    });
}

}  // namespace feynet
