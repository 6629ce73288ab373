#include "feynet/path/division/division_ensemble.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/division/oscillator_link.hpp"
#include "path/division/random_division.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

namespace feynet::test::division_ensemble_test {
namespace {

constexpr double mass = 1.3;
constexpr double frequency = 1.1;

/// Three common nodes on (0, 2.4), 0.3 at the start.
TimeDivision common(Boundary boundary) {
    return {
        Eigen::ArrayXd{{0.0, 0.8, 2.4}},
        boundary,
        0.3,
        boundary == Boundary::Dirichlet ? -0.7 : 0.0};
}

/// A prior that is no Dirichlet law.
class WavyPrior final : public DivisionPrior {
public:
    Lanes log_density(const Lanes& d) const override { return 2.0 * (9.0 * d).sin(); }
    Lanes log_density_slope(const Lanes& d) const override { return 18.0 * (9.0 * d).cos(); }
};

/// Times in order, nodes normal.
Block random_state(const DivisionEnsemble& ensemble) {
    Block q = ensemble.start();
    const Block noise = normal_block(q.cols());
    const Index n_kinks = ensemble.n_kinks();
    q.leftCols(n_kinks) += 0.02 * noise.leftCols(n_kinks);
    q.rightCols(q.cols() - n_kinks) += noise.rightCols(q.cols() - n_kinks);
    return q;
}

}  // namespace

TEST_CASE("division ensemble: one move changes S by what delta says") {
    const OscillatorLink link(mass, frequency);
    const DirichletPrior prior(2.5);
    for (const Boundary boundary : division_boundaries) {
        const DivisionEnsemble ensemble(common(boundary), 3, link, prior);
        const Block q = random_state(ensemble);
        const Lanes before = ensemble.value(q);
        for (Index i = 0; i < ensemble.n_moves(); ++i) {
            Block moved = q;
            const Lanes shift = 0.03 * normal_block(1, 9).col(0);
            ensemble.move(moved, i, shift);
            const Lanes change = ensemble.value(moved) - before;
            CAPTURE(i);
            CHECK((change - ensemble.delta(q, i, shift)).abs().maxCoeff() < 1e-11);
        }
    }
}

TEST_CASE("division ensemble: kinks that pass each other have S = ∞") {
    const OscillatorLink link(mass, frequency);
    const DirichletPrior prior(1.0);
    const DivisionEnsemble ensemble(common(Boundary::HalfLine), 3, link, prior);
    const Block q = ensemble.start();

    CHECK((ensemble.delta(q, 0, Lanes::Constant(0.2)) == HUGE_VAL).all());
    CHECK((ensemble.delta(q, 2, Lanes::Constant(0.2)) == HUGE_VAL).all());
    CHECK(ensemble.delta(q, 2, Lanes::Constant(0.19)).isFinite().all());
}

TEST_CASE("division ensemble: the gradient is the derivative of S in times and nodes") {
    const OscillatorLink link(mass, frequency);
    const WavyPrior prior;
    for (const Boundary boundary : division_boundaries) {
        const DivisionEnsemble ensemble(common(boundary), 3, link, prior);
        const Block q = random_state(ensemble);
        Block gradient;
        constexpr double h = 1e-6;
        ensemble.gradient(q, gradient);
        for (Index i = 0; i < q.cols(); ++i) {
            const Lanes quotient = (ensemble.delta(q, i, Lanes::Constant(h)) -
                                    ensemble.delta(q, i, Lanes::Constant(-h))) /
                                   (2.0 * h);
            CHECK(((gradient.col(i) - quotient) / (1.0 + quotient.abs())).abs().maxCoeff() < 1e-6);
        }
    }
}

TEST_CASE("division ensemble: all nodes with their times, ends included") {
    const OscillatorLink link(mass, frequency);
    const DirichletPrior prior(1.0);
    const DivisionEnsemble ensemble(common(Boundary::Dirichlet), 3, link, prior);
    Block times;
    Block path;
    Block at_common;

    ensemble.expand(ensemble.start(), times, path);
    ensemble.at_common_nodes(ensemble.start(), at_common);

    CHECK(times.cols() == 9);
    CHECK((times.rightCols(8) > times.leftCols(8)).all());
    CHECK((times.col(4) == 0.8).all());
    CHECK((path.col(0) == 0.3).all());
    CHECK((path.col(8) == -0.7).all());
    CHECK((at_common.col(1) == path.col(4)).all());
}

TEST_CASE("division ensemble: at least one kink must move") {
    const OscillatorLink link(mass, frequency);
    const DirichletPrior prior(1.0);
    CHECK_THROWS_AS(DivisionEnsemble(common(Boundary::HalfLine), 0, link, prior), InvalidInput);
}

}  // namespace feynet::test::division_ensemble_test
