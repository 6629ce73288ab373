#pragma once

#include "feynet/core/error.hpp"
#include "feynet/path/potential/potential.hpp"

#include <cmath>

namespace feynet {

/// V(x) = λ (x² − η²)²: two wells at ±η, a barrier of height λη⁴ between them.
struct DoubleWell {
    static constexpr std::string_view name = "double_well";
    static constexpr std::string_view formula = "V(x) = λ (x² − η²)²";

    double coupling = 1.0;  ///< λ
    double minimum = 1.4;   ///< η

    /// V(x) of any number type.
    template <typename T>
    T value(const T& x) const {
        const T distance = x * x - minimum * minimum;
        return coupling * (distance * distance);
    }

    /// In half the products that jets take.
    template <typename T>
    Jet<1, T> value_and_slope(const T& x) const {
        const T distance = x * x - minimum * minimum;
        const T lift = coupling * distance;
        const T value = lift * distance;
        const T slope = 4.0 * (lift * x);
        return {{value, slope}};
    }

    /// @throws InvalidInput if coupling ≤ 0 or minimum < 0
    void check() const {
        require(
            std::isfinite(coupling) && coupling > 0.0,
            "coupling",
            "must be positive for V to be bounded below, got {}",
            coupling);
        require(
            std::isfinite(minimum) && minimum >= 0.0,
            "minimum",
            "must not be negative, got {}",
            minimum);
    }

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("coupling", self.coupling, "λ > 0");
        visit("minimum", self.minimum, "η ≥ 0: the wells are at ±η");
    }
};

static_assert(Potential<DoubleWell>);

}  // namespace feynet
