#pragma once

#include <array>
#include <cstddef>

namespace feynet {

/// A truncated Taylor series f(x + ε) = Σₖ cₖ εᵏ, k ≤ Order: a formula evaluated on jets carries
/// its derivatives f⁽ᵏ⁾ = k! cₖ along, exact to rounding.
///
/// @tparam T  the number type: double, or Lanes for all chains of a block at once
template <std::size_t Order, typename T>
struct Jet {
    std::array<T, Order + 1> c{};

    /// The variable itself, x + ε.
    static Jet variable(const T& x) {
        Jet jet = constant(x);
        if constexpr (Order > 0) {
            jet.c[1] = one(x);
        }
        return jet;
    }
    /// A number that does not depend on the variable: x, with no derivatives.
    static Jet constant(const T& x) {
        Jet jet;
        jet.c[0] = x;
        for (std::size_t k = 1; k <= Order; ++k) {
            jet.c[k] = zero(x);
        }
        return jet;
    }

    friend Jet operator+(const Jet& f, const Jet& g) {
        Jet sum;
        for (std::size_t k = 0; k <= Order; ++k) {
            sum.c[k] = f.c[k] + g.c[k];
        }
        return sum;
    }
    friend Jet operator-(const Jet& f, const Jet& g) {
        Jet difference;
        for (std::size_t k = 0; k <= Order; ++k) {
            difference.c[k] = f.c[k] - g.c[k];
        }
        return difference;
    }
    friend Jet operator*(const Jet& f, const Jet& g) {
        Jet product;
        for (std::size_t k = 0; k <= Order; ++k) {
            product.c[k] = f.c[0] * g.c[k];
            for (std::size_t i = 1; i <= k; ++i) {
                product.c[k] += f.c[i] * g.c[k - i];
            }
        }
        return product;
    }
    friend Jet operator*(double factor, const Jet& f) {
        Jet product;
        for (std::size_t k = 0; k <= Order; ++k) {
            product.c[k] = factor * f.c[k];
        }
        return product;
    }
    /// h = f/g from f = h g: hₖ = (fₖ − Σᵢ gᵢ hₖ₋ᵢ)/g₀, i = 1 … k.
    friend Jet operator/(const Jet& f, const Jet& g) {
        Jet ratio;
        const T inverse = 1.0 / g.c[0];
        ratio.c[0] = f.c[0] / g.c[0];
        for (std::size_t k = 1; k <= Order; ++k) {
            T rest = f.c[k];
            for (std::size_t i = 1; i <= k; ++i) {
                rest -= g.c[i] * ratio.c[k - i];
            }
            ratio.c[k] = rest * inverse;
        }
        return ratio;
    }
    friend Jet operator+(const Jet& f, double constant) {
        Jet sum = f;
        sum.c[0] = sum.c[0] + constant;
        return sum;
    }
    friend Jet operator-(const Jet& f, double constant) { return f + (-constant); }

private:
    static T zero(const T& x) {
        if constexpr (requires { T::Zero(); }) {
            return T::Zero();
        } else {
            return T(x * 0.0);
        }
    }
    static T one(const T& x) {
        if constexpr (requires { T::Ones(); }) {
            return T::Ones();
        } else {
            return T(x * 0.0 + 1.0);
        }
    }
};

/// The series of f⁽ᴷ⁾ to the given order, of one that reaches far enough: (k+K)!/k! cₖ₊ᴷ.
template <std::size_t K, std::size_t Order, std::size_t Reach, typename T>
Jet<Order, T> derivative(const Jet<Reach, T>& f) {
    static_assert(Order + K <= Reach);
    Jet<Order, T> result;
    for (std::size_t k = 0; k <= Order; ++k) {
        double factor = 1.0;
        for (std::size_t i = k + 1; i <= k + K; ++i) {
            factor *= static_cast<double>(i);
        }
        result.c[k] = factor * f.c[k + K];
    }
    return result;
}

/// f(x(ε)) from the series of f around x(0), by Horner's rule in x(ε) − x(0).
template <std::size_t Order, typename T>
Jet<Order, T> compose(const Jet<Order, T>& f, const Jet<Order, T>& x) {
    const Jet<Order, T> deviation = x - Jet<Order, T>::constant(x.c[0]);
    Jet<Order, T> result = Jet<Order, T>::constant(f.c[Order]);
    for (std::size_t k = Order; k > 0; --k) {
        result = deviation * result;
        result.c[0] = result.c[0] + f.c[k - 1];
    }
    return result;
}

}  // namespace feynet
