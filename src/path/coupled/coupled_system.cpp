#include "feynet/path/coupled/coupled_system.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"
#include "feynet/network/lattice_oscillator.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>

#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>
#include <vector>

namespace feynet {
namespace {

constexpr std::string_view potential_key = "expression";

/// R and ω of a symmetric H = m R ω² Rᵀ; frequencies below `least` are raised to it.
NormalModes modes_of(const Eigen::MatrixXd& h, double mass, double least) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(h);
    return {
        .directions = solver.eigenvectors(),
        .frequencies = (solver.eigenvalues().array() / mass).max(least * least).sqrt()};
}

Eigen::MatrixXd force_matrix(const NormalModes& modes, double mass) {
    const Eigen::VectorXd squares = mass * modes.frequencies.square().matrix();
    return modes.directions * squares.asDiagonal() * modes.directions.transpose();
}

/// Points x and −x drawn from the ground state of oscillators, the same normals every time.
class GroundStatePoints {
public:
    explicit GroundStatePoints(Index dimensions) : normals_(lanes, n_columns * dimensions) {
        constexpr std::uint64_t seed = 1;
        fill_normals({.seed = seed, .phase = Phase::Pilot}, Purpose::Test, normals_);
    }

    /// ⟨∂V xᵀ⟩⟨x xᵀ⟩⁻¹, symmetrised, over the points that R √(P/2) makes of the normals.
    Eigen::MatrixXd best_force(
        const CoupledPotential& potential, const Eigen::MatrixXd& width) const {
        const Index d = potential.dimensions();
        Eigen::MatrixXd force_x = Eigen::MatrixXd::Zero(d, d);
        Eigen::MatrixXd x_x = Eigen::MatrixXd::Zero(d, d);
        std::vector<Lanes> x(static_cast<std::size_t>(d));
        std::vector<Lanes> odd(x.size());
        for (Index column = 0; column < n_columns; ++column) {
            place(column, width, x);
            odd_force(potential, x, odd);
            for (Index i = 0; i < d; ++i) {
                for (Index j = 0; j < d; ++j) {
                    const Lanes& xj = x[static_cast<std::size_t>(j)];
                    force_x(i, j) += (odd[static_cast<std::size_t>(i)] * xj).sum();
                    x_x(i, j) += (x[static_cast<std::size_t>(i)] * xj).sum();
                }
            }
        }
        const Eigen::MatrixXd h = force_x * x_x.inverse();
        return 0.5 * (h + h.transpose());
    }

private:
    static constexpr Index n_columns = 128;

    void place(Index column, const Eigen::MatrixXd& width, std::vector<Lanes>& x) const {
        const Index d = width.rows();
        for (Index i = 0; i < d; ++i) {
            Lanes sum = Lanes::Zero();
            for (Index k = 0; k < d; ++k) {
                sum += width(i, k) * normals_.col(column * d + k);
            }
            x[static_cast<std::size_t>(i)] = sum;
        }
    }

    /// [∂V(x) − ∂V(−x)]/2.
    static void odd_force(
        const CoupledPotential& potential, const std::vector<Lanes>& x, std::vector<Lanes>& odd) {
        std::vector<Lanes> mirrored(x.size());
        std::vector<Lanes> there(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            mirrored[i] = -x[i];
        }
        potential.gradient(x, odd);
        potential.gradient(mirrored, there);
        for (std::size_t i = 0; i < x.size(); ++i) {
            odd[i] = 0.5 * (odd[i] - there[i]);
        }
    }

    Block normals_;
};

NormalModes nearest_modes(const CoupledPotential& potential, const TimeGrid& grid, double mass) {
    const double least = 1.0 / grid.duration();
    if (const auto form = potential.quadratic_form()) {
        return modes_of(*form, mass, 0.0);
    }
    constexpr int n_rounds = 40;
    const Index d = potential.dimensions();
    const GroundStatePoints points(d);
    NormalModes modes{
        .directions = Eigen::MatrixXd::Identity(d, d),
        .frequencies = Eigen::ArrayXd::Constant(d, 1.0 / grid.spacing())};
    for (int round = 0; round < n_rounds; ++round) {
        const Eigen::ArrayXd widths = modes.frequencies.unaryExpr([&](double frequency) {
            const LatticeOscillator mode(Rule::Site, mass, frequency, grid.spacing());
            return std::sqrt(0.5 * mode.amplitude);
        });
        const Eigen::MatrixXd width = modes.directions * widths.matrix().asDiagonal();
        const Eigen::MatrixXd h = points.best_force(potential, width);
        if (!h.allFinite()) {
            break;
        }
        modes = modes_of(0.5 * (h + force_matrix(modes, mass)), mass, least);
    }
    return modes;
}

/// V along one ray, out to where it is no longer finite.
void check_ray(
    const CoupledPotential& potential, const Eigen::VectorXd& direction, double duration) {
    constexpr int farthest = 30;
    constexpr int octaves = 3;
    std::vector<Lanes> x(static_cast<std::size_t>(direction.size()));
    std::vector<double> values;
    for (int k = -1; k <= farthest; ++k) {
        for (Index i = 0; i < direction.size(); ++i) {
            x[static_cast<std::size_t>(i)] =
                Lanes::Constant((k < 0 ? 0.0 : std::exp2(k)) * direction[i]);
        }
        const double v = potential.value(x)[0];
        const bool is_out_of_reach =
            !values.empty() && duration * (values.back() - values[0]) > 50.0;
        require(
            is_out_of_reach || std::isfinite(v) || v > 0.0,
            potential_key,
            "must be finite, got V = {} at x1 = {:.4g}, x2 = {:.4g}",
            v,
            x[0][0],
            x[1][0]);
        if (!std::isfinite(v)) {
            return;
        }
        values.push_back(v);
    }
    const double rise = values.back() - values[values.size() - 1 - octaves];
    const double needed =
        1.05 * std::numbers::ln2 * static_cast<double>(octaves * direction.size());
    Index largest = 0;
    direction.cwiseAbs().maxCoeff(&largest);
    require(
        duration * rise > needed,
        potential_key,
        "must confine the particle in every direction: V does not grow along ({:.3g}, {:.3g}{}), "
        "mostly x{}",
        direction[0],
        direction[1],
        direction.size() > 2 ? ", …" : "",
        largest + 1);
}

void check_confinement(const CoupledPotential& potential, double duration) {
    const Index d = potential.dimensions();
    for (Index i = 0; i < d; ++i) {
        for (Index j = 0; j < d; ++j) {
            for (const double side : {1.0, -1.0}) {
                for (const double sign : {1.0, -1.0}) {
                    Eigen::VectorXd direction = Eigen::VectorXd::Zero(d);
                    direction[i] = side;
                    direction[j] += i == j ? 0.0 : sign;
                    check_ray(potential, direction, duration);
                }
            }
        }
    }
}

}  // namespace

Eigen::ArrayXd NormalModes::coordinate_frequencies() const {
    const Eigen::VectorXd squares = frequencies.square().matrix();
    return (directions.cwiseAbs2() * squares).array().sqrt();
}

CoupledSystem::CoupledSystem(
    const TimeGrid& grid, double mass, std::shared_ptr<const CoupledPotential> potential)
    : grid_(grid), mass_(mass), potential_(std::move(potential)) {
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
    require(
        grid.is_ring(),
        "boundary",
        "must be periodic for several coordinates, got {}",
        word(grid.boundary()));
    if (!is_quadratic()) {
        check_confinement(*potential_, grid.duration());
    }
    modes_ = nearest_modes(*potential_, grid, mass);
}

}  // namespace feynet
