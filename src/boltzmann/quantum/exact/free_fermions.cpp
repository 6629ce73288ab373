#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/LU>
#include <Eigen/SVD>

#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// −p ln p − (1 − p) ln(1 − p).
double binary_entropy(double p) {
    const double q = 1.0 - p;
    return (p > 0.0 ? -p * std::log(p) : 0.0) + (q > 0.0 ? -q * std::log(q) : 0.0);
}

}  // namespace

IsingRing::IsingRing(Index n_spins, double coupling, double field)
    : coupling_(coupling), field_(field) {
    require(n_spins >= 3, "n_spins", "must be at least 3, got {}", n_spins);
    require_positive(coupling, "coupling");
    require_positive(field, "field");
    const double spacing = 2.0 * std::numbers::pi / static_cast<double>(n_spins);
    momenta_ =
        spacing * (Eigen::ArrayXd::LinSpaced(n_spins, 0, static_cast<double>(n_spins - 1)) + 0.5);
    // (J − h)² + 4Jh sin²(k/2) cancels nothing where the gap closes
    energies_ = ((coupling - field) * (coupling - field) +
                 4.0 * coupling * field * (0.5 * momenta_).sin().square())
                    .sqrt();
}

double IsingRing::ground_energy() const {
    return -energies_.sum();
}

double IsingRing::majorana_correlation(Index distance) const {
    const double r = static_cast<double>(distance);
    return ((field_ * (r * momenta_).cos() - coupling_ * ((r + 1.0) * momenta_).cos()) / energies_)
        .mean();
}

double IsingRing::correlation(Index distance) const {
    require(
        distance >= 0 && 2 * distance <= momenta_.size(),
        "distance",
        "must be from 0 to {}, got {}",
        momenta_.size() / 2,
        distance);
    if (distance == 0) {
        return 1.0;
    }
    Eigen::MatrixXd matrix(distance, distance);
    for (Index i = 0; i < distance; ++i) {
        for (Index j = 0; j < distance; ++j) {
            matrix(i, j) = -majorana_correlation(i - j - 1);
        }
    }
    return matrix.partialPivLu().determinant();
}

double IsingRing::entropy(Index length) const {
    require(
        length > 0 && length < momenta_.size(),
        "length",
        "must be from 1 to {}, got {}",
        momenta_.size() - 1,
        length);
    Eigen::MatrixXd matrix(length, length);
    for (Index i = 0; i < length; ++i) {
        for (Index j = 0; j < length; ++j) {
            matrix(i, j) = majorana_correlation(j - i);
        }
    }
    const Eigen::VectorXd values = Eigen::JacobiSVD<Eigen::MatrixXd>(matrix).singularValues();
    double entropy = 0.0;
    for (const double value : values) {
        entropy += binary_entropy(0.5 * (1.0 + value));
    }
    return entropy;
}

double IsingRing::magnetisation_after_quench(double before, double time) const {
    require_positive(before, "before");
    const Eigen::ArrayXd start = ((coupling_ - before) * (coupling_ - before) +
                                  4.0 * coupling_ * before * (0.5 * momenta_).sin().square())
                                     .sqrt();
    const Eigen::ArrayXd cosine = momenta_.cos();
    const Eigen::ArrayXd sine = momenta_.sin();
    const Eigen::ArrayXd cos_1 = (field_ - coupling_ * cosine) / energies_;
    const Eigen::ArrayXd sin_1 = coupling_ * sine / energies_;
    const Eigen::ArrayXd cos_0 = (before - coupling_ * cosine) / start;
    const Eigen::ArrayXd sin_0 = coupling_ * sine / start;
    const Eigen::ArrayXd cos_turn = cos_1 * cos_0 + sin_1 * sin_0;
    const Eigen::ArrayXd sin_turn = sin_1 * cos_0 - cos_1 * sin_0;
    return (cos_1 * cos_turn + sin_1 * sin_turn * (4.0 * time * energies_).cos()).mean();
}

double open_ising_energy(Index n_spins, double coupling, double field) {
    require(n_spins >= 2, "n_spins", "must be at least 2, got {}", n_spins);
    require(std::isfinite(coupling), "coupling", "must be finite, got {}", coupling);
    require(std::isfinite(field), "field", "must be finite, got {}", field);
    Eigen::MatrixXd matrix = field * Eigen::MatrixXd::Identity(n_spins, n_spins);
    matrix.diagonal(1).setConstant(coupling);
    return -Eigen::JacobiSVD<Eigen::MatrixXd>(matrix).singularValues().sum();
}

double infinite_ising_energy(double coupling, double field) {
    require_positive(coupling, "coupling");
    require_positive(field, "field");
    const double sum = coupling + field;
    const double modulus = 2.0 * std::sqrt(coupling * field) / sum;
    return -2.0 / std::numbers::pi * sum * std::comp_ellint_2(modulus);
}

}  // namespace feynet
