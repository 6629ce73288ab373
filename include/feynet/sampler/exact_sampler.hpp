#pragma once

#include "feynet/core/gaussian_part.hpp"
#include "feynet/sampler/sampler.hpp"

namespace feynet {

/// Independent draws from a quadratic action, q = q̄ + M^{−1/2} ξ: no autocorrelation, nothing to
/// accept. The oracle for every other sampler, and the floor of their cost.
class ExactSampler final : public Sampler {
public:
    /// `gaussian` must outlive the sampler; the action must be its quadratic form and nothing else.
    explicit ExactSampler(const GaussianPart& gaussian)
        : gaussian_(gaussian), is_centred_((gaussian.mean() == 0.0).all()) {}

    Transition step(Block& q, const RandomSource& random) const override {
        q.resize(lanes, gaussian_.dimension());
        random.normals(Purpose::Exact, q);
        gaussian_.draw(q, q);
        if (!is_centred_) {
            q += gaussian_.mean();
        }
        return {};
    }

private:
    const GaussianPart& gaussian_;
    bool is_centred_;
};

}  // namespace feynet
