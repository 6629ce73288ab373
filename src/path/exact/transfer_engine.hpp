#pragma once

#include "feynet/path/exact/position_function.hpp"
#include "panel_quadrature.hpp"
#include "transfer_kernel.hpp"
#include "transfer_spectrum.hpp"

#include <functional>
#include <memory>

namespace feynet {

/// The answers of ExactPath on one grid of positions, whose error it does not know. Potentials are
/// counted from the V_ref of the kernel.
class TransferEngine {
public:
    explicit TransferEngine(TransferKernel kernel);
    virtual ~TransferEngine() = default;

    const TransferSpectrum& spectrum() const { return spectrum_; }

    /// |ψ₀(x)|² at any x, ψ₀ being continued by one slice, λ₀ψ₀(x) = ∫T(x, y) ψ₀(y) dy.
    double ground_density(double x) const;

    virtual double log_partition() const = 0;
    virtual double expectation(Index node, const std::function<double(double)>& f) const = 0;
    virtual double correlation(Index j, Index k) const = 0;
    virtual Eigen::ArrayXd correlator(
        const PositionFunction& f, const PositionFunction& g, Index j, Index n_lags) const = 0;
    virtual double density(Index node, double x) const = 0;
    virtual double link_expectation(const std::function<double(double)>& f) const = 0;

protected:
    const TransferKernel& kernel() const { return kernel_; }

    /// Points and weights for integrals of f and g: the positions themselves where both are smooth.
    Quadrature quadrature(const PositionFunction& f, const PositionFunction& g) const;

private:
    TransferKernel kernel_;
    TransferSpectrum spectrum_;
};

/// The ring, through all eigenvectors.
std::unique_ptr<TransferEngine> ring_engine(TransferKernel kernel, Index n_slices);

/// Open boundaries, through powers of the matrix on vectors that come from the ends.
std::unique_ptr<TransferEngine> open_engine(TransferKernel kernel, const TimeGrid& grid);

}  // namespace feynet
