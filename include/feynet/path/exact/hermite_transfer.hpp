#pragma once

#include "feynet/path/path_system.hpp"

#include <Eigen/Core>

#include <functional>
#include <string>

namespace feynet {

/// A second, independent way to the exact answers on the ring: the transfer matrix between the
/// states φₙ of an oscillator instead of between positions,
///
///     Tₘₙ = √(m/2πa) ∫∫ φₘ(x) e^{−S(x, y)} φₙ(y) dx dy,
///
/// with S(x, y) one slice of the very action that is sampled (half of that of the path x → y → x),
/// and the integrals over (x + y)/2 and x − y by Gauss–Hermite quadrature. It shares no grid, range
/// or formula of the potential's rule with TransferMatrix, so that where the two agree both are
/// right. Centre and length of the states follow the classically allowed region of the energy up to
/// which they reach; their number grows until nothing changes any more.
///
/// Immutable once made; the cost does not depend on N, and little on a.
///
/// Units   ħ = 1.
class HermiteTransfer {
public:
    /// @throws InvalidInput if the boundary is not periodic or the answers do not settle to a
    /// relative
    ///         1e−9 within 160 states
    explicit HermiteTransfer(const PathSystem& system);

    std::string method() const;

    /// The sum of the relative changes of ln Z, ⟨x²⟩, ⟨x⁴⟩, ⟨x₀ x₁⟩, the energy and the gap when
    /// the last states were added.
    double error() const { return error_; }

    double ground_energy() const;
    double log_partition() const;

    /// Eᵢ − E₀ for i = 0 … n − 1.
    Eigen::ArrayXd levels(Index n) const;

    /// ⟨f(xₙ)⟩ of a smooth f.
    double expectation(const std::function<double(double)>& f) const;

    /// ⟨f(x₀) g(xₖ)⟩ of smooth f, g at the lags k = 0 … n_lags − 1.
    Eigen::ArrayXd correlator(
        const std::function<double(double)>& f,
        const std::function<double(double)>& g,
        Index n_lags) const;

    Index n_states() const { return ratios_.size(); }

private:
    struct Probes;

    void solve(const PathSystem& system, Index n_states);
    Probes probes() const;
    Eigen::ArrayXd power(Index n) const;
    Eigen::MatrixXd elements(const std::function<double(double)>& f) const;

    double spacing_;
    Index n_slices_;
    double reference_ = 0.0;  // V_ref
    double centre_ = 0.0;
    double length_ = 1.0;
    double log_first_ = 0.0;
    double norm_ = 1.0;
    Eigen::ArrayXd ratios_;
    Eigen::MatrixXd vectors_;
    double error_ = 0.0;
};

}  // namespace feynet
