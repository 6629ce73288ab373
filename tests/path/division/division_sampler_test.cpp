#include "feynet/path/division/division_sampler.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/division/division_oscillator.hpp"
#include "feynet/path/division/oscillator_link.hpp"
#include "feynet/path/division/trapezoid_link.hpp"
#include "feynet/path/potential/harmonic.hpp"
#include "path/division/random_division.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::division_sampler_test {
namespace {

constexpr double mass = 1.3;
constexpr double frequency = 1.1;

/// Eight independent chains: t-tests with seven degrees of freedom; |t| < 9 has a false alarm of
/// 4e-5, as 4 σ has for normal errors. Seeds are fixed.
constexpr double most_errors = 9.0;

/// A prior that is no Dirichlet law.
class WavyPrior final : public DivisionPrior {
public:
    Lanes log_density(const Lanes& d) const override { return 2.0 * (9.0 * d).sin(); }
    Lanes log_density_slope(const Lanes& d) const override { return 18.0 * (9.0 * d).cos(); }
};

/// Three common nodes on (0, 2.4), 0.3 at the start.
TimeDivision common(Boundary boundary) {
    return {
        Eigen::ArrayXd{{0.0, 0.8, 2.4}},
        boundary,
        0.3,
        boundary == Boundary::Dirichlet ? -0.7 : 0.0};
}

struct Mean {
    double value = 0.0;
    double error = 0.0;
};

/// The mean of one number per chain, and its standard error.
Mean mean_of(const Lanes& values) {
    const double mean = values.mean();
    return {mean, std::sqrt((values - mean).square().sum() / (lanes * (lanes - 1)))};
}

struct Means {
    Mean square;    ///< x² at the common node
    Mean interval;  ///< the square of the first one
    double acceptance = 0.0;
};

Means sample(const DivisionEnsemble& ensemble, std::uint16_t run) {
    const DivisionSampler sampler(ensemble, mass);
    Block q = ensemble.start();
    Lanes square = Lanes::Zero();
    Lanes interval = Lanes::Zero();
    Means means;
    constexpr int n_sweeps = 20000;
    constexpr int n_warmup = 200;
    Block path;
    for (int i = 0; i < n_warmup + n_sweeps; ++i) {
        const Stream stream{.seed = 5, .run = run, .trajectory = static_cast<std::uint32_t>(i)};
        const Transition transition = sampler.step(q, StreamSource(stream));
        if (i >= n_warmup) {
            ensemble.at_common_nodes(q, path);
            square += path.col(1).square() / n_sweeps;
            interval += q.col(0).square() / n_sweeps;
            means.acceptance += transition.acceptance.mean() / n_sweeps;
        }
    }
    means.square = mean_of(square);
    means.interval = mean_of(interval);
    return means;
}

/// ⟨x²⟩ at the common node in continuous time.
double exact_square(Boundary boundary, double omega) {
    return DivisionOscillator(common(boundary), LinkRule::Exact, mass, omega).correlation(1, 1);
}

}  // namespace

TEST_CASE(
    "division sampler: with exact links the path at the common nodes knows no prior" *
    doctest::test_suite("long")) {
    const OscillatorLink link(mass, frequency);
    const WavyPrior wavy;
    const DirichletPrior crowded(0.5);
    const DirichletPrior uniform(1.0);
    const DirichletPrior equal(20.0);
    const std::array<const DivisionPrior*, 4> priors{&wavy, &crowded, &uniform, &equal};
    std::uint16_t run = 0;
    for (const Boundary boundary : division_boundaries) {
        const double exact = exact_square(boundary, frequency);
        for (const DivisionPrior* prior : priors) {
            const Means means = sample(DivisionEnsemble(common(boundary), 2, link, *prior), ++run);
            CAPTURE(run);
            CHECK(std::abs(means.square.value - exact) < most_errors * means.square.error);
            CHECK(means.square.error < 0.02 * exact);
        }
    }
}

TEST_CASE("division sampler: with exact links the kinks have the law of their prior") {
    // one of three intervals of a symmetric Dirichlet law: ⟨d²⟩ = D² (κ+1)/(3(3κ+1))
    const OscillatorLink link(mass, frequency);
    for (const double concentration : {0.5, 1.0, 4.0}) {
        const DirichletPrior prior(concentration);
        const DivisionEnsemble ensemble(common(Boundary::HalfLine), 2, link, prior);
        const Means means = sample(ensemble, static_cast<std::uint16_t>(20.0 * concentration));
        const double exact =
            0.8 * 0.8 * (concentration + 1.0) / (3.0 * (3.0 * concentration + 1.0));
        CAPTURE(concentration);
        CHECK(std::abs(means.interval.value - exact) < most_errors * means.interval.error);
        CHECK(means.interval.error < 0.02 * exact);
    }
}

TEST_CASE("division sampler: nearly every proposal is accepted, for a free particle all") {
    const DirichletPrior uniform(1.0);
    const OscillatorLink free(mass, 0.0);
    const OscillatorLink oscillator(mass, frequency);

    const Means of_free =
        sample(DivisionEnsemble(common(Boundary::HalfLine), 2, free, uniform), 31);
    const Means of_oscillator =
        sample(DivisionEnsemble(common(Boundary::HalfLine), 2, oscillator, uniform), 32);

    CHECK(of_free.acceptance > 1.0 - 1e-6);
    CHECK(of_oscillator.acceptance > 0.8);
}

TEST_CASE("division sampler: with trapezoid links the same test sees the division") {
    const double stiff = 2.5;
    const TrapezoidLink<HarmonicPotential> link(
        mass, HarmonicPotential{.mass = mass, .frequency = stiff});
    const DirichletPrior uniform(1.0);
    const DivisionEnsemble ensemble(common(Boundary::HalfLine), 1, link, uniform);

    const Means means = sample(ensemble, 40);

    const double exact = exact_square(Boundary::HalfLine, stiff);
    CHECK(std::abs(means.square.value - exact) > most_errors * means.square.error);
}

TEST_CASE("division sampler: the mass must be positive") {
    const OscillatorLink link(mass, frequency);
    const DirichletPrior uniform(1.0);
    const DivisionEnsemble ensemble(common(Boundary::HalfLine), 1, link, uniform);
    CHECK_THROWS_AS(DivisionSampler(ensemble, 0.0), InvalidInput);
}

}  // namespace feynet::test::division_sampler_test
