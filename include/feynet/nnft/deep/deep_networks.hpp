#pragma once

#include "feynet/core/random.hpp"
#include "feynet/nnft/deep/deep_prior.hpp"
#include "feynet/nnft/output_law.hpp"

namespace feynet {

/// An ensemble of deep networks of width N, drawn independently, `lanes` at a time, at given
/// inputs.
///
/// No weight between hidden layers is ever drawn: given the layer below, the inputs of the units of
/// a layer at k points are independent Gaussian vectors of one covariance,
///
///     zᵢ ~ N(0, q̂),   q̂(x, y) = s_b² + (s_w²/N) Σⱼ σ(zⱼ(x)) σ(zⱼ(y)),
///
/// which is exact at every width. A network costs L N (k + k²) operations instead of L N² k, in
/// memory that does not grow with N.
class DeepNetworks {
public:
    /// @param law  of the output weights; all others are Gaussian
    /// @throws InvalidInput as check(prior), or if width < 1
    DeepNetworks(const DeepPrior& prior, OutputLaw law, Index width);

    /// f ← the networks of a stream at the inputs; another trajectory gives others.   lanes × k
    void draw(const Stream& stream, const Inputs& inputs, Block& f) const;

    /// q ← the covariance of f given all hidden layers, whose mean is ⟨f(x) f(y)⟩ and whose spread
    /// is smaller by 1/√N than that of f(x) f(y). Column i(i + 1)/2 + j is that of inputs i ≥ j.
    ///                                                                    lanes × k(k + 1)/2
    void draw_covariance(const Stream& stream, const Inputs& inputs, Block& q) const;

    Index width() const { return width_; }
    const DeepPrior& prior() const { return prior_; }
    OutputLaw output_law() const { return law_; }

private:
    DeepPrior prior_;
    OutputLaw law_;
    Index width_;
};

}  // namespace feynet
