#include "feynet/nnft/interaction/width_shift.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>

namespace feynet::test::width_shift_test {
namespace {

constexpr OscillatorRing ring{.n_slices = 6, .spacing = 0.4, .mass = 1.1, .frequency = 0.8};

/// The products of a field that is there with some probability.
struct Moments {
    double square = 0.0;
    double fourth = 0.0;
    std::array<double, 6> joint{};  // φ₀² φₜ⁴

    void add(double weight, const std::array<double, 6>& field) {
        square += weight * field[0] * field[0];
        fourth += weight * std::pow(field[0], 4);
        for (std::size_t t = 0; t < field.size(); ++t) {
            joint.at(t) += weight * field[0] * field[0] * std::pow(field.at(t), 4);
        }
    }

    /// d⟨φ²⟩/dλ = −a Σₜ (⟨φ₀² φₜ⁴⟩ − ⟨φ²⟩⟨φ⁴⟩).
    double slope() const {
        double sum = 0.0;
        for (const double one : joint) {
            sum += one - square * fourth;
        }
        return -ring.spacing * sum;
    }
};

constexpr int n_phases = 8;  // exact for trigonometric polynomials of degree six

/// cos(2πkt/n + c) at t = 0 … n − 1.
std::array<double, 6> wave(Index k, int phase) {
    std::array<double, 6> values{};
    for (std::size_t t = 0; t < values.size(); ++t) {
        const double turns =
            static_cast<double>(k) * static_cast<double>(t) / 6.0 + phase / double{n_phases};
        values.at(t) = std::cos(2.0 * std::numbers::pi * turns);
    }
    return values;
}

double probability(Index k) {
    return 1.0 / (6.0 * ring.variance() * ring.mode_stiffness(k) * n_phases);
}

/// The slope of one neuron with a = ±1, by a sum over all it can be.
double slope_of_one() {
    Moments moments;
    const double scale = std::sqrt(2.0 * ring.variance());
    for (Index k = 0; k < 6; ++k) {
        for (int c = 0; c < n_phases; ++c) {
            std::array<double, 6> field = wave(k, c);
            for (double& value : field) {
                value *= scale;
            }
            moments.add(probability(k), field);
        }
    }
    return moments.slope();
}

/// That of two of them; the signs are in the phases.
double slope_of_two() {
    Moments moments;
    const double scale = std::sqrt(ring.variance());
    for (Index k = 0; k < 36; ++k) {
        for (int c = 0; c < n_phases * n_phases; ++c) {
            const auto one = wave(k / 6, c / n_phases);
            std::array<double, 6> field = wave(k % 6, c % n_phases);
            for (std::size_t t = 0; t < field.size(); ++t) {
                field.at(t) = scale * (field.at(t) + one.at(t));
            }
            moments.add(probability(k / 6) * probability(k % 6), field);
        }
    }
    return moments.slope();
}

/// That of infinitely many, by Wick: −12 a G₀ Σ G(t)².
double slope_of_all() {
    double sum = 0.0;
    for (Index t = 0; t < 6; ++t) {
        sum += ring.correlator(t) * ring.correlator(t);
    }
    return -12.0 * ring.spacing * ring.variance() * sum;
}

}  // namespace

TEST_CASE("width shift: its leading term is that of all networks of one and of two neurons") {
    // A network of N has the slope A + B/N + C/N²: A is Wick's, so that N = 1 and 2 tell B.
    const double all = slope_of_all();
    const double b = 4.0 * (slope_of_two() - all) - (slope_of_one() - all);

    CHECK(b == doctest::Approx(leading_width_shift(ring, 1.0)).epsilon(1e-10));
    CHECK(std::abs(b / leading_width_shift(ring, 1.1) - 1.0) > 1e-2);
}

TEST_CASE("width shift: it grows with the length of the ring unless every amplitude is the same") {
    const OscillatorRing cold{.n_slices = 32, .spacing = 0.25};
    const OscillatorRing colder{.n_slices = 128, .spacing = 0.25};

    // derived and computed independently: a = 0.25, m = ω = 1
    CHECK(leading_width_shift(cold, 1.0) == doctest::Approx(2.27).epsilon(3e-3));
    CHECK(leading_width_shift(cold, 2.0) == doctest::Approx(-5.87).epsilon(3e-3));
    CHECK(leading_width_shift(cold, 3.0) == doctest::Approx(-14.0).epsilon(3e-3));
    CHECK(leading_width_shift(colder, 1.0) == doctest::Approx(2.25).epsilon(3e-3));
    CHECK(leading_width_shift(colder, 2.0) == doctest::Approx(-23.4).epsilon(3e-3));
    CHECK(leading_width_shift(colder, 3.0) == doctest::Approx(-49.1).epsilon(3e-3));
}

TEST_CASE(
    "width shift: one neuron of constant amplitude has the kurtosis of a cosine, many of Gauss") {
    CHECK(ring_kurtosis(1.0, 1) == 1.5);
    CHECK(ring_kurtosis(2.0, 1) == 3.0);
    CHECK(ring_kurtosis(1.0, 1000) == doctest::Approx(3.0).epsilon(1e-3));
}

}  // namespace feynet::test::width_shift_test
