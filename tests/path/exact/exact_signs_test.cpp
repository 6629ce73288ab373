#include "feynet/path/exact/exact_signs.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/action/path_action.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/kink_density.hpp"
#include "feynet/path/observable/twist.hpp"
#include "support/cells.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace feynet::test::exact_signs_test {
namespace {

PathSystem ring(double spacing, Index n_slices, Rule rule, const AnyPotential& potential) {
    return {TimeGrid(spacing, n_slices, Boundary::Periodic), rule, 1.0, potential};
}

/// Means over all paths of three nodes, by sums over a grid in each node that ends at the jumps;
/// kinks are counted and S is computed by the code of the Monte Carlo.
struct ThreeNodes {
    double kinks = 0.0;
    double twist = 0.0;

    ThreeNodes(const PathSystem& system, double threshold) {
        const auto action = make_path_action(system);
        const KinkDensity kink_density(system.grid(), threshold);
        const Twist twist_of(system);
        add_panels({-3.2, -2.0, -threshold, 0.0, threshold, 2.0, 3.2});
        double sum = 0.0;
        Block path(lanes, 3);
        Lanes weights = Lanes::Zero();
        int lane = 0;
        const auto flush = [&] {
            Block kinks_of;
            Block twists;
            kink_density.measure(path, kinks_of);
            twist_of.measure(path, twists);
            const Lanes chance = weights * (-action->value(path)).exp();
            sum += chance.sum();
            kinks += (chance * kinks_of.col(0)).sum();
            twist += (chance * twists.col(0)).sum();
            weights.setZero();
            lane = 0;
        };
        for (std::size_t i = 0; i < x_.size(); ++i) {
            for (std::size_t j = 0; j < x_.size(); ++j) {
                for (std::size_t k = 0; k < x_.size(); ++k) {
                    path.row(lane) << x_[i], x_[j], x_[k];
                    weights[lane] = weight_[i] * weight_[j] * weight_[k];
                    if (++lane == lanes) {
                        flush();
                    }
                }
            }
        }
        flush();
        kinks /= sum;
        twist /= sum;
    }

private:
    void add_panels(const std::vector<double>& cuts) {
        using Gauss = boost::math::quadrature::gauss<double, 10>;
        for (std::size_t i = 1; i < cuts.size(); ++i) {
            const double half = 0.5 * (cuts[i] - cuts[i - 1]);
            const double middle = 0.5 * (cuts[i] + cuts[i - 1]);
            for (std::size_t k = 0; k < Gauss::abscissa().size(); ++k) {
                for (const double side : {-1.0, 1.0}) {
                    x_.push_back(middle + side * half * Gauss::abscissa()[k]);
                    weight_.push_back(half * Gauss::weights()[k]);
                }
            }
        }
    }

    std::vector<double> x_;
    std::vector<double> weight_;
};

}  // namespace

TEST_CASE("exact signs: three nodes agree with the sum over all their paths") {
    for (const Rule rule : every_rule) {
        const PathSystem system = ring(0.4, 3, rule, QuarticPotential{.frequency = 0.0});
        for (const double threshold : {0.1, 0.5}) {
            const ThreeNodes expected(system, threshold);

            const ExactSigns signs(system, threshold);

            CHECK(signs.kink_density() == doctest::Approx(expected.kinks).epsilon(1e-6));
            CHECK(signs.twist() == doctest::Approx(expected.twist).epsilon(1e-6));
        }
    }
}

TEST_CASE("exact signs: the oscillator has Z₋/Z₊ = tanh(Nϑ/2)") {
    // Z₋ = Σ (−1)ⁿ e^{−Nϑ(n + ½)} = 1/(2 cosh(Nϑ/2)) and Z₊ = 1/(2 sinh(Nϑ/2)).
    for (const Rule rule : every_rule) {
        for (const Index n_slices : {2, 5, 20}) {
            const PathSystem system = ring(0.25, n_slices, rule, HarmonicPotential{});
            const LatticeOscillator oscillator(rule, 1.0, 1.0, 0.25);

            const ExactSigns signs(system, 0.7);

            const double half = 0.5 * static_cast<double>(n_slices) * oscillator.theta;
            CHECK(signs.twist() == doctest::Approx(std::tanh(half)).epsilon(1e-9));
        }
    }
}

TEST_CASE("exact signs: as the threshold falls to 0 kinks are zero crossings, (1 − C(1))/2a") {
    const PathSystem system = ring(0.25, 20, Rule::Site, HarmonicPotential{});

    const ExactSigns signs(system, 1e-10);

    // C(1) = (2/π) arcsin(G(1)/G(0)).
    const auto exact = exact_path(system);
    const double ratio = exact->correlation(0, 1) / exact->correlation(0, 0);
    const double crossings = (1.0 - 2.0 / std::numbers::pi * std::asin(ratio)) / (2.0 * 0.25);
    CHECK(signs.kink_density() == doctest::Approx(crossings).epsilon(1e-8));
}

TEST_CASE("exact signs: the more hysteresis the fewer kinks") {
    const PathSystem system = ring(0.25, 20, Rule::Site, QuarticPotential{});
    double before = HUGE_VAL;
    for (const double threshold : {0.05, 0.2, 0.5, 0.9}) {
        const double density = ExactSigns(system, threshold).kink_density();

        CHECK(density > 0.0);
        CHECK(density < before);
        before = density;
    }
}

TEST_CASE("exact signs: only a ring has them, and only with a positive threshold") {
    const TimeGrid open(0.25, 8, Boundary::Free);
    const PathSystem free_ends(open, Rule::Site, 1.0, QuarticPotential{});
    const PathSystem system = ring(0.25, 8, Rule::Site, QuarticPotential{});

    CHECK_THROWS_AS(ExactSigns(free_ends, 0.5), InvalidInput);
    CHECK_THROWS_AS(ExactSigns(system, 0.0), InvalidInput);
}

}  // namespace feynet::test::exact_signs_test
