#pragma once

#include "feynet/core/jet.hpp"

#include <concepts>
#include <string_view>
#include <type_traits>

namespace feynet {

/// A potential V(x) of one particle: a formula over any number type, so that one function gives the
/// value for eight chains at once and, on jets, its exact derivatives. Its parameters are named
/// once, in visit_parameters(self, visitor), where the visitor is called as visit(key, reference,
/// meaning).
template <typename V>
concept Potential = requires(const V potential, double x, Jet<3, double> jet) {
    { V::name } -> std::convertible_to<std::string_view>;
    { V::formula } -> std::convertible_to<std::string_view>;
    { potential.value(x) } -> std::same_as<double>;
    { potential.value(jet) } -> std::same_as<Jet<3, double>>;
    potential.check();
};

/// How a loop over sites holds a potential: a small one as a copy, whose numbers stay in registers.
template <Potential V>
using HeldPotential = std::conditional_t<std::is_trivially_copyable_v<V>, V, const V&>;

/// V'(x).
template <Potential V, typename T>
[[gnu::always_inline]] inline T slope(const V& potential, const T& x) {
    return potential.value(Jet<1, T>::variable(x)).c[1];
}

/// V(x) and V'(x), as the potential itself computes them together where it says how.
template <Potential V, typename T>
[[gnu::always_inline]] inline Jet<1, T> value_and_slope(const V& potential, const T& x) {
    if constexpr (requires { potential.value_and_slope(x); }) {
        return potential.value_and_slope(x);
    } else {
        return potential.value(Jet<1, T>::variable(x));
    }
}

/// V''(x).
template <Potential V, typename T>
T curvature(const V& potential, const T& x) {
    return 2.0 * potential.value(Jet<2, T>::variable(x)).c[2];
}

}  // namespace feynet
