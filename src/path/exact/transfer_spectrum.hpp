#pragma once

#include <Eigen/Core>

namespace feynet {

/// The eigenvalues λᵢ of a symmetric transfer matrix in falling order of |λᵢ|, and its
/// eigenvectors.
class TransferSpectrum {
public:
    explicit TransferSpectrum(const Eigen::MatrixXd& matrix);

    double first() const { return first_; }                      ///< λ₀
    const Eigen::ArrayXd& ratios() const { return ratios_; }     ///< λᵢ/λ₀
    const Eigen::MatrixXd& vectors() const { return vectors_; }  ///< ψᵢ in column i, of length 1

    /// (λᵢ/λ₀)ⁿ.
    Eigen::ArrayXd power(Eigen::Index n) const;

private:
    double first_ = 0.0;
    Eigen::ArrayXd ratios_;
    Eigen::MatrixXd vectors_;
};

}  // namespace feynet
