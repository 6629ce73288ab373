#include "feynet/boltzmann/tensor/matrix_product_family.hpp"

#include "boltzmann/quantum/slopes_of.hpp"
#include "boltzmann/quantum/some_machine.hpp"
#include "feynet/boltzmann/quantum/spin_configurations.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::matrix_product_family_test {
namespace {

Eigen::VectorXcd near_plain(const WaveFunction& wave) {
    return wave.plain() + some_machine(wave.n_parameters(), 1, 0.3).visible;
}

}  // namespace

TEST_CASE("the slopes of a matrix product state are those of ln ψ") {
    const Eigen::MatrixXd spins = all_spin_configurations(5);
    for (const SiteMatrices matrices : {SiteMatrices::Shared, SiteMatrices::Own}) {
        const MatrixProductFamily wave(5, 3, matrices);

        CHECK(wave.n_parameters() == (matrices == SiteMatrices::Shared ? 18 : 90));
        CHECK(error_of_slopes(wave, near_plain(wave), spins) < 1e-8);
    }
}

TEST_CASE("with shared matrices a ring does not see a translation") {
    const MatrixProductFamily shared(6, 3, SiteMatrices::Shared);
    const MatrixProductFamily own(6, 3, SiteMatrices::Own);

    const Eigen::MatrixXd spins = all_spin_configurations(6);

    CHECK(change_by_translation(shared, near_plain(shared), spins) < 1e-12);
    CHECK(change_by_translation(own, near_plain(own), spins) > 0.1);
}

TEST_CASE("the plain matrix product state has equal amplitudes") {
    const MatrixProductFamily wave(4, 2, SiteMatrices::Shared);

    CHECK(wave.log_amplitudes(wave.plain(), all_spin_configurations(4)).isZero());
    CHECK_THROWS_AS(MatrixProductFamily(4, 0, SiteMatrices::Shared), InvalidInput);
}

}  // namespace feynet::test::matrix_product_family_test
