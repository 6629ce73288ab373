#pragma once

#include "feynet/path/coupled/coupled_potential.hpp"

namespace feynet {

/// Coupled oscillators, V(x) = ½ m xᵀK x: K is a frequency squared, ω² on the diagonal and −κ/m
/// where a spring κ ties two coordinates.
class HarmonicCoupling final : public CoupledPotential {
public:
    /// @param coupling  K, in units of 1/time²
    /// @throws InvalidInput if the mass is not positive, or K is not square with 2 … 16 rows,
    /// finite,
    ///         symmetric and positive definite
    HarmonicCoupling(double mass, Eigen::MatrixXd coupling);

    const Eigen::MatrixXd& coupling() const { return coupling_; }

    Index dimensions() const override { return coupling_.rows(); }
    Lanes value(std::span<const Lanes> x) const override;
    void gradient(std::span<const Lanes> x, std::span<Lanes> slopes) const override;

    /// m K.
    std::optional<Eigen::MatrixXd> quadratic_form() const override { return mass_ * coupling_; }

private:
    double mass_;
    Eigen::MatrixXd coupling_;
};

}  // namespace feynet
