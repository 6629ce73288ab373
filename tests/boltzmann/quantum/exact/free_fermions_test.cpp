#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"

#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/core/error.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/SVD>
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::free_fermions_test {
namespace {

double sign(Index state, Index spin) {
    return (state >> spin & 1) != 0 ? 1.0 : -1.0;
}

/// ⟨σᶻ₀ σᶻᵣ⟩ of a state.
double measured_correlation(const Eigen::VectorXd& amplitudes, Index distance) {
    double sum = 0.0;
    for (Index k = 0; k < amplitudes.size(); ++k) {
        sum += amplitudes(k) * amplitudes(k) * sign(k, 0) * sign(k, distance);
    }
    return sum;
}

/// ⟨σˣ⟩ of spin 0, for ψ real or complex.
template <typename State>
double measured_magnetisation(const State& amplitudes) {
    double sum = 0.0;
    for (Index k = 0; k < amplitudes.size(); ++k) {
        sum += std::real(std::conj(amplitudes(k)) * amplitudes(k ^ 1));
    }
    return sum;
}

Eigen::MatrixXd matrix_of(const SpinModel& model) {
    const Index n = Index{1} << model.n_spins;
    Eigen::MatrixXd matrix(n, n);
    for (Index k = 0; k < n; ++k) {
        matrix.col(k) = hamiltonian_times(model, Eigen::VectorXd::Unit(n, k));
    }
    return matrix;
}

}  // namespace

TEST_CASE(
    "free fermions and Lanczos agree on energies, odd rings and fields on both sides of h = J") {
    for (const Index n : {5, 8, 10}) {
        for (const double field : {0.5, 1.0, 2.0}) {
            const ExactState exact =
                lanczos_ground_state(transverse_ising_chain(n, 0.8, field, ChainEnds::Periodic));

            CHECK(
                IsingRing(n, 0.8, field).ground_energy() ==
                doctest::Approx(exact.energy).epsilon(1e-11));
            CHECK(
                open_ising_energy(n, 0.8, field) ==
                doctest::Approx(
                    lanczos_ground_state(transverse_ising_chain(n, 0.8, field, ChainEnds::Open))
                        .energy)
                    .epsilon(1e-11));
        }
    }
}

TEST_CASE(
    "at criticality the energies are 2/sin(π/2N) on the ring and one more than a sine on the "
    "chain") {
    CHECK(
        IsingRing(10, 1.0, 1.0).ground_energy() == doctest::Approx(-12.7849064430).epsilon(1e-11));
    CHECK(
        IsingRing(40, 1.0, 1.0).ground_energy() == doctest::Approx(-50.9426741143).epsilon(1e-11));
    CHECK(
        IsingRing(80, 1.0, 0.5).ground_energy() == doctest::Approx(-85.0835527979).epsilon(1e-11));
    const double sine = std::sin(std::numbers::pi / (2.0 * 65.0));
    CHECK(open_ising_energy(32, 1.0, 1.0) == doctest::Approx(1.0 - 1.0 / sine).epsilon(1e-12));
    CHECK(
        infinite_ising_energy(1.0, 1.0) == doctest::Approx(-4.0 / std::numbers::pi).epsilon(1e-14));
    CHECK(infinite_ising_energy(1.0, 2.0) == doctest::Approx(-2.1270888199).epsilon(1e-10));
    const double large = IsingRing(400, 1.0, 2.0).ground_energy() / 400.0;
    CHECK(infinite_ising_energy(1.0, 2.0) == doctest::Approx(large).epsilon(1e-12));
}

TEST_CASE("magnetisation and correlations are those of the state itself") {
    const ExactState exact =
        lanczos_ground_state(transverse_ising_chain(10, 1.0, 0.7, ChainEnds::Periodic));
    const IsingRing ring(10, 1.0, 0.7);

    CHECK(
        ring.magnetisation() ==
        doctest::Approx(measured_magnetisation(exact.amplitudes)).epsilon(1e-7));
    for (Index r = 0; r <= 5; ++r) {
        CHECK(
            ring.correlation(r) ==
            doctest::Approx(measured_correlation(exact.amplitudes, r)).epsilon(1e-7));
    }
}

TEST_CASE("the entropy of a block is that of the Schmidt values of the state") {
    const ExactState exact =
        lanczos_ground_state(transverse_ising_chain(10, 1.0, 0.9, ChainEnds::Periodic));
    const IsingRing ring(10, 1.0, 0.9);

    for (const Index length : {1, 3, 5}) {
        const Eigen::MatrixXd cut =
            exact.amplitudes.reshaped(Index{1} << length, Index{1} << (10 - length));
        const Eigen::ArrayXd p =
            Eigen::JacobiSVD<Eigen::MatrixXd>(cut).singularValues().array().square().max(1e-300);
        CHECK(ring.entropy(length) == doctest::Approx(-(p * p.log()).sum()).epsilon(1e-6));
    }
}

TEST_CASE("at criticality the entropy grows as (1/6) ln of the chord, c = 1/2") {
    const IsingRing ring(256, 1.0, 1.0);
    const auto chord = [](double l) { return std::log(std::sin(std::numbers::pi * l / 256.0)); };

    const double slope = (ring.entropy(128) - ring.entropy(32)) / (chord(128.0) - chord(32.0));

    CHECK(slope == doctest::Approx(1.0 / 6.0).epsilon(1e-4));
}

TEST_CASE("after a quench ⟨σˣ⟩ follows Schrödinger's equation") {
    const SpinModel before = transverse_ising_chain(6, 1.0, 0.5, ChainEnds::Periodic);
    const SpinModel after = transverse_ising_chain(6, 1.0, 1.2, ChainEnds::Periodic);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> modes(matrix_of(after));
    const Eigen::VectorXd start =
        modes.eigenvectors().transpose() * lanczos_ground_state(before).amplitudes;
    const IsingRing ring(6, 1.0, 1.2);

    for (const double time : {0.0, 0.3, 1.0, 2.5}) {
        const Eigen::ArrayXcd phase =
            (std::complex<double>(0.0, -time) * modes.eigenvalues().array()).exp();
        const Eigen::VectorXcd state =
            modes.eigenvectors() * (phase * start.array().cast<std::complex<double>>()).matrix();
        CHECK(
            ring.magnetisation_after_quench(0.5, time) ==
            doctest::Approx(measured_magnetisation(state)).epsilon(1e-6));
    }
    CHECK(
        IsingRing(40, 1.0, 1.0).magnetisation_after_quench(0.5, 1.5) ==
        doctest::Approx(0.60065252).epsilon(2e-8));
}

TEST_CASE("a ring without a field, or a block without a rest, is refused") {
    CHECK_THROWS_AS(IsingRing(8, 1.0, 0.0), InvalidInput);
    CHECK_THROWS_AS(IsingRing(2, 1.0, 1.0), InvalidInput);
    CHECK_THROWS_AS(IsingRing(8, 1.0, 1.0).entropy(8), InvalidInput);
    CHECK_THROWS_AS(IsingRing(8, 1.0, 1.0).correlation(5), InvalidInput);
    CHECK_THROWS_AS(infinite_ising_energy(0.0, 1.0), InvalidInput);
}

}  // namespace feynet::test::free_fermions_test
