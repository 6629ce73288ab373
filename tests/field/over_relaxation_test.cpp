#include "feynet/field/update/over_relaxation.hpp"

#include "feynet/sampler/metropolis.hpp"
#include "feynet/sampler/schedule.hpp"
#include "field/reference_field.hpp"

#include <Eigen/Core>
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace feynet::test::over_relaxation_test {
namespace {

using Moments = std::array<double, 3>;

const ScalarCouplings broken = ScalarCouplings::flow(-4.0, 4.8);

/// ⟨φ²⟩, ⟨φ⁴⟩ and ⟨φφ'⟩ of neighbours on the torus of 2 × 2 sites, a ring of four with double
/// bonds, by its transfer matrix on a grid; the trapezoid rule errs by less than 1e-12.
Moments exact_moments(const ScalarCouplings& couplings) {
    constexpr Index n = 241;
    constexpr double reach = 3.0;
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(n, -reach, reach);
    const Eigen::ArrayXd site =
        (-0.5 * (couplings.mass_term * x.square() + couplings.quartic * x.square().square())).exp();
    Eigen::MatrixXd transfer(n, n);
    for (Index i = 0; i < n; ++i) {
        for (Index j = 0; j < n; ++j) {
            const double step = x[i] - x[j];
            transfer(i, j) = site[i] * site[j] * std::exp(-2.0 * couplings.stiffness * step * step);
        }
    }
    const Eigen::MatrixXd square = transfer * transfer;
    const Eigen::ArrayXd density = (square.array() * square.transpose().array()).rowwise().sum();
    const Eigen::ArrayXXd pair = transfer.array() * (square * transfer).transpose().array();
    const double z = density.sum();
    return {
        (density * x.square()).sum() / z,
        (density * x.square().square()).sum() / z,
        (pair * (x.matrix() * x.matrix().transpose()).array()).sum() / z};
}

/// Means of the moments over 8 · 2500 chains after 40 steps, in standard errors from the exact
/// ones: the largest of the three.
template <typename Steps>
double worst_pull(double width = 0.6) {
    constexpr std::uint32_t n_blocks = 2500;
    const FieldAction action(Lattice({2, 2}), broken);
    const BasicOverRelaxation<Steps> reflections(action);
    const Metropolis metropolis(action, Eigen::ArrayXd::Constant(4, width));
    const Schedule schedule({{metropolis}, {reflections, 2}});
    std::array<double, 3> sums{};
    std::array<double, 3> squares{};
    for (std::uint32_t block = 0; block < n_blocks; ++block) {
        Block q = some_field(4, block);
        Stream stream{.seed = 21, .first_chain = lanes * block};
        for (stream.trajectory = 1; stream.trajectory <= 40; ++stream.trajectory) {
            schedule.step(q, StreamSource(stream));
        }
        const Lanes pairs = (q.col(0) + q.col(3)) * (q.col(1) + q.col(2));
        const std::array<Lanes, 3> seen{
            q.square().rowwise().mean(), q.square().square().rowwise().mean(), 0.25 * pairs};
        for (std::size_t k = 0; k < seen.size(); ++k) {
            sums[k] += seen[k].sum();
            squares[k] += seen[k].square().sum();
        }
    }
    constexpr double n = lanes * n_blocks;
    const Moments exact = exact_moments(broken);
    double worst = 0.0;
    for (std::size_t k = 0; k < exact.size(); ++k) {
        const double mean = sums[k] / n;
        const double error = std::sqrt((squares[k] / n - mean * mean) / n);
        worst = std::max(worst, std::abs(mean - exact[k]) / error);
    }
    return worst;
}

/// The centre moves with the value: neither an involution nor volume preserving.
struct CentreFollows : ReflectionSteps {
    static Lanes centre(const SitePotential& site, const Lanes& x) {
        return ReflectionSteps::centre(site, x) + 0.1 * x;
    }
};
struct AlwaysAccepts : ReflectionSteps {
    static Lanes accept(const Lanes&, const Lanes&) { return Lanes::Ones(); }
};
/// Not the minimum, but a function of the neighbours alone.
struct RoughCentre : ReflectionSteps {
    static Lanes centre(const SitePotential& site, const Lanes&) { return 0.1 * site.tilt; }
};

/// ⟨φ ∂S/∂φ⟩ − 1 of each variable of two components between open ends: the largest in standard
/// errors.
template <typename Steps>
double worst_identity() {
    constexpr std::uint32_t n_blocks = 1500;
    const FieldAction action(Lattice({3, 2}, TimeEnds::Open), ScalarCouplings::flow(-3.0, 2.0), 2);
    const Index n = action.dimension();
    const BasicOverRelaxation<Steps> reflections(action);
    const Metropolis metropolis(action, Eigen::ArrayXd::Constant(n, 0.6));
    const Schedule schedule({{metropolis}, {reflections, 2}});
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(n);
    Eigen::ArrayXd square = sum;
    for (std::uint32_t block = 0; block < n_blocks; ++block) {
        Block q = some_field(n, block);
        Stream stream{.seed = 22, .first_chain = lanes * block};
        for (stream.trajectory = 1; stream.trajectory <= 40; ++stream.trajectory) {
            schedule.step(q, StreamSource(stream));
        }
        Block gradient;
        action.gradient(q, gradient);
        const Block defect = q * gradient - 1.0;
        sum += defect.colwise().sum().transpose();
        square += defect.square().colwise().sum().transpose();
    }
    const double n_chains = lanes * n_blocks;
    const Eigen::ArrayXd mean = sum / n_chains;
    return (mean.abs() / ((square / n_chains - mean.square()) / n_chains).sqrt()).maxCoeff();
}

}  // namespace

TEST_CASE(
    "reflections and Metropolis give the exact moments of four sites in the broken phase" *
    doctest::test_suite("long")) {
    // Three comparisons at five standard errors: false alarm 2e-6; seeds fixed.
    CHECK(worst_pull<ReflectionSteps>() < 5.0);
    CHECK(worst_pull<RoughCentre>() < 5.0);
    CHECK(worst_pull<CentreFollows>() > 5.0);
    CHECK(worst_pull<AlwaysAccepts>() > 5.0);
}

TEST_CASE("each variable obeys its Schwinger–Dyson identity, for two components and open time") {
    // Twelve comparisons at five standard errors: false alarm 7e-6; seed fixed.
    CHECK(worst_identity<ReflectionSteps>() < 5.0);
    CHECK(worst_identity<AlwaysAccepts>() > 5.0);
}

TEST_CASE("a free field is reflected without rejection and without change of S") {
    const FieldAction action(Lattice({4, 4, 2}), ScalarCouplings::canonical(0.3, 0.0), 2);
    const OverRelaxation reflections(action);
    const Block start = some_field(action.dimension(), 8);
    Block q = start;

    const Transition transition = reflections.step(q, StreamSource(Stream{.seed = 1}));

    // Rounding may make ΔS positive by 1e-13: a rejection with that probability.
    CHECK((transition.acceptance == 1.0).all());
    CHECK((action.value(q) - action.value(start)).abs().maxCoeff() < 1e-10);
    CHECK((q - start).abs().minCoeff() > 0.0);
}

TEST_CASE("a NaN spoils its own chain alone and is counted") {
    const FieldAction action(Lattice({4, 4}), broken);
    const OverRelaxation reflections(action);
    const StreamSource random(Stream{.seed = 2});
    Block clean = some_field(16, 9);
    Block dirty = clean;
    dirty(4, 6) = std::numeric_limits<double>::quiet_NaN();

    reflections.step(clean, random);
    const Transition transition = reflections.step(dirty, random);

    CHECK(transition.non_finite[4] >= 5.0);
    CHECK(transition.non_finite.sum() == transition.non_finite[4]);
    CHECK((dirty.topRows(4) == clean.topRows(4)).all());
    CHECK((dirty.bottomRows(3) == clean.bottomRows(3)).all());
}

}  // namespace feynet::test::over_relaxation_test
