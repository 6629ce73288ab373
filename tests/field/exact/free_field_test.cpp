#include "feynet/field/exact/free_field.hpp"

#include "feynet/core/error.hpp"
#include "field/exact/dense_field.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::free_field_test {
namespace {

constexpr ScalarCouplings some_couplings{.stiffness = 0.8, .mass_term = 0.3};

/// The column of the site that lies at y − x from the place x = (t, x⃗), with y's own time.
Index displaced(const Lattice& lattice, Index from, Index to) {
    Index column = lattice.coordinate(to, 0);
    for (Index direction = 1; direction < lattice.n_dimensions(); ++direction) {
        const Index extent = lattice.extent(direction);
        const Index difference =
            lattice.coordinate(to, direction) - lattice.coordinate(from, direction);
        column += lattice.stride(direction) * ((difference + extent) % extent);
    }
    return column;
}

double global_square(const Lattice& lattice, const Eigen::MatrixXd& covariance, Index mode) {
    const Index direction = lattice.n_dimensions() - 1;
    Eigen::VectorXd cosine(lattice.n_sites());
    Eigen::VectorXd sine(lattice.n_sites());
    for (Index site = 0; site < lattice.n_sites(); ++site) {
        const double turn = static_cast<double>(mode * lattice.coordinate(site, direction)) /
                            static_cast<double>(lattice.extent(direction));
        const double weight = lattice.slice_weight(lattice.coordinate(site, 0));
        cosine[site] = weight * std::cos(2.0 * std::numbers::pi * turn);
        sine[site] = weight * std::sin(2.0 * std::numbers::pi * turn);
    }
    return (cosine.dot(covariance * cosine) + sine.dot(covariance * sine)) / lattice.volume();
}

}  // namespace

TEST_CASE("the propagator is the inverse of the action's matrix for every d and both time ends") {
    for (const Lattice& lattice : small_lattices()) {
        const Eigen::MatrixXd covariance = precision_matrix(lattice, some_couplings).inverse();
        const FreeField field(lattice, some_couplings);
        for (Index from = 0; from < lattice.n_sites(); ++from) {
            const Eigen::ArrayXd propagator = field.propagator(lattice.coordinate(from, 0));
            for (Index to = 0; to < lattice.n_sites(); ++to) {
                const double exact = covariance(from, to);
                REQUIRE(
                    propagator[displaced(lattice, from, to)] ==
                    doctest::Approx(exact).epsilon(1e-12));
            }
        }
    }
}

TEST_CASE("along an axis the propagator is that from the reference slice") {
    for (const Lattice& lattice : small_lattices()) {
        const FreeField field(lattice, some_couplings);
        const Index source = lattice.reference_time();
        const Eigen::ArrayXd propagator = field.propagator(source);
        for (Index direction = 0; direction < lattice.n_dimensions(); ++direction) {
            const Index first = direction == 0 ? source : 0;
            for (Index lag = 0; first + lag < lattice.extent(direction); ++lag) {
                const Index time = direction == 0 ? 0 : source;
                CHECK(
                    field.axis_propagator(direction, lag) ==
                    doctest::Approx(propagator[time + lattice.stride(direction) * (first + lag)]));
            }
        }
    }
}

TEST_CASE("local and global answers are those of the covariance matrix") {
    for (const Lattice& lattice : small_lattices()) {
        const Eigen::MatrixXd covariance = precision_matrix(lattice, some_couplings).inverse();
        const FreeField field(lattice, some_couplings);
        const Index here = lattice.reference_time();
        double neighbours = 0.0;
        for (Index direction = 0; direction < lattice.n_dimensions(); ++direction) {
            neighbours += covariance(here, lattice.next(here, direction));
        }
        neighbours /= static_cast<double>(lattice.n_dimensions());

        CHECK(field.phi2() == doctest::Approx(covariance(here, here)));
        CHECK(
            field.phi4() == doctest::Approx(3.0 * covariance(here, here) * covariance(here, here)));
        CHECK(field.ising_energy() == doctest::Approx(neighbours));
        CHECK(field.susceptibility() == doctest::Approx(global_square(lattice, covariance, 0)));
        CHECK(
            field.magnetisation2() ==
            doctest::Approx(global_square(lattice, covariance, 0) / lattice.volume()));
    }
}

TEST_CASE("a plane wave has the propagator 1/(2κp̂² + 2r), in space with open time too") {
    for (const Lattice& lattice : small_lattices()) {
        if (lattice.is_open() && lattice.n_dimensions() == 1) {
            continue;
        }
        const Eigen::MatrixXd covariance = precision_matrix(lattice, some_couplings).inverse();
        const FreeField field(lattice, some_couplings);
        std::vector<Index> mode(static_cast<std::size_t>(lattice.n_dimensions()), 0);
        mode.back() = 1;

        CHECK(
            field.momentum_propagator(mode) ==
            doctest::Approx(global_square(lattice, covariance, 1)));
    }
}

TEST_CASE("time slices of zero momentum are correlated as one oscillator in every d") {
    // physics 4.1, m² = ¼ in convention B
    for (const std::vector<Index>& space :
         std::vector<std::vector<Index>>{{}, {8}, {6, 4}, {2, 3, 4}}) {
        std::vector<Index> extents{8};
        extents.insert(extents.end(), space.begin(), space.end());
        const FreeField field(Lattice(extents), ScalarCouplings::canonical(0.25, 0.0));
        const std::vector<Index> zero(space.size(), 0);

        CHECK(field.slice_correlator(zero, 0, 0) == doctest::Approx(1.0078698146).epsilon(1e-10));
        CHECK(field.slice_correlator(zero, 2, 6) == doctest::Approx(0.2731759370).epsilon(1e-9));
        CHECK(field.susceptibility() == doctest::Approx(4.0));
    }
}

TEST_CASE("L = 8, m² = ¼ gives the numbers of the reference sheet") {
    // physics 4.1
    const FreeField line(Lattice({8}), ScalarCouplings::canonical(0.25, 0.0));
    CHECK(line.axis_propagator(0, 0) == doctest::Approx(1.0078698146).epsilon(1e-10));
    CHECK(line.axis_propagator(0, 1) == doctest::Approx(0.6338535414).epsilon(1e-10));
    const FreeField plane(Lattice({8, 8}), ScalarCouplings::canonical(0.25, 0.0));
    CHECK(plane.axis_propagator(0, 0) == doctest::Approx(0.3855011891).epsilon(1e-10));
    CHECK(plane.axis_propagator(0, 1) == doctest::Approx(0.1595950134).epsilon(1e-10));
    CHECK(plane.axis_propagator(1, 1) == doctest::Approx(0.1595950134).epsilon(1e-10));
}

TEST_CASE("the sum over all momenta of the propagator is G(0)") {
    const FreeField field(Lattice({4, 3, 5, 2}), some_couplings);
    double sum = 0.0;
    for (Index site = 0; site < field.lattice().n_sites(); ++site) {
        std::vector<Index> mode;
        for (Index direction = 0; direction < 4; ++direction) {
            mode.push_back(field.lattice().coordinate(site, direction));
        }
        sum += field.momentum_propagator(mode);
    }
    CHECK(sum / 120.0 == doctest::Approx(field.axis_propagator(0, 0)).epsilon(1e-13));
}

TEST_CASE("components add: moments of a Gaussian vector of two and of three components") {
    // of the χ distribution: ⟨|M|⟩/σ = √(π/2) for n = 2 and √(8/π) for n = 3
    const Lattice lattice({4, 4});
    const FreeField one(lattice, some_couplings);
    const FreeField two(lattice, some_couplings, 2);
    const FreeField three(lattice, some_couplings, 3);
    const double sigma = std::sqrt(one.magnetisation2());

    CHECK(two.phi2() == doctest::Approx(2.0 * one.phi2()));
    CHECK(two.phi4() == doctest::Approx(8.0 * one.phi2() * one.phi2()));
    CHECK(two.ising_energy() == doctest::Approx(2.0 * one.ising_energy()));
    CHECK(one.abs_magnetisation() == doctest::Approx(sigma * std::sqrt(2.0 / std::numbers::pi)));
    CHECK(two.abs_magnetisation() == doctest::Approx(sigma * std::sqrt(std::numbers::pi / 2.0)));
    CHECK(three.abs_magnetisation() == doctest::Approx(sigma * std::sqrt(8.0 / std::numbers::pi)));
    CHECK(three.magnetisation4() == doctest::Approx(15.0 * sigma * sigma * sigma * sigma));
    CHECK(three.action_per_site() == 1.5);
}

TEST_CASE("long times and heavy fields neither overflow nor lose the contact term") {
    const FreeField field(
        Lattice({4000, 2}, TimeEnds::Open), ScalarCouplings::canonical(50.0, 0.0));
    CHECK(std::isfinite(field.phi2()));
    CHECK(field.slice_correlator({0}, 0, 3999) == doctest::Approx(0.0));
    CHECK(field.correlation_length() == doctest::Approx(1.0 / std::sqrt(50.0)));
}

TEST_CASE("a field that is not free is refused") {
    CHECK_THROWS_AS(FreeField(Lattice({4}), ScalarCouplings::flow(1.0, 0.1)), InvalidInput);
    CHECK_THROWS_AS(FreeField(Lattice({4}), ScalarCouplings::flow(0.0, 0.0)), InvalidInput);
    CHECK_THROWS_AS(FreeField(Lattice({4}), some_couplings, 0), InvalidInput);
}

}  // namespace feynet::test::free_field_test
