#pragma once

#include "feynet/core/block.hpp"
#include "transfer_spectrum.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// A vector v e^{log_scale} whose largest element |vᵢ| is 1, so that long products neither overflow
/// nor vanish.
struct ScaledVector {
    Eigen::VectorXd values;
    double log_scale = 0.0;

    /// Moves the size of `values` into the scale; a zero vector gets the scale −∞.
    void normalise();

    static ScaledVector of_logarithms(const Eigen::VectorXd& logarithms);
};

/// The powers Mᵏ, k ≤ n, of a matrix of positive elements on vectors: M, M², M⁴ … are kept, so a
/// power costs log₂ k products with a vector and loses no element to cancellation. Every power is
/// scaled to the leading eigenvalue λ₀ᵏ, so that rounding does not grow with k.
class ScaledPowers {
public:
    ScaledPowers(Eigen::MatrixXd matrix, const TransferSpectrum& spectrum, Index largest_exponent);

    /// Mᵏ v.
    ScaledVector apply(Index exponent, ScaledVector v) const;

private:
    std::vector<Eigen::MatrixXd> powers_;
    std::vector<double> log_scales_;
};

}  // namespace feynet
