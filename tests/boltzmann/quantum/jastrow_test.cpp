#include "feynet/boltzmann/quantum/jastrow.hpp"

#include "feynet/boltzmann/quantum/spin_configurations.hpp"
#include "slopes_of.hpp"
#include "some_machine.hpp"

#include <doctest/doctest.h>

namespace feynet::test::jastrow_test {

TEST_CASE("a Jastrow state on a ring has a weight for each distance, else one for each pair") {
    CHECK(Jastrow(6, ring_translations(6)).n_parameters() == 1 + 3);
    CHECK(Jastrow(7, ring_translations(7)).n_parameters() == 1 + 3);
    CHECK(Jastrow(6, no_symmetry(6)).n_parameters() == 6 + 15);
    CHECK(Jastrow(9, torus_translations(3)).n_parameters() == 1 + 4);
}

TEST_CASE("ln ψ of a Jastrow state is the sum over spins and pairs, and so are its slopes") {
    const Jastrow wave(3, no_symmetry(3));
    Eigen::VectorXcd weights(6);
    weights << 0.1, 0.2, 0.3, 1.0, 2.0, 4.0;  // a, then J₀₁, J₀₂, J₁₂

    const Eigen::MatrixXd spins = spin_configurations({0b011}, 3);

    CHECK(
        wave.log_amplitudes(weights, spins)(0).real() ==
        doctest::Approx(0.1 + 0.2 - 0.3 + 1.0 - 2.0 - 4.0));
    CHECK(error_of_slopes(wave, weights, spins) < 1e-10);
}

TEST_CASE("a Jastrow state of a ring does not see a translation, one without symmetry does") {
    const Eigen::MatrixXd spins = all_spin_configurations(6);
    const auto change = [&](const Jastrow& wave) {
        return change_by_translation(
            wave, some_machine(wave.n_parameters(), 1, 0.4).visible, spins);
    };

    CHECK(change(Jastrow(6, ring_translations(6))) < 1e-13);
    CHECK(change(Jastrow(6, no_symmetry(6))) > 0.1);
}

}  // namespace feynet::test::jastrow_test
