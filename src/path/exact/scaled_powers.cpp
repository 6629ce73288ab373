#include "scaled_powers.hpp"

#include <cassert>
#include <cmath>
#include <utility>

namespace feynet {

void ScaledVector::normalise() {
    const double size = values.cwiseAbs().maxCoeff();
    log_scale += std::log(size);
    if (size > 0.0) {
        values /= size;
    }
}

ScaledVector ScaledVector::of_logarithms(const Eigen::VectorXd& logarithms) {
    const double largest = logarithms.maxCoeff();
    return {(logarithms.array() - largest).exp().matrix(), largest};
}

ScaledPowers::ScaledPowers(
    Eigen::MatrixXd matrix, const TransferSpectrum& spectrum, Index largest_exponent) {
    powers_.push_back(std::move(matrix));
    log_scales_.push_back(0.0);
    const Eigen::VectorXd ground = spectrum.vectors().col(0);
    const double log_first = std::log(spectrum.first());
    for (Index exponent = 2; exponent <= largest_exponent; exponent *= 2) {
        Eigen::MatrixXd square = powers_.back() * powers_.back();
        square /= square.maxCoeff();
        // ψ₀ᵀTᵏψ₀ = λ₀ᵏ
        const double size = ground.dot(square * ground);
        log_scales_.push_back(static_cast<double>(exponent) * log_first - std::log(size));
        powers_.push_back(std::move(square));
    }
}

ScaledVector ScaledPowers::apply(Index exponent, ScaledVector v) const {
    assert(exponent >> powers_.size() == 0);
    for (std::size_t bit = 0; exponent >> bit != 0; ++bit) {
        if ((exponent >> bit) % 2 == 1) {
            v.values = powers_[bit] * v.values;
            v.log_scale += log_scales_[bit];
            v.normalise();
        }
    }
    return v;
}

}  // namespace feynet
