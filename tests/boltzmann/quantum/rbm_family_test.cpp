#include "feynet/boltzmann/quantum/rbm_family.hpp"

#include "feynet/core/error.hpp"
#include "some_machine.hpp"

#include <doctest/doctest.h>

namespace feynet::test::rbm_family_test {
namespace {

Eigen::VectorXcd some_parameters(const RbmFamily& family) {
    return some_machine(family.n_parameters(), 1, 0.4).visible;
}

std::complex<double> amplitude(
    const RbmFamily& family, const Eigen::VectorXcd& parameters, const Eigen::VectorXd& spins) {
    return log_amplitude(family.weights(parameters), spins);
}

}  // namespace

TEST_CASE("the amplitude of a symmetric machine does not see a translation") {
    const RbmFamily ring(6, 2, ring_translations(6));
    const RbmFamily torus(9, 1, torus_translations(3));
    const Eigen::VectorXcd ring_parameters = some_parameters(ring);
    const Eigen::VectorXcd torus_parameters = some_parameters(torus);

    CHECK(ring.n_parameters() == 1 + 2 * 7);
    CHECK(ring.n_hidden() == 12);
    CHECK(torus.n_parameters() == 1 + 10);
    for (const Index shift : {1, 4}) {
        const Eigen::VectorXd spins = spins_of(0b001011, 6);
        Eigen::VectorXd moved(6);
        for (Index i = 0; i < 6; ++i) {
            moved((i + shift) % 6) = spins(i);
        }
        CHECK(
            std::abs(
                amplitude(ring, ring_parameters, spins) - amplitude(ring, ring_parameters, moved)) <
            1e-13);
    }
    const Eigen::VectorXd flat = spins_of(0b000110001, 9);
    Eigen::VectorXd up(9);
    up << flat.tail(6), flat.head(3);
    CHECK(
        std::abs(
            amplitude(torus, torus_parameters, flat) - amplitude(torus, torus_parameters, up)) <
        1e-13);
}

TEST_CASE("the logarithmic derivatives are those of the amplitude") {
    for (const RbmFamily& family :
         {RbmFamily(6, 2, ring_translations(6)),
          RbmFamily(6, 2, ring_translations(6), RbmBiases::None),
          RbmFamily::dense(6, 4)}) {
        const Eigen::VectorXcd parameters = some_parameters(family);
        const Eigen::VectorXd spins = spins_of(0b010011, 6);
        const Eigen::VectorXcd tangents =
            hidden_fields(family.weights(parameters), spins).array().tanh();

        const Eigen::VectorXcd derivatives = family.log_derivatives(spins, tangents);

        // differences of fourth order
        const double step = 3e-4;
        for (Index k = 0; k < parameters.size(); ++k) {
            const auto at = [&](double shift) {
                Eigen::VectorXcd moved = parameters;
                moved(k) += shift;
                return amplitude(family, moved, spins);
            };
            const std::complex<double> slope =
                (8.0 * (at(step) - at(-step)) - (at(2.0 * step) - at(-2.0 * step))) / (12.0 * step);
            CHECK(std::abs(derivatives(k) - slope) < 1e-8);
        }
    }
}

TEST_CASE("without biases an amplitude does not see all spins turned over") {
    const RbmFamily even(6, 2, ring_translations(6), RbmBiases::None);
    const RbmFamily any(6, 2, ring_translations(6));
    const Eigen::VectorXd spins = spins_of(0b010011, 6);
    const auto turned = [&](const RbmFamily& family) {
        const Eigen::VectorXcd parameters = some_parameters(family);
        return std::abs(
            amplitude(family, parameters, spins) - amplitude(family, parameters, -spins));
    };

    CHECK(even.n_parameters() == 12);
    CHECK(turned(even) < 1e-13);
    CHECK(turned(any) > 1e-3);
}

TEST_CASE("what is no permutation is refused") {
    CHECK_THROWS_AS(RbmFamily(3, 1, {{0, 1, 1}}), InvalidInput);
    CHECK_THROWS_AS(RbmFamily(3, 1, {}), InvalidInput);
    CHECK_THROWS_AS(RbmFamily(3, 0, ring_translations(3)), InvalidInput);
}

}  // namespace feynet::test::rbm_family_test
