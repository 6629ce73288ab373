#include "feynet/field/exact/small_lattice.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/field/exact/free_field.hpp"
#include "feynet/field/exact/ising_torus.hpp"
#include "field/exact/dense_field.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace feynet::test::small_lattice_test {
namespace {

std::vector<Lattice> known_lattices() {
    return {
        Lattice({2}),
        Lattice({3}),
        Lattice({4}),
        Lattice({2, 2}),
        Lattice({2}, TimeEnds::Open),
        Lattice({2, 2}, TimeEnds::Open),
        Lattice({3}, TimeEnds::Open),
        Lattice({3, 2}, TimeEnds::Open)};
}

const ScalarCouplings strong = ScalarCouplings::flow(-4.0, 6.975);

/// Every value of every site on a coarse grid, with the action bond by bond from the lattice.
class BruteForce {
public:
    BruteForce(const Lattice& lattice, const ScalarCouplings& couplings, double reach, int n_points)
        : lattice_(lattice),
          couplings_(couplings),
          reach_(reach),
          n_points_(n_points),
          phi_(static_cast<std::size_t>(lattice.n_sites())) {
        visit_all();
        const double measure = std::log(2.0 * reach / (n_points - 1.0));
        answers.log_partition = std::log(z_) + static_cast<double>(lattice.n_sites()) * measure;
        for (double* sum :
             {&answers.phi2,
              &answers.phi4,
              &answers.ising_energy,
              &answers.magnetisation2,
              &answers.magnetisation4}) {
            *sum /= z_;
        }
    }

    SmallLatticeAnswers answers;

private:
    double phi(Index site) const { return phi_[static_cast<std::size_t>(site)]; }

    /// Counts through all grid points of all sites, the last site fastest.
    void visit_all() {
        const auto n = static_cast<std::size_t>(lattice_.n_sites());
        std::vector<int> place(n, -1);
        std::vector<double> weight(n + 1, 1.0);
        std::size_t depth = 1;  // sites 0 … depth − 1 have values
        while (depth > 0) {
            const std::size_t site = depth - 1;
            if (++place[site] == n_points_) {
                place[site] = -1;
                --depth;
                continue;
            }
            phi_[site] = reach_ * (2.0 * place[site] / (n_points_ - 1.0) - 1.0);
            weight[depth] = weight[site] * factor(static_cast<Index>(site));
            if (depth == n) {
                measure(weight[n]);
            } else {
                ++depth;
            }
        }
    }

    /// The part of e^{−S} that a site adds to those before it.
    double factor(Index site) const {
        double action = lattice_.slice_weight(lattice_.coordinate(site, 0)) *
                        (couplings_.mass_term * square(phi(site)) +
                         couplings_.quartic * fourth_power(phi(site)));
        for (Index direction = 0; direction < lattice_.n_dimensions(); ++direction) {
            for (const Index start : {site, lattice_.previous(site, direction)}) {
                const Index other = start == site ? lattice_.next(site, direction) : start;
                if (other < site) {
                    action += couplings_.stiffness * lattice_.bond_weight(start, direction) *
                              square(phi(site) - phi(other));
                }
            }
        }
        return std::exp(-action);
    }

    void measure(double weight) {
        const Index here = lattice_.reference_time();
        double sum = 0.0;
        for (Index site = 0; site < lattice_.n_sites(); ++site) {
            sum += lattice_.slice_weight(lattice_.coordinate(site, 0)) * phi(site);
        }
        const double square_m = square(sum / lattice_.volume());
        z_ += weight;
        answers.phi2 += weight * square(phi(here));
        answers.phi4 += weight * fourth_power(phi(here));
        for (Index direction = 0; direction < lattice_.n_dimensions(); ++direction) {
            answers.ising_energy += weight * phi(here) * phi(lattice_.next(here, direction)) /
                                    static_cast<double>(lattice_.n_dimensions());
        }
        answers.magnetisation2 += weight * square_m;
        answers.magnetisation4 += weight * square(square_m);
    }

    const Lattice& lattice_;
    ScalarCouplings couplings_;
    double reach_;
    int n_points_;
    std::vector<double> phi_;
    double z_ = 0.0;
};

void check_directly(const Lattice& lattice, const BruteForce& direct, double bound) {
    const SmallLatticeAnswers answers = small_lattice(lattice, strong);
    const SmallLatticeAnswers& expected = direct.answers;

    CHECK(answers.error < 1e-10);
    CHECK(answers.phi2 == doctest::Approx(expected.phi2).epsilon(bound));
    CHECK(answers.phi4 == doctest::Approx(expected.phi4).epsilon(bound));
    CHECK(answers.ising_energy == doctest::Approx(expected.ising_energy).epsilon(bound));
    CHECK(answers.magnetisation2 == doctest::Approx(expected.magnetisation2).epsilon(bound));
    CHECK(answers.magnetisation4 == doctest::Approx(expected.magnetisation4).epsilon(bound));
    CHECK(answers.log_partition == doctest::Approx(expected.log_partition).epsilon(bound));
}

}  // namespace

TEST_CASE("without quartic coupling the quadrature gives the free field to 1e-11") {
    const ScalarCouplings couplings{.stiffness = 0.5, .mass_term = 0.9};
    for (const Lattice& lattice : known_lattices()) {
        const SmallLatticeAnswers answers = small_lattice(lattice, couplings);
        const FreeField field(lattice, couplings);
        const Eigen::MatrixXd precision = precision_matrix(lattice, couplings);
        const double log_partition =
            0.5 * static_cast<double>(lattice.n_sites()) * std::log(2.0 * std::numbers::pi) -
            0.5 * std::log(precision.determinant());

        CHECK(answers.error < 1e-10);
        CHECK(answers.phi2 == doctest::Approx(field.phi2()).epsilon(1e-11));
        CHECK(answers.phi4 == doctest::Approx(field.phi4()).epsilon(1e-11));
        CHECK(answers.ising_energy == doctest::Approx(field.ising_energy()).epsilon(1e-11));
        CHECK(
            answers.abs_magnetisation == doctest::Approx(field.abs_magnetisation()).epsilon(1e-11));
        CHECK(answers.magnetisation2 == doctest::Approx(field.magnetisation2()).epsilon(1e-11));
        CHECK(answers.magnetisation4 == doctest::Approx(field.magnetisation4()).epsilon(1e-11));
        CHECK(std::abs(answers.binder) < 1e-11);
        CHECK(answers.log_partition == doctest::Approx(log_partition).epsilon(1e-11));
    }
}

TEST_CASE("strong coupling is the sum over all values of all sites, with the lattice's own bonds") {
    for (const Lattice& lattice : known_lattices()) {
        if (lattice.n_sites() <= 4) {
            check_directly(lattice, BruteForce(lattice, strong, 1.7, 29), 1e-9);
        }
    }
}

TEST_CASE(
    "so it is for three open slices of two sites, on a grid that is good to 1e-4" *
    doctest::test_suite("long")) {
    const Lattice lattice({3, 2}, TimeEnds::Open);
    check_directly(lattice, BruteForce(lattice, strong, 1.5, 16), 1e-4);
}

TEST_CASE(
    "the Schwinger–Dyson identity 2r⟨φ²⟩ + 4u⟨φ⁴⟩ + 4dκ(⟨φ²⟩ − E) = 1 holds at any coupling") {
    for (const Lattice& lattice : known_lattices()) {
        // of two open slices the reference is an end, where every term has its weight ½
        const double weight = lattice.slice_weight(lattice.reference_time());
        for (const ScalarCouplings& couplings :
             {strong,
              ScalarCouplings::hopping(0.27, 0.9, lattice.n_dimensions()),
              ScalarCouplings::canonical(-0.7, 0.5)}) {
            const auto answers = small_lattice(lattice, couplings);
            const double kinetic = 4.0 * static_cast<double>(lattice.n_dimensions()) *
                                   couplings.stiffness * (answers.phi2 - answers.ising_energy);
            CHECK(
                2.0 * couplings.mass_term * answers.phi2 + 4.0 * couplings.quartic * answers.phi4 +
                    kinetic ==
                doctest::Approx(1.0 / weight).epsilon(1e-10));
        }
    }
}

TEST_CASE("⟨|M|⟩ of two sites is that of a quadrature which knows where its kink is") {
    // In s = φ₁ + φ₂ and d = φ₁ − φ₂ the integrand is even in both and smooth for s > 0: Simpson.
    const SmallLatticeAnswers answers = small_lattice(Lattice({2}), strong);
    const int n = 400;
    const double step = 4.0 / n;
    double z = 0.0;
    double modulus = 0.0;
    for (int i = 0; i <= n; ++i) {
        for (int j = 0; j <= n; ++j) {
            const double s = i * step;
            const double d = j * step;
            const double a = 0.5 * (s + d);
            const double b = 0.5 * (s - d);
            const double rule = (i == 0 || i == n ? 1.0 : 2.0 + 2.0 * (i % 2)) *
                                (j == 0 || j == n ? 1.0 : 2.0 + 2.0 * (j % 2));
            const double action = 2.0 * strong.stiffness * square(d) +
                                  strong.mass_term * (square(a) + square(b)) +
                                  strong.quartic * (fourth_power(a) + fourth_power(b));
            z += rule * std::exp(-action);
            modulus += rule * 0.5 * s * std::exp(-action);
        }
    }
    CHECK(answers.abs_magnetisation == doctest::Approx(modulus / z).epsilon(1e-8));
}

TEST_CASE(
    "a weak coupling changes ⟨φ²⟩ by −12u Σ_y w_y G(x, y)² G(y, y)" * doctest::test_suite("long")) {
    for (const Lattice& lattice : known_lattices()) {
        ScalarCouplings couplings{.stiffness = 0.5, .mass_term = 0.9};
        const Eigen::MatrixXd covariance = precision_matrix(lattice, couplings).inverse();
        const Index here = lattice.reference_time();
        double slope = 0.0;
        for (Index site = 0; site < lattice.n_sites(); ++site) {
            slope -= 12.0 * lattice.slice_weight(lattice.coordinate(site, 0)) *
                     square(covariance(here, site)) * covariance(site, site);
        }
        const auto phi2 = [&](double quartic) {
            couplings.quartic = quartic;
            return small_lattice(lattice, couplings).phi2;
        };
        const double u = 2e-4;
        const double measured = (4.0 * phi2(0.5 * u) - phi2(u) - 3.0 * phi2(0.0)) / u;

        CHECK(measured == doctest::Approx(slope).epsilon(1e-4));
    }
}

TEST_CASE("for λ → ∞ the hopping convention becomes the Ising model with β = 2κ") {
    // corrections are of order 1/λ: they halve when λ doubles, and vanish in the extrapolation
    const double kappa = 0.2;
    const double exact = -0.5 * IsingTorus(2, 2, 2.0 * kappa).energy();
    const auto energy = [&](double lambda) {
        return small_lattice(Lattice({2, 2}), ScalarCouplings::hopping(kappa, lambda, 2))
            .ising_energy;
    };
    const double near = energy(20.0);
    const double nearer = energy(40.0);

    CHECK(nearer == doctest::Approx(exact).epsilon(0.03));
    CHECK(2.0 * nearer - near == doctest::Approx(exact).epsilon(2e-3));
}

TEST_CASE("what is not small or not smooth enough is refused") {
    CHECK(is_small(Lattice({2, 2})));
    CHECK_FALSE(is_small(Lattice({2, 3})));
    CHECK_FALSE(is_small(Lattice({4}, TimeEnds::Open)));
    CHECK_THROWS_AS(small_lattice(Lattice({4, 4}), strong), InvalidInput);
    CHECK_THROWS_AS(small_lattice(Lattice({2}), ScalarCouplings::flow(-1.0, 0.0)), InvalidInput);
    CHECK_THROWS_AS(
        small_lattice(Lattice({2}), ScalarCouplings::hopping(0.2, 1e5, 1)), InvalidInput);
}

}  // namespace feynet::test::small_lattice_test
