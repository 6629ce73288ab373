#pragma once

#include "transfer_kernel.hpp"

#include <functional>
#include <memory>

namespace feynet {

/// The largest eigenvalues of a transfer matrix, λ₀ > |λ₁|.
struct Levels {
    double log_first;  ///< ln λ₀
    double ratio;      ///< |λ₁|/λ₀
};

/// The answers of ExactPath on one grid of positions, whose error it does not know. Potentials are
/// counted from the V_ref of the kernel.
class TransferEngine {
public:
    virtual ~TransferEngine() = default;

    virtual Levels levels() const = 0;
    virtual double log_partition() const = 0;
    virtual double expectation(Index node, const std::function<double(double)>& f) const = 0;
    virtual double correlation(Index j, Index k) const = 0;
    virtual double density(Index node, double x) const = 0;
    virtual double link_expectation(const std::function<double(double)>& f) const = 0;
};

/// The ring, through all eigenvectors.
std::unique_ptr<TransferEngine> ring_engine(TransferKernel kernel, Index n_slices);

/// Open boundaries, through powers of the matrix on vectors that come from the ends.
std::unique_ptr<TransferEngine> open_engine(TransferKernel kernel, const TimeGrid& grid);

}  // namespace feynet
