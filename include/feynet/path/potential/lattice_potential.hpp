#pragma once

#include "feynet/path/potential/any_potential.hpp"
#include "feynet/path/potential/discretisation.hpp"

#include <cstddef>
#include <utility>
#include <variant>

namespace feynet {

/// The term (a/8m) V'' of the corrected midpoint rule.
///
/// The ends of a link lie √(a/4m) on either side of its midpoint and see (a/8m) V'' more of the
/// potential than the midpoint does, up to O(a²).
struct CurvatureTerm {
    static constexpr std::size_t n_derivatives = 2;
    static constexpr double power = 1.0;  ///< of a
    double factor;                        ///< a/8m

    /// The term as a function of x, from the Taylor series of V.
    template <std::size_t Order, typename T>
    Jet<Order, T> of(const Jet<Order + n_derivatives, T>& v) const {
        return factor * derivative<2, Order>(v);
    }
};

/// The term (a²/24m) V'² of Takahashi and Imada: the double commutator [V, [T, V]] that the site
/// rule leaves of the trace of e^{−aH}.
///
/// Source  Takahashi & Imada, J. Phys. Soc. Jpn. 53 (1984) 3765.
struct ForceTerm {
    static constexpr std::size_t n_derivatives = 1;
    static constexpr double power = 2.0;  ///< of a
    double factor;                        ///< a²/24m

    /// The term as a function of x, from the Taylor series of V.
    template <std::size_t Order, typename T>
    Jet<Order, T> of(const Jet<Order + n_derivatives, T>& v) const {
        const Jet<Order, T> slope = derivative<1, Order>(v);
        return factor * (slope * slope);
    }
};

/// A potential and a term made of its derivatives, W = V + cₐ(V, V', V''), cₐ ∝ aᵖ: itself a
/// potential, so that the rule which evaluates it need not know.
template <Potential V, typename Term>
class Corrected {
public:
    static constexpr std::string_view name = V::name;
    static constexpr std::string_view formula = V::formula;

    Corrected(V potential, Term term) : potential_(std::move(potential)), term_(term) {}

    const V& potential() const { return potential_; }
    const Term& term() const { return term_; }

    /// W(x).
    template <typename T>
    T value(const T& x) const {
        return sum(x, 1.0);
    }

    /// ∂(aW)/∂a at fixed x, V + (1 + p) cₐ.
    template <typename T>
    T energy(const T& x) const {
        return sum(x, 1.0 + Term::power);
    }

    void check() const { potential_.check(); }

private:
    template <typename T>
    T sum(const T& x, double weight) const {
        return sum(Jet<0, T>::constant(x), weight).c[0];
    }
    template <std::size_t Order, typename T>
    Jet<Order, T> sum(const Jet<Order, T>& x, double weight) const {
        using Taylor = Jet<Order + Term::n_derivatives, T>;
        const Taylor v = potential_.value(Taylor::variable(x.c[0]));
        const Jet<Order, T> term = term_.template of<Order>(v);
        return compose(derivative<0, Order>(v) + weight * term, x);
    }

    V potential_;
    Term term_;
};

static_assert(Potential<Corrected<QuarticPotential, CurvatureTerm>>);
static_assert(Potential<Corrected<QuarticPotential, ForceTerm>>);

template <typename Potentials>
struct WithCorrections;

/// The same with the potentials of a variant.
template <typename... V>
struct WithCorrections<std::variant<V...>> {
    /// Each potential alone and with either term.
    using Variant = std::variant<V..., Corrected<V, CurvatureTerm>..., Corrected<V, ForceTerm>...>;
};

/// What a time lattice evaluates: a potential as it is or with the term of its discretisation.
using LatticePotential = WithCorrections<AnyPotential>::Variant;

/// The potential that a discretisation evaluates on a lattice of the given spacing.
///
/// Units   ħ = 1.
LatticePotential lattice_potential(
    const AnyPotential& potential, Discretisation discretisation, double mass, double spacing);

/// What the potential at x contributes to the energy −∂ ln Z/∂β of a ring of N slices, β = Na:
/// ∂(aW)/∂a, which is V itself where nothing is corrected.
template <Potential V, typename T>
T thermal_energy(const V& potential, const T& x) {
    if constexpr (requires { potential.energy(x); }) {
        return potential.energy(x);
    } else {
        return potential.value(x);
    }
}

/// What it contributes by the virial theorem: thermal_energy + x W'/2, where the kinetic part is
/// ⟨x W'⟩/2.
template <Potential V, typename T>
T virial_energy(const V& potential, const T& x) {
    return thermal_energy(potential, x) + 0.5 * x * slope(potential, x);
}

}  // namespace feynet
