#pragma once

#include "feynet/core/block.hpp"
#include "lane_fft.hpp"

#include <memory>
#include <optional>

namespace feynet {

/// The real Fourier transform along one direction of the columns of a block,
///
///     X_k = Σⱼ xⱼ e^{−2πijk/n},    stored as Re X_k at k and Im X_k at n − k, 0 < k < n/2
///
/// (FFTW's half-complex order), in place. Column (o n + j) stride + s is number j of the sequence
/// (o, s). Where n has other prime factors than 2, 3 and 5, or is odd, FFTW does it.
class RealFourier {
public:
    RealFourier(Index n, Index stride, Index n_outer);
    ~RealFourier();
    RealFourier(RealFourier&&) noexcept;
    RealFourier& operator=(RealFourier&&) noexcept;
    RealFourier(const RealFourier&) = delete;
    RealFourier& operator=(const RealFourier&) = delete;

    void forward(double* columns) const;

    /// backward ∘ forward = n.
    void backward(double* columns) const;

private:
    struct Plans;

    template <typename Transform>
    void for_each_sequence(double* columns, Transform transform) const;

    Index n_;
    Index stride_;
    Index n_outer_;
    std::optional<LaneFft> fft_;
    std::unique_ptr<Plans> plans_;
};

}  // namespace feynet
