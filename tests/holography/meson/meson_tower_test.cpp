#include "feynet/holography/meson/meson_tower.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/meson/meson_spectrum.hpp"

#include <boost/math/special_functions/bessel.hpp>
#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::meson_tower_test {
namespace {

/// A = −log z − 0.2 z² + 0.03 s z³, Φ = 0.9 z² + 0.1 z³ + s (z² + 0.3 z⁴)/(1 + z²).
MesonBackground changed_by(double s) {
    return {
        [=](double z) { return -0.2 * z * z + 0.03 * s * z * z * z; },
        [=](double z) {
            return 0.9 * z * z + 0.1 * z * z * z +
                   s * (z * z + 0.3 * z * z * z * z) / (1.0 + z * z);
        }};
}

/// ∂B_S/∂s of changed_by(s).
Eigen::ArrayXd change_of_exponent(int spin, const Eigen::ArrayXd& z) {
    return (2 * spin - 1) * 0.03 * z.cube() - (z.square() + 0.3 * z.pow(4)) / (1.0 + z.square());
}

/// The derivative with s at 0 of a function of changed_by(s), to order h⁶.
template <typename Function>
Eigen::ArrayXd derivative(const Function& of) {
    const double h = 0.01;
    const auto central = [&](double step) {
        return Eigen::ArrayXd((of(step) - of(-step)) / (2.0 * step));
    };
    return 1.5 * central(h) - 0.6 * central(2.0 * h) + 0.1 * central(3.0 * h);
}

}  // namespace

TEST_CASE("meson tower: a soft wall's amplitudes are c_n² = 2κ^{2S+2} Γ(n+S+1)/(n! S!²)") {
    for (const double kappa : {1.0, 0.388}) {
        for (const int spin : {1, 2, 3}) {
            CAPTURE(kappa);
            CAPTURE(spin);
            const MesonTower tower(soft_wall(kappa), spin, 10);
            for (int n = 0; n < 10; ++n) {
                const double square = 2.0 * std::pow(kappa, 2 * spin + 2) *
                                      std::tgamma(n + spin + 1.0) /
                                      (std::tgamma(n + 1.0) * std::pow(std::tgamma(spin + 1.0), 2));
                CHECK(tower.amplitudes()[n] == doctest::Approx(std::sqrt(square)).epsilon(1e-9));
                CHECK(
                    tower.squared_masses()[n] ==
                    doctest::Approx(4.0 * kappa * kappa * (n + spin)).epsilon(1e-12));
            }
        }
    }
}

TEST_CASE("meson tower: a hard wall's amplitudes are those of Bessel functions") {
    const double wall = 2.3;
    const MesonTower tower(hard_wall(wall), 1, 8);
    for (int n = 0; n < 8; ++n) {
        // v = √2 z J₁(ωz)/(z_w J₁(ωz_w)), J₀(ωz_w) = 0
        const double zero = boost::math::cyl_bessel_j_zero(0.0, n + 1);
        const double end = std::abs(boost::math::cyl_bessel_j(1, zero));
        const double exact = zero / (std::sqrt(2.0) * wall * wall * end);
        CHECK(tower.amplitudes()[n] == doctest::Approx(exact).epsilon(1e-9));
    }
}

TEST_CASE("meson tower: its masses are those of the spectrum") {
    const MesonTower tower(changed_by(0.3), 2, 8);
    const MesonSpectrum spectrum(changed_by(0.3), 2, 8);
    CHECK((tower.squared_masses() / spectrum.squared_masses() - 1.0).abs().maxCoeff() < 1e-11);
}

TEST_CASE("meson tower: responses are derivatives with the bulk") {
    for (const int spin : {1, 2}) {
        CAPTURE(spin);
        const MesonTower tower(changed_by(0.0), spin, 6);
        const Eigen::VectorXd change = change_of_exponent(spin, tower.points()).matrix();
        const Eigen::ArrayXd masses = derivative([&](double s) {
            return Eigen::ArrayXd(MesonTower(changed_by(s), spin, 6).squared_masses());
        });
        const Eigen::ArrayXd amplitudes = derivative([&](double s) {
            return Eigen::ArrayXd(MesonTower(changed_by(s), spin, 6).amplitudes().log());
        });
        const Eigen::ArrayXd mass_slope = (tower.mass_response() * change).array();
        const Eigen::ArrayXd amplitude_slope = (tower.amplitude_response() * change).array();
        CHECK((mass_slope / masses - 1.0).abs().maxCoeff() < 1e-8);
        CHECK((amplitude_slope - amplitudes).abs().maxCoeff() < 1e-7);
        // of the wrong sign of one term it is not
        CHECK((mass_slope / masses + 1.0).abs().minCoeff() > 1.0);
    }
}

TEST_CASE("meson tower: a longer ruler makes lighter mesons, ∂ω²/∂ log κ = 2ω²") {
    const double kappa = 0.8;
    const MesonTower tower(soft_wall(kappa), 2, 9);
    const Eigen::VectorXd change = (-2.0 * kappa * kappa * tower.points().square()).matrix();
    const Eigen::ArrayXd masses = (tower.mass_response() * change).array();
    const Eigen::ArrayXd amplitudes = (tower.amplitude_response() * change).array();
    CHECK((masses / (2.0 * tower.squared_masses()) - 1.0).abs().maxCoeff() < 1e-11);
    CHECK((amplitudes - 3.0).abs().maxCoeff() < 1e-7);  // c ~ κ^{S+1}
}

TEST_CASE("meson tower: a constant added to B leaves masses alone and divides c² by e^B") {
    const MesonTower tower(soft_wall(1.0), 1, 5);
    const Eigen::VectorXd one = Eigen::VectorXd::Ones(tower.points().size());
    CHECK((tower.mass_response() * one).cwiseAbs().maxCoeff() < 1e-10);
    CHECK(((tower.amplitude_response() * one).array() + 0.5).abs().maxCoeff() < 1e-10);
    CHECK_THROWS_AS(MesonTower(soft_wall(1.0), 0, 4), InvalidInput);
    CHECK_THROWS_AS(MesonTower(soft_wall(1.0), 1, 41), InvalidInput);
}

}  // namespace feynet::test::meson_tower_test
