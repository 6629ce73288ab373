#pragma once

#include "feynet/core/jet.hpp"

#include <cmath>
#include <utility>

namespace feynet {

/// The k-th coefficient of ∫ f' g, (1/k) Σᵢ i fᵢ gₖ₋ᵢ with i = 1 … k ≥ 1. The elementary functions
/// of jets below solve their differential equations with it, coefficient by coefficient: exact to
/// rounding; not finite where the function has no derivative.
///
/// Source  Knuth, The Art of Computer Programming 2 (3rd ed. 1997), section 4.7.
template <std::size_t Order, typename T>
T integral_coefficient(const Jet<Order, T>& f, const Jet<Order, T>& g, std::size_t k) {
    T sum = f.c[k] * g.c[0];
    for (std::size_t i = 1; i < k; ++i) {
        sum += (static_cast<double>(i) / static_cast<double>(k)) * (f.c[i] * g.c[k - i]);
    }
    return sum;
}

/// h' = f' h.
template <std::size_t Order, typename T>
Jet<Order, T> exp(const Jet<Order, T>& f) {
    using std::exp;
    Jet<Order, T> h;
    h.c[0] = exp(f.c[0]);
    for (std::size_t k = 1; k <= Order; ++k) {
        h.c[k] = integral_coefficient(f, h, k);
    }
    return h;
}

/// h' = f'/f.
template <std::size_t Order, typename T>
Jet<Order, T> log(const Jet<Order, T>& f) {
    using std::log;
    Jet<Order, T> h;
    h.c[0] = log(f.c[0]);
    const T inverse = 1.0 / f.c[0];
    for (std::size_t k = 1; k <= Order; ++k) {
        T rest = f.c[k];
        for (std::size_t i = 1; i < k; ++i) {
            rest -= (static_cast<double>(i) / static_cast<double>(k)) * (h.c[i] * f.c[k - i]);
        }
        h.c[k] = rest * inverse;
    }
    return h;
}

/// h² = f.
template <std::size_t Order, typename T>
Jet<Order, T> sqrt(const Jet<Order, T>& f) {
    using std::sqrt;
    Jet<Order, T> h;
    h.c[0] = sqrt(f.c[0]);
    const T inverse = 0.5 / h.c[0];
    for (std::size_t k = 1; k <= Order; ++k) {
        T rest = f.c[k];
        for (std::size_t i = 1; i < k; ++i) {
            rest -= h.c[i] * h.c[k - i];
        }
        h.c[k] = rest * inverse;
    }
    return h;
}

/// sin f and cos f, which need each other: s' = f' c, c' = −f' s.
template <std::size_t Order, typename T>
std::pair<Jet<Order, T>, Jet<Order, T>> sin_cos(const Jet<Order, T>& f) {
    using std::cos;
    using std::sin;
    Jet<Order, T> s;
    Jet<Order, T> c;
    s.c[0] = sin(f.c[0]);
    c.c[0] = cos(f.c[0]);
    for (std::size_t k = 1; k <= Order; ++k) {
        s.c[k] = integral_coefficient(f, c, k);
        c.c[k] = -integral_coefficient(f, s, k);
    }
    return {s, c};
}

/// sin f.
template <std::size_t Order, typename T>
Jet<Order, T> sin(const Jet<Order, T>& f) {
    return sin_cos(f).first;
}

/// cos f.
template <std::size_t Order, typename T>
Jet<Order, T> cos(const Jet<Order, T>& f) {
    return sin_cos(f).second;
}

/// sinh f and cosh f: s' = f' c, c' = f' s.
template <std::size_t Order, typename T>
std::pair<Jet<Order, T>, Jet<Order, T>> sinh_cosh(const Jet<Order, T>& f) {
    using std::cosh;
    using std::sinh;
    Jet<Order, T> s;
    Jet<Order, T> c;
    s.c[0] = sinh(f.c[0]);
    c.c[0] = cosh(f.c[0]);
    for (std::size_t k = 1; k <= Order; ++k) {
        s.c[k] = integral_coefficient(f, c, k);
        c.c[k] = integral_coefficient(f, s, k);
    }
    return {s, c};
}

/// sinh f.
template <std::size_t Order, typename T>
Jet<Order, T> sinh(const Jet<Order, T>& f) {
    return sinh_cosh(f).first;
}

/// cosh f.
template <std::size_t Order, typename T>
Jet<Order, T> cosh(const Jet<Order, T>& f) {
    return sinh_cosh(f).second;
}

/// h' = f' (1 + sign h²), with h₀ given: tan for sign = 1, tanh for sign = −1.
template <std::size_t Order, typename T>
Jet<Order, T> tangent(const Jet<Order, T>& f, const T& value, double sign) {
    Jet<Order, T> h;
    Jet<Order, T> derivative;
    h.c[0] = value;
    derivative.c[0] = 1.0 + sign * (value * value);
    for (std::size_t k = 1; k <= Order; ++k) {
        h.c[k] = integral_coefficient(f, derivative, k);
        T square = h.c[0] * h.c[k];
        for (std::size_t i = 1; i <= k; ++i) {
            square += h.c[i] * h.c[k - i];
        }
        derivative.c[k] = sign * square;
    }
    return h;
}

/// tan f.
template <std::size_t Order, typename T>
Jet<Order, T> tan(const Jet<Order, T>& f) {
    using std::tan;
    return tangent(f, T(tan(f.c[0])), 1.0);
}

/// tanh f.
template <std::size_t Order, typename T>
Jet<Order, T> tanh(const Jet<Order, T>& f) {
    using std::tanh;
    return tangent(f, T(tanh(f.c[0])), -1.0);
}

/// |f|, whose derivative at f = 0 is taken to be 0.
template <std::size_t Order, typename T>
Jet<Order, T> abs(const Jet<Order, T>& f) {
    Jet<Order, T> h;
    T sign{};
    if constexpr (requires { f.c[0].sign(); }) {
        sign = f.c[0].sign();
    } else {
        sign = static_cast<double>(f.c[0] > 0.0) - static_cast<double>(f.c[0] < 0.0);
    }
    using std::abs;
    h.c[0] = abs(f.c[0]);
    for (std::size_t k = 1; k <= Order; ++k) {
        h.c[k] = sign * f.c[k];
    }
    return h;
}

/// fᵖ for any real p: h' = p fᵖ⁻¹ f'. Not a number where f < 0 unless p is whole.
template <std::size_t Order, typename T>
Jet<Order, T> pow(const Jet<Order, T>& f, double exponent) {
    using std::pow;
    Jet<Order, T> h;
    h.c[0] = pow(f.c[0], exponent);
    if constexpr (Order > 0) {
        Jet<Order - 1, T> lower;
        for (std::size_t k = 0; k < Order; ++k) {
            lower.c[k] = f.c[k];
        }
        lower = pow(lower, exponent - 1.0);
        Jet<Order, T> factor;
        for (std::size_t k = 0; k < Order; ++k) {
            factor.c[k] = exponent * lower.c[k];
        }
        for (std::size_t k = 1; k <= Order; ++k) {
            h.c[k] = integral_coefficient(f, factor, k);
        }
    }
    return h;
}

/// fⁿ by repeated squaring, for n ≥ 1 and any number type.
template <typename T>
T whole_power(const T& f, unsigned n) {
    T power = f;
    unsigned highest = 1;
    while (highest <= n / 2) {
        highest *= 2;
    }
    for (unsigned bit = highest / 2; bit > 0; bit /= 2) {
        power = T(power * power);
        if ((n & bit) != 0) {
            power = T(power * f);
        }
    }
    return power;
}

}  // namespace feynet
