#pragma once

#include "feynet/nnft/observable/connected_functions.hpp"

namespace feynet {

/// The leading non-Gaussian coupling of a random field as four inputs see it: the λ of a local
/// action λ∫φ⁴ dy that gives their connected four-point function in first order,
///
///     λ = −G₄ᶜ/(4! ∫ dy Π K_W(y, xᵢ)),
///
/// as a function of the means of the same seven products as ConnectedFourPoint. Were the field
/// local it would not depend on the inputs; what networks have is the non-local λ of
/// EdgeworthAction.
///
/// Source  arXiv:2008.08601
class LeadingCoupling {
public:
    /// @param overlap  ∫ dy Π K_W(y, xᵢ), as of kernel_overlap()
    LeadingCoupling(const ConnectedFourPoint& connected, double overlap)
        : connected_(connected), factor_(-1.0 / (24.0 * overlap)) {}

    std::vector<std::vector<Index>> products() const { return connected_.products(); }

    double operator()(std::span<const double> means) const { return factor_ * connected_(means); }

    /// The derivative with respect to each mean.
    std::vector<double> gradient(std::span<const double> means) const {
        std::vector<double> result = connected_.gradient(means);
        for (double& derivative : result) {
            derivative *= factor_;
        }
        return result;
    }

private:
    ConnectedFourPoint connected_;
    double factor_;
};

}  // namespace feynet
