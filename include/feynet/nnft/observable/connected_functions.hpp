#pragma once

#include "feynet/nnft/observable/n_point_functions.hpp"

#include <array>
#include <functional>
#include <span>
#include <vector>

namespace feynet {

/// The connected four-point function of an even field at four inputs,
///
///     G₄ᶜ = ⟨f₁f₂f₃f₄⟩ − ⟨f₁f₂⟩⟨f₃f₄⟩ − ⟨f₁f₃⟩⟨f₂f₄⟩ − ⟨f₁f₄⟩⟨f₂f₃⟩,
///
/// as a function of the means of seven products.
class ConnectedFourPoint {
public:
    explicit ConnectedFourPoint(const std::array<Index, 4>& inputs) : inputs_(inputs) {}

    /// The products that are to be measured together: three pairs of pairs, then all four.
    std::vector<std::vector<Index>> products() const;

    /// G₄ᶜ of their means, and its gradient.
    double operator()(std::span<const double> means) const;
    /// The derivative with respect to each mean.
    std::vector<double> gradient(std::span<const double> means) const;

private:
    std::array<Index, 4> inputs_;
};

/// The connected six-point function of an even field at one input,
///
///     G₆ᶜ = ⟨f⁶⟩ − 15 ⟨f²⟩⟨f⁴⟩ + 30 ⟨f²⟩³,
///
/// of the means of f², f⁴ and f⁶.
class ConnectedSixPoint {
public:
    explicit ConnectedSixPoint(Index input) : input_(input) {}

    std::vector<std::vector<Index>> products() const;
    double operator()(std::span<const double> means) const;
    /// The derivative with respect to each mean.
    std::vector<double> gradient(std::span<const double> means) const;

private:
    Index input_;
};

/// The connected six-point function of an even field at six inputs,
///
///     G₆ᶜ = ⟨f₁…f₆⟩ − Σ₁₅ ⟨fᵢfⱼ⟩⟨f_kf_lf_mf_n⟩ + 2 Σ₁₅ ⟨ff⟩⟨ff⟩⟨ff⟩,
///
/// over the 15 pairs and the 15 ways to pair all.
class SeparatedSixPoint {
public:
    explicit SeparatedSixPoint(const std::array<Index, 6>& inputs) : inputs_(inputs) {}

    /// The products that are to be measured together: 15 pairs, what each pair leaves, then all.
    std::vector<std::vector<Index>> products() const;

    double operator()(std::span<const double> means) const;
    /// The derivative with respect to each mean.
    std::vector<double> gradient(std::span<const double> means) const;

private:
    std::array<Index, 6> inputs_;
};

}  // namespace feynet
