#include "feynet/field/network/hartree_mass.hpp"

#include "feynet/field/exact/free_field.hpp"

#include <doctest/doctest.h>

namespace feynet::test::hartree_mass_test {

TEST_CASE("hartree mass: a free field keeps its own") {
    const Lattice lattice({6, 4});
    CHECK(
        hartree_mass_squared(lattice, ScalarCouplings::canonical(0.3, 0.0), 1) ==
        doctest::Approx(0.3));
}

TEST_CASE("hartree mass: it solves its equation, with a negative mass term and components too") {
    const Lattice lattice({6, 4, 3});
    for (const Index n : {1, 3}) {
        for (const double r : {-4.0, 0.5}) {
            const ScalarCouplings couplings = ScalarCouplings::flow(r, 3.0);

            const double mass_squared = hartree_mass_squared(lattice, couplings, n);

            const FreeField free(lattice, ScalarCouplings::flow(mass_squared, 0.0));
            const double right =
                r + 2.0 * static_cast<double>(n + 2) * couplings.quartic * free.phi2();
            CHECK(mass_squared == doctest::Approx(right).epsilon(1e-9));
        }
    }
}

TEST_CASE("hartree mass: it is what makes the variational free energy least") {
    // F(M²) = F₀ + ⟨S − S₀⟩₀ with dF₀/d(κM²) = V⟨φ²⟩₀: compare neighbours by the trapezoid rule.
    const Lattice lattice({4, 4});
    const ScalarCouplings couplings = ScalarCouplings::flow(-1.0, 2.0);
    const auto mean_square = [&](double m2) {
        return FreeField(lattice, ScalarCouplings::flow(m2, 0.0)).phi2();
    };
    const auto interaction = [&](double m2) {
        const double g = mean_square(m2);
        return (couplings.mass_term - m2) * g + 3.0 * couplings.quartic * g * g;
    };
    const auto change = [&](double from, double to) {
        return 0.5 * (to - from) * (mean_square(from) + mean_square(to)) + interaction(to) -
               interaction(from);
    };
    const double best = hartree_mass_squared(lattice, couplings, 1);

    CHECK(change(best, best * 1.05) > 0.0);
    CHECK(change(best, best * 0.95) > 0.0);
}

}  // namespace feynet::test::hartree_mass_test
