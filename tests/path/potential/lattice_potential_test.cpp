#include "feynet/path/potential/lattice_potential.hpp"

#include "feynet/core/block.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <utility>

namespace feynet::test::lattice_potential_test {
namespace {

constexpr double mass = 1.3;
constexpr double spacing = 0.2;
constexpr QuarticPotential quartic{.mass = 1.1, .frequency = 0.9, .coupling = 0.7};
constexpr double k = 1.1 * 0.81;
constexpr std::array positions = {-1.7, -0.2, 0.0, 0.9};

LatticePotential of(Discretisation discretisation) {
    return lattice_potential(quartic, discretisation, mass, spacing);
}

/// f(x) of whatever the lattice potential is.
template <typename F>
double with(const LatticePotential& potential, F f) {
    return std::visit([&f](const auto& v) { return f(v); }, potential);
}

/// V, V', … of ½kx² + λx⁴ by hand.
double v(double x, int order) {
    const double lambda = quartic.coupling;
    const std::array<double, 5> derivatives{
        0.5 * k * x * x + lambda * x * x * x * x,
        k * x + 4.0 * lambda * x * x * x,
        k + 12.0 * lambda * x * x,
        24.0 * lambda * x,
        24.0 * lambda};
    return derivatives[static_cast<std::size_t>(order)];
}

/// Calls check(potential) for the defaults of every potential.
template <typename Check, std::size_t... I>
void for_every_potential(Check check, std::index_sequence<I...> /*indices*/) {
    (check(std::variant_alternative_t<I, AnyPotential>{}), ...);
}

constexpr auto every_potential = std::make_index_sequence<std::variant_size_v<AnyPotential>>{};

}  // namespace

TEST_CASE("lattice potential: without a term it is the potential itself") {
    for (const Discretisation plain : {Discretisation::Site, Discretisation::Midpoint}) {
        CHECK(std::holds_alternative<QuarticPotential>(of(plain)));
        for (const double x : positions) {
            const auto energy = [x](const auto& w) { return thermal_energy(w, x); };
            CHECK(with(of(plain), energy) == quartic.value(x));
        }
    }
}

TEST_CASE("lattice potential: the corrected midpoint rule adds aV''/8m") {
    const LatticePotential w = of(Discretisation::MidpointCorrected);
    const double c = spacing / (8.0 * mass);
    for (const double x : positions) {
        const auto value = [x](const auto& p) { return p.value(x); };
        const auto force = [x](const auto& p) { return slope(p, x); };
        const auto bend = [x](const auto& p) { return curvature(p, x); };
        const auto energy = [x](const auto& p) { return thermal_energy(p, x); };
        CHECK(with(w, value) == doctest::Approx(v(x, 0) + c * v(x, 2)).epsilon(1e-14));
        CHECK(with(w, force) == doctest::Approx(v(x, 1) + c * v(x, 3)).epsilon(1e-14));
        CHECK(with(w, bend) == doctest::Approx(v(x, 2) + c * v(x, 4)).epsilon(1e-14));
        CHECK(with(w, energy) == doctest::Approx(v(x, 0) + 2.0 * c * v(x, 2)).epsilon(1e-14));
    }
}

TEST_CASE("lattice potential: Takahashi and Imada add a²V'²/24m") {
    const LatticePotential w = of(Discretisation::TakahashiImada);
    const double c = spacing * spacing / (24.0 * mass);
    for (const double x : positions) {
        const auto value = [x](const auto& p) { return p.value(x); };
        const auto force = [x](const auto& p) { return slope(p, x); };
        const auto bend = [x](const auto& p) { return curvature(p, x); };
        const auto energy = [x](const auto& p) { return thermal_energy(p, x); };
        const double square = v(x, 1) * v(x, 1);
        const double second = v(x, 2) * v(x, 2) + v(x, 1) * v(x, 3);
        CHECK(with(w, value) == doctest::Approx(v(x, 0) + c * square).epsilon(1e-14));
        CHECK(
            with(w, force) ==
            doctest::Approx(v(x, 1) + 2.0 * c * v(x, 1) * v(x, 2)).epsilon(1e-14));
        CHECK(with(w, bend) == doctest::Approx(v(x, 2) + 2.0 * c * second).epsilon(1e-14));
        CHECK(with(w, energy) == doctest::Approx(v(x, 0) + 3.0 * c * square).epsilon(1e-14));
    }
}

TEST_CASE("lattice potential: a term composes with any series, not only with that of x itself") {
    using Series = Jet<3, double>;
    Series x = Series::constant(0.8);
    x.c[1] = 0.3;
    x.c[2] = -1.2;
    x.c[3] = 0.4;
    const Series square = x * x;
    const Series bend = 12.0 * quartic.coupling * square + k;
    const Series force = k * x + 4.0 * quartic.coupling * (square * x);
    const Series plain = quartic.value(x);
    const Series midpoint = plain + spacing / (8.0 * mass) * bend;
    const Series imada = plain + spacing * spacing / (24.0 * mass) * (force * force);
    const auto series = [&x](const auto& w) { return w.value(x); };

    const Series computed_midpoint = std::visit(series, of(Discretisation::MidpointCorrected));
    const Series computed_imada = std::visit(series, of(Discretisation::TakahashiImada));

    for (std::size_t order = 0; order <= 3; ++order) {
        CHECK(computed_midpoint.c[order] == doctest::Approx(midpoint.c[order]).epsilon(1e-13));
        CHECK(computed_imada.c[order] == doctest::Approx(imada.c[order]).epsilon(1e-13));
    }
}

TEST_CASE("lattice potential: eight lanes at once give what one number gives") {
    const Lanes x = Lanes::LinSpaced(-2.0, 2.0);
    for (const Discretisation rule :
         {Discretisation::MidpointCorrected, Discretisation::TakahashiImada}) {
        std::visit(
            [&x](const auto& w) {
                const Lanes value = w.value(x);
                const Lanes force = slope(w, x);
                for (int lane = 0; lane < lanes; ++lane) {
                    CHECK(value[lane] == w.value(x[lane]));
                    CHECK(force[lane] == slope(w, x[lane]));
                }
            },
            of(rule));
    }
}

TEST_CASE("lattice potential: of every potential, slopes are the derivatives of the values") {
    const auto check = [](const auto& v) {
        for (const Discretisation rule :
             {Discretisation::MidpointCorrected, Discretisation::TakahashiImada}) {
            CAPTURE(v.name);
            CAPTURE(word(rule));
            const LatticePotential w = lattice_potential(v, rule, mass, spacing);
            for (const double x : {-1.2, 0.3, 0.9}) {
                const double h = 1e-4;
                const auto value = [&w](double at) {
                    return with(w, [at](const auto& p) { return p.value(at); });
                };
                const double force = with(w, [x](const auto& p) { return slope(p, x); });
                const double difference =
                    8.0 * (value(x + h) - value(x - h)) - (value(x + 2 * h) - value(x - 2 * h));
                CHECK(std::abs(force - difference / (12.0 * h)) < 1e-8 * (1.0 + std::abs(force)));
            }
        }
    };
    for_every_potential(check, every_potential);
}

}  // namespace feynet::test::lattice_potential_test
