#include "exact/grid_sums.hpp"

#include "feynet/core/powers.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// e^{−tie (x − y)²} for all pairs on a grid.
Eigen::MatrixXd tie_matrix(double tie, const Eigen::ArrayXd& x) {
    Eigen::MatrixXd matrix(x.size(), x.size());
    for (Index j = 0; j < x.size(); ++j) {
        matrix.col(j) = (-tie * (x - x[j]).square()).exp();
    }
    return matrix;
}

/// Si(πj), j = 0 … n.
Eigen::ArrayXd sine_integrals(Index n) {
    Eigen::ArrayXd result = Eigen::ArrayXd::Zero(n + 1);
    for (Index j = 0; j < n; ++j) {
        const double start = std::numbers::pi * static_cast<double>(j);
        const double part = boost::math::quadrature::gauss<double, 20>::integrate(
            [&](double t) { return std::sin(t) / (start + t); }, 0.0, std::numbers::pi);
        result[j + 1] = result[j] + (j % 2 == 0 ? part : -part);
    }
    return result;
}

/// ⟨|s|⟩ of a band-limited law on the grid s = (i − (n − 1)/2) δ, whose sum is 1.
double mean_modulus(const Eigen::ArrayXd& law, double spacing) {
    const Index middle = (law.size() - 1) / 2;
    const Eigen::ArrayXd si = sine_integrals(middle);
    double sum = 0.0;
    for (Index i = 0; i < law.size(); ++i) {
        const Index j = std::abs(i - middle);
        const double sign = j % 2 == 0 ? 1.0 : -1.0;
        sum += law[i] * (static_cast<double>(j) * si[j] + sign / std::numbers::pi);
    }
    return 2.0 / std::numbers::pi * spacing * sum;
}

}  // namespace

GridSums::GridSums(
    const SmallShape& shape,
    const ScalarCouplings& couplings,
    double reach,
    double lowest,
    Index n_points)
    : shape_(shape),
      n_points_(n_points),
      step_(2.0 * reach / static_cast<double>(n_points - 1)),
      lowest_(lowest),
      x_(Eigen::ArrayXd::LinSpaced(n_points, -reach, reach)) {
    const Eigen::ArrayXd square = x_.square();
    const Eigen::ArrayXd potential =
        couplings.mass_term * square + couplings.quartic * square.square() - lowest;
    centre_ = (-potential).exp();
    const Eigen::VectorXd half = (-shape.half_weight * potential).exp().matrix();
    centre_tie_ = tie_matrix(shape.centre_tie, x_);
    outer_ = tie_matrix(shape.outer_tie, x_);
    half_pair_ = tie_matrix(shape.half_tie, x_).cwiseProduct(half * half.transpose());
    half_outer_ = half_pair_ * outer_;
    if (shape.n_half == 1) {
        const double share = shape.one_half_ties_all ? 0.5 : 1.0;  // outer_ enters that often
        const Eigen::ArrayXd own = (-share * shape.half_weight * potential).exp();
        outer_.array().colwise() *= own;
    }
    half_ = Eigen::ArrayXd::Ones(shape.n_halves == 0 ? 1 : shape.n_half * (n_points - 1) + 1);
    sums_ = Eigen::ArrayXd::Zero(
        centre_steps() * shape.n_centre * (n_points - 1) + shape.n_halves * (half_.size() - 1) + 1);
    for (Index i = 0; i < n_points; ++i) {
        const Index last = shape.n_centre == 1 ? 0 : i;  // i ↔ j is a symmetry
        for (Index j = 0; j <= last; ++j) {
            add_centre(i, j);
        }
    }
}

/// The law of a half of one site with the centre at (i, j); returns the mean product of the bonds
/// from it to the centre, not normalised.
double GridSums::half_of_one(Index i, Index j) {
    half_ = outer_.col(i).array();
    if (shape_.one_half_ties_all) {
        half_ *= outer_.col(j).array();
    }
    const double bond = shape_.one_half_ties_all ? 0.5 * (x_[i] + x_[j]) : x_[i];
    return bond * (x_ * half_).sum();
}

/// The same for a half of two sites a and b, one tied to each site of the centre.
double GridSums::half_of_two(Index i, Index j) {
    half_.setZero();
    for (Index a = 0; a < n_points_; ++a) {
        half_.segment(a, n_points_) +=
            outer_(a, i) * (half_pair_.col(a).array() * outer_.col(j).array());
    }
    const double first = (x_ * outer_.col(i).array() * half_outer_.col(j).array()).sum();
    const double second = (x_ * outer_.col(j).array() * half_outer_.col(i).array()).sum();
    return 0.5 * (x_[i] * first + x_[j] * second);
}

void GridSums::add_distribution(double weight, Index i, Index j) {
    const Index start = centre_steps() * (i + j);
    const Index n = half_.size();
    if (shape_.n_halves < 2) {
        sums_.segment(start, n) += weight * half_;
        return;
    }
    for (Index s = 0; s < n; ++s) {
        sums_.segment(start + s, n) += (weight * half_[s]) * half_;
    }
}

void GridSums::add_centre(Index i, Index j) {
    const bool pair = shape_.n_centre == 2;
    double weight = centre_[i];
    if (pair) {
        weight *= centre_[j] * centre_tie_(i, j) * (i == j ? 1.0 : 2.0);
    }
    double total = weight;
    double outer = 0.0;
    if (shape_.n_halves > 0) {
        const double bonds = shape_.n_half == 1 ? half_of_one(i, j) : half_of_two(i, j);
        const double z = half_.sum();
        const double other = shape_.n_halves == 2 ? z : 1.0;
        outer = weight * bonds * other;
        total = weight * z * other;
    }
    add_distribution(weight, i, j);
    const double first = square(x_[i]);
    const double second = pair ? square(x_[j]) : first;
    z_ += total;
    phi2_ += 0.5 * total * (first + second);
    phi4_ += 0.5 * total * (square(first) + square(second));
    products_ += shape_.centre_bonds * total * x_[i] * x_[j] + (1.0 - shape_.centre_bonds) * outer;
}

SmallLatticeAnswers GridSums::answers(double volume) const {
    const Index n = sums_.size();
    const double spacing = shape_.half_weight * step_;
    const double end = 0.5 * static_cast<double>(n - 1) * spacing;
    const Eigen::ArrayXd law = sums_ / z_;
    const Eigen::ArrayXd magnetisation = Eigen::ArrayXd::LinSpaced(n, -end, end) / volume;
    SmallLatticeAnswers result{
        .phi2 = phi2_ / z_, .phi4 = phi4_ / z_, .ising_energy = products_ / z_};
    result.abs_magnetisation = mean_modulus(law, spacing) / volume;
    result.magnetisation2 = (law * magnetisation.square()).sum();
    result.magnetisation4 = (law * magnetisation.square().square()).sum();
    result.binder = 1.0 - result.magnetisation4 / (3.0 * square(result.magnetisation2));
    const auto n_outer = static_cast<double>(shape_.n_halves * shape_.n_half);
    const auto n_inner = static_cast<double>(shape_.n_centre);
    result.log_partition = std::log(z_) + (n_inner + n_outer) * std::log(step_) -
                           (n_inner + shape_.half_weight * n_outer) * lowest_;
    return result;
}

}  // namespace feynet
