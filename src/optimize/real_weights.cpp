#include "feynet/optimize/real_weights.hpp"

#include <complex>

namespace feynet {

TangentSample over_real_weights(const TangentSample& sample) {
    const CentredSample parts = centred(sample);
    const Index n = parts.energies.size();
    TangentSample real{
        Eigen::MatrixXcd::Zero(2 * n, parts.derivatives.cols()),
        Eigen::VectorXcd::Zero(2 * n),
        sample.weights.replicate(2, 1) / 2.0};
    // Ō and Ē contain the roots of the weights, and each part is to count in full
    const Eigen::VectorXd scale = (0.5 * sample.weights).cwiseSqrt().cwiseInverse();
    real.derivatives.real() << scale.asDiagonal() * parts.derivatives.real(),
        scale.asDiagonal() * parts.derivatives.imag();
    real.energies.real() << scale.asDiagonal() * parts.energies.real(),
        scale.asDiagonal() * parts.energies.imag();
    return real;
}

}  // namespace feynet
