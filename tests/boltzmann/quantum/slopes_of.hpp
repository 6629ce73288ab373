#pragma once

#include "feynet/boltzmann/quantum/wave_function.hpp"

#include <algorithm>
#include <cmath>

namespace feynet::test {

/// The largest deviation of ∂ ln ψ/∂w, in real directions, from differences of fourth order.
inline double error_of_slopes(
    const WaveFunction& wave, const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) {
    const Eigen::MatrixXcd slopes = wave.log_derivatives(parameters, spins);
    const double step = 3e-4;
    double worst = 0.0;
    for (Index k = 0; k < parameters.size(); ++k) {
        const auto at = [&](double shift) {
            Eigen::VectorXcd moved = parameters;
            moved(k) += shift;
            return wave.log_amplitudes(moved, spins);
        };
        const Eigen::VectorXcd differences =
            (8.0 * (at(step) - at(-step)) - (at(2.0 * step) - at(-2.0 * step))) / (12.0 * step);
        worst = std::max(worst, (slopes.col(k) - differences).cwiseAbs().maxCoeff());
    }
    return worst;
}

/// The largest change of ψ when all spins move on by one around a ring, relative to ψ.
inline double change_by_translation(
    const WaveFunction& wave, const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) {
    Eigen::MatrixXd moved(spins.rows(), spins.cols());
    moved << spins.bottomRows(1), spins.topRows(spins.rows() - 1);
    const Eigen::ArrayXcd ratio =
        (wave.log_amplitudes(parameters, moved) - wave.log_amplitudes(parameters, spins))
            .array()
            .exp();
    return (ratio - 1.0).abs().maxCoeff();
}

}  // namespace feynet::test
