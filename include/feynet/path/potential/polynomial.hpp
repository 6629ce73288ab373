#pragma once

#include "feynet/core/error.hpp"
#include "feynet/path/potential/potential.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace feynet {

/// V(x) = Σₖ cₖ xᵏ, with an even highest power and a positive coefficient before it.
struct PolynomialPotential {
    static constexpr std::string_view name = "polynomial";
    static constexpr std::string_view formula = "V(x) = Σₖ cₖ xᵏ";
    static constexpr std::size_t highest_degree = 16;

    std::vector<double> coefficients{0.0, 0.0, 0.5, 0.0, 1.0};  ///< c₀, c₁, c₂, …

    /// By Horner's rule.
    template <typename T>
    T value(const T& x) const {
        const std::size_t n = coefficients.size() - 1;
        T sum = coefficients[n] * x + coefficients[n - 1];
        for (std::size_t k = n - 1; k > 0; --k) {
            sum = T(sum * x + coefficients[k - 1]);
        }
        return sum;
    }

    /// @throws InvalidInput if the highest power is odd, below 2 or above 16, or its coefficient
    ///         is not positive
    void check() const {
        for (const double c : coefficients) {
            require(std::isfinite(c), "coefficients", "must be finite, got {}", c);
        }
        const auto last = std::find_if(
            coefficients.rbegin(), coefficients.rend(), [](double c) { return c != 0.0; });
        const auto n_terms = static_cast<std::size_t>(coefficients.rend() - last);
        require(
            n_terms <= highest_degree + 1,
            "coefficients",
            "must end with x^{} at the latest, got {} of them",
            highest_degree,
            n_terms);
        require(
            n_terms % 2 == 1 && n_terms >= 3,
            "coefficients",
            "must end with an even power of x for V to confine a particle, got {} of them",
            n_terms);
        require(
            *last > 0.0,
            "coefficients",
            "must end with a positive one for V to be bounded below, got {}",
            *last);
    }

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "coefficients", self.coefficients, "[c₀, c₁, c₂, …] up to an even power, x¹⁶ at most");
    }
};

static_assert(Potential<PolynomialPotential>);

}  // namespace feynet
