#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <complex>

namespace feynet {

/// A family of wave functions ψ(s; w) of N spins s = ±1, as a descent sees it: ln ψ and its slopes
/// with respect to the weights w. ψ need not be normalised.
///
/// Configurations are columns of an N × S matrix; all of them are answered at once.
class WaveFunction {
public:
    WaveFunction() = default;
    WaveFunction(const WaveFunction&) = default;
    WaveFunction(WaveFunction&&) = default;
    WaveFunction& operator=(const WaveFunction&) = default;
    WaveFunction& operator=(WaveFunction&&) = default;
    virtual ~WaveFunction() = default;

    virtual Index n_spins() const = 0;

    /// The number of weights w.
    virtual Index n_parameters() const = 0;

    /// Whether ln ψ is analytic in w. If not, the weights are real numbers, and ∂ ln ψ/∂w may still
    /// be complex.
    virtual bool is_analytic() const { return true; }

    /// The weights of a plain state that descents start from, to which noise is added.
    virtual Eigen::VectorXcd plain() const { return Eigen::VectorXcd::Zero(n_parameters()); }

    /// ln ψ(s), on any branch; −∞ where ψ vanishes.       S
    virtual Eigen::VectorXcd log_amplitudes(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const = 0;

    /// ∂ ln ψ(s)/∂w, where ψ does not vanish.       S × parameters
    virtual Eigen::MatrixXcd log_derivatives(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const = 0;
};

}  // namespace feynet
