#include "feynet/path/coupled/harmonic_coupling.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/Eigenvalues>

#include <cassert>
#include <cmath>
#include <string_view>
#include <utility>

namespace feynet {
namespace {

constexpr std::string_view coupling_key = "coupling";

void check_shape(const Eigen::MatrixXd& coupling) {
    const Index most = CoupledPotential::most_dimensions;
    require(
        coupling.rows() >= 2 && coupling.rows() <= most,
        coupling_key,
        "must have 2 … {} rows, got {}",
        most,
        coupling.rows());
    require(
        coupling.cols() == coupling.rows(),
        coupling_key,
        "must be square, got {} × {}",
        coupling.rows(),
        coupling.cols());
    require(coupling.allFinite(), coupling_key, "must be finite");
    for (Index i = 0; i < coupling.rows(); ++i) {
        for (Index j = 0; j < i; ++j) {
            require(
                coupling(i, j) == coupling(j, i),
                coupling_key,
                "must be symmetric, got {} in row {}, column {} and {} in row {}, column {}",
                coupling(j, i),
                j + 1,
                i + 1,
                coupling(i, j),
                i + 1,
                j + 1);
        }
    }
}

}  // namespace

HarmonicCoupling::HarmonicCoupling(double mass, Eigen::MatrixXd coupling)
    : mass_(mass), coupling_(std::move(coupling)) {
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
    check_shape(coupling_);
    constexpr double rounding = 1e-14;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> modes(coupling_);
    const Eigen::VectorXd& squares = modes.eigenvalues();
    const Eigen::VectorXd softest = modes.eigenvectors().col(0);
    Index largest = 0;
    softest.cwiseAbs().maxCoeff(&largest);
    require(
        squares[0] > rounding * squares[squares.size() - 1],
        coupling_key,
        "must be positive definite: eigenvalue 1 of {} is {:.6g}, along a direction that is mostly "
        "x{}",
        squares.size(),
        squares[0],
        largest + 1);
}

Lanes HarmonicCoupling::value(std::span<const Lanes> x) const {
    Lanes sum = Lanes::Zero();
    for (Index i = 0; i < dimensions(); ++i) {
        Lanes row = 0.5 * coupling_(i, i) * x[static_cast<std::size_t>(i)];
        for (Index j = 0; j < i; ++j) {
            row += coupling_(i, j) * x[static_cast<std::size_t>(j)];
        }
        sum += x[static_cast<std::size_t>(i)] * row;
    }
    return mass_ * sum;
}

void HarmonicCoupling::gradient(std::span<const Lanes> x, std::span<Lanes> slopes) const {
    assert(x.size() == slopes.size());
    for (Index i = 0; i < dimensions(); ++i) {
        Lanes row = Lanes::Zero();
        for (Index j = 0; j < dimensions(); ++j) {
            row += coupling_(j, i) * x[static_cast<std::size_t>(j)];
        }
        slopes[static_cast<std::size_t>(i)] = mass_ * row;
    }
}

}  // namespace feynet
