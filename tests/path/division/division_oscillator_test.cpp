#include "feynet/path/division/division_oscillator.hpp"

#include "feynet/path/division/division_action.hpp"
#include "feynet/path/division/oscillator_link.hpp"
#include "feynet/path/division/trapezoid_link.hpp"
#include "feynet/path/exact/oscillator.hpp"
#include "feynet/path/potential/free_particle.hpp"
#include "path/division/random_division.hpp"

#include <Eigen/Cholesky>
#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <numbers>

namespace feynet::test::division_oscillator_test {
namespace {

constexpr double mass = 1.3;
constexpr double duration = 2.4;

/// Covariance and mean of continuous time.
struct Continuum {
    double frequency;
    bool ends_fixed;

    double sinh(double t) const { return frequency == 0.0 ? t : std::sinh(frequency * t); }
    double cosh(double t) const { return std::cosh(frequency * t); }
    double unit() const { return frequency == 0.0 ? 1.0 / mass : 1.0 / (mass * frequency); }

    double covariance(double s, double t) const {
        return ends_fixed ? unit() * sinh(s) * sinh(duration - t) / sinh(duration)
                          : unit() * sinh(s) * cosh(duration - t) / cosh(duration);
    }
    double mean(double t, double x, double y) const {
        return ends_fixed ? (x * sinh(duration - t) + y * sinh(t)) / sinh(duration)
                          : x * cosh(duration - t) / cosh(duration);
    }
};

std::unique_ptr<LinkWeight> link_of(LinkRule rule, double frequency) {
    if (rule == LinkRule::Exact) {
        return std::make_unique<OscillatorLink>(mass, frequency);
    }
    if (frequency == 0.0) {
        return std::make_unique<TrapezoidLink<FreeParticle>>(mass, FreeParticle{});
    }
    return std::make_unique<TrapezoidLink<HarmonicPotential>>(
        mass, HarmonicPotential{.mass = mass, .frequency = frequency});
}

template <typename Check>
void for_every_division(Check check) {
    for (const Boundary boundary : division_boundaries) {
        for (const double frequency : {0.0, 0.5, 1.7}) {
            for (std::uint32_t number = 0; number < 5; ++number) {
                CAPTURE(word(boundary));
                CAPTURE(frequency);
                CAPTURE(number);
                check(random_division(duration, 12, boundary, number), frequency);
            }
        }
    }
}

}  // namespace

TEST_CASE("division oscillator: with exact links every correlator is that of continuous time") {
    for_every_division([](const TimeDivision& division, double frequency) {
        const DivisionOscillator exact(division, LinkRule::Exact, mass, frequency);
        const Continuum continuum{frequency, division.ends_fixed()};
        for (Index k = 0; k < division.n_nodes(); ++k) {
            const double t = division.time(k);
            const double mean = continuum.mean(t, division.x_initial(), division.x_final());
            CHECK(std::abs(exact.mean()[k] - mean) < 1e-13);
            for (Index j = 0; j <= k; ++j) {
                CHECK(
                    std::abs(exact.covariance(j, k) - continuum.covariance(division.time(j), t)) <
                    1e-13);
                CHECK(exact.covariance(j, k) == exact.covariance(k, j));
            }
        }
    });
}

TEST_CASE("division oscillator: with exact links the kernel is that of one interval") {
    for_every_division([](const TimeDivision& division, double frequency) {
        const DivisionOscillator exact(division, LinkRule::Exact, mass, frequency);
        const TimeDivision single = TimeDivision::uniform(
            duration, 1, division.boundary(), division.x_initial(), division.x_final());

        const DivisionOscillator one(single, LinkRule::Exact, mass, frequency);

        CHECK(std::abs(exact.log_partition() - one.log_partition()) < 1e-13);
        if (division.ends_fixed()) {
            const Lanes kernel = OscillatorLink(mass, frequency)
                                     .value(
                                         Lanes::Constant(division.x_initial()),
                                         Lanes::Constant(division.x_final()),
                                         Lanes::Constant(duration));
            CHECK(std::abs(one.log_partition() + kernel[0]) < 1e-13);
        }
    });
}

TEST_CASE("division oscillator: on equal trapezoid links it is the site rule's oscillator") {
    for (const Boundary boundary : division_boundaries) {
        const double x_final = boundary == Boundary::Dirichlet ? -0.7 : 0.0;
        const PathSystem system(
            TimeGrid(0.2, 12, boundary, 0.3, x_final),
            Rule::Site,
            mass,
            HarmonicPotential{.mass = mass, .frequency = 0.9});
        const ExactOscillator lattice(system);
        const DivisionOscillator division(
            TimeDivision::uniform(2.4, 12, boundary, 0.3, x_final), LinkRule::Trapezoid, mass, 0.9);

        CHECK(std::abs(division.log_partition() - lattice.log_partition()) < 1e-12);
        for (Index k = 0; k <= 12; ++k) {
            CHECK(std::abs(division.correlation(5, k) - lattice.correlation(5, k)) < 1e-13);
        }
    }
}

TEST_CASE("division oscillator: it is the inverse Hessian of the action, in the step weights") {
    for_every_division([](const TimeDivision& division, double frequency) {
        for (const LinkRule rule : {LinkRule::Exact, LinkRule::Trapezoid}) {
            const DivisionNetwork network(division);
            const auto link = link_of(rule, frequency);
            const DivisionAction action(network, *link);
            const DivisionOscillator exact(division, rule, mass, frequency);
            const Index n = division.n_free();
            // the gradient of a quadratic action is affine: its differences are the Hessian
            Eigen::MatrixXd hessian(n, n);
            Block at_zero;
            action.gradient(Block::Zero(lanes, n), at_zero);
            for (Index i = 0; i < n; ++i) {
                Block unit = Block::Zero(lanes, n);
                unit.col(i).setOnes();
                Block gradient;
                action.gradient(unit, gradient);
                hessian.col(i) = (gradient - at_zero).row(0).transpose();
            }
            const Eigen::MatrixXd symmetric = 0.5 * (hessian + hessian.transpose());
            const Eigen::LLT<Eigen::MatrixXd> factor(symmetric);
            Block mean(lanes, n);
            const Eigen::VectorXd pull = at_zero.row(0).transpose();
            mean.rowwise() = -factor.solve(pull).transpose().array();
            Block path;
            network.evaluate(mean, path);
            const Eigen::MatrixXd lower = factor.matrixL();
            const double log_partition =
                -action.value(mean)[0] + network.log_jacobian() +
                0.5 * static_cast<double>(n) * std::log(2.0 * std::numbers::pi) -
                lower.diagonal().array().log().sum();

            CHECK((path.row(0).transpose() - exact.mean()).abs().maxCoeff() < 1e-12);
            CHECK(std::abs(log_partition - exact.log_partition()) < 1e-12);
        }
    });
}

TEST_CASE("division oscillator: the trapezoid rule shows the division, by O(d²)") {
    for (const Boundary boundary : division_boundaries) {
        const Continuum continuum{1.1, boundary == Boundary::Dirichlet};
        const auto error = [&](Index refinement) {
            const TimeDivision coarse = random_division(duration, 8, boundary);
            Eigen::ArrayXd times(8 * refinement + 1);
            for (Index n = 0; n < times.size() - 1; ++n) {
                const double part =
                    static_cast<double>(n % refinement) / static_cast<double>(refinement);
                const Index left = n / refinement;
                times[n] = coarse.time(left) + part * coarse.interval(left + 1);
            }
            times[times.size() - 1] = duration;
            const TimeDivision division(times, boundary);
            const Index middle = middle_node(division);
            return DivisionOscillator(division, LinkRule::Trapezoid, mass, 1.1)
                       .covariance(middle, middle) -
                   continuum.covariance(0.5 * duration, 0.5 * duration);
        };
        CHECK(std::abs(error(1)) > 1e-4);
        CHECK(error(8) / error(16) == doctest::Approx(4.0).epsilon(0.01));
    }
}

TEST_CASE("division oscillator: draws have its mean and covariance") {
    const TimeDivision division = random_division(duration, 9, Boundary::HalfLine, 1);
    const DivisionOscillator exact(division, LinkRule::Exact, mass, 1.1);
    const Index n = division.n_free();
    Block zero;
    exact.draw(Block::Zero(lanes, n), zero);
    Eigen::MatrixXd factor(n, n);
    for (Index i = 0; i < n; ++i) {
        Block unit = Block::Zero(lanes, n);
        unit.col(i).setOnes();
        Block path;
        exact.draw(unit, path);
        factor.col(i) = (path - zero).row(0).tail(n).transpose();
    }

    const Eigen::MatrixXd covariance = factor * factor.transpose();

    CHECK((zero.row(0).transpose() - exact.mean()).abs().maxCoeff() < 1e-15);
    for (Index j = 0; j < n; ++j) {
        for (Index k = 0; k < n; ++k) {
            CHECK(std::abs(covariance(j, k) - exact.covariance(j + 1, k + 1)) < 1e-14);
        }
    }
}

}  // namespace feynet::test::division_oscillator_test
