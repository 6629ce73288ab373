#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <complex>

namespace feynet {

/// A wave function of N spins s = ±1 as a restricted Boltzmann machine with M hidden units, summed:
///
///     ψ(s) = exp(Σᵢ aᵢ sᵢ) Πⱼ 2 cosh θⱼ,   θⱼ = bⱼ + Σᵢ Wᵢⱼ sᵢ,
///
/// not normalised, with complex weights.
///
/// Source  Carleo and Troyer, Science 355, 602 (2017)
struct RbmWeights {
    Eigen::VectorXcd visible;   ///< a, N
    Eigen::VectorXcd hidden;    ///< b, M
    Eigen::MatrixXcd coupling;  ///< W, N × M

    Index n_spins() const { return visible.size(); }
    Index n_hidden() const { return hidden.size(); }
};

/// θⱼ of one configuration.
Eigen::VectorXcd hidden_fields(const RbmWeights& weights, const Eigen::VectorXd& spins);

/// ln ψ(s), on the branch that ln 2 cosh θ = |Re θ| ± i Im θ + ln(1 + e^{∓2θ}) gives it: never an
/// overflow.
std::complex<double> log_amplitude(const RbmWeights& weights, const Eigen::VectorXd& spins);

}  // namespace feynet
