#pragma once

#include "feynet/core/gaussian_part.hpp"
#include "feynet/sampler/sampler.hpp"

namespace feynet {

/// Independent draws from a quadratic action, q = q̄ + M^{−1/2} ξ: no autocorrelation, nothing to
/// accept. The oracle for every other sampler, and the floor of their cost.
class ExactSampler final : public Sampler {
public:
    /// `gaussian` must outlive the sampler; the action must be its quadratic form and nothing else.
    explicit ExactSampler(const GaussianPart& gaussian) : gaussian_(gaussian) {}

    Transition step(Block& q, const RandomSource& random) const override {
        Block normals(lanes, gaussian_.dimension());
        random.normals(Purpose::Exact, normals);
        gaussian_.draw(normals, q);
        q += gaussian_.mean();
        return {};
    }

private:
    const GaussianPart& gaussian_;
};

}  // namespace feynet
