#include "feynet/sampler/gaussian_family.hpp"

#include "feynet/core/error.hpp"
#include "feynet/sampler/exact_sampler.hpp"
#include "sampler/one_variable.hpp"
#include "sampler/subjects.hpp"

#include <doctest/doctest.h>

namespace feynet::test::gaussian_family_test {
namespace {

constexpr HmcSettings bold{.step_size = 0.9, .n_leapfrog = 2};

/// Exact draws of S_λ and three moves: whether a mean of x, x², x³ has changed by 4.9 standard
/// errors.
bool law_changes_at(double coupling, double moved_at) {
    const SkewQuartic action;
    const DiagonalGaussian gaussian = SkewGaussian::part();
    const GaussianFamily family(action, gaussian, bold);
    const TabulatedLaw law([&](double x) { return skew_action(coupling, x); });
    constexpr std::uint32_t n_blocks = 40000;
    Eigen::Array3d sum = Eigen::Array3d::Zero();
    Eigen::Array3d square = Eigen::Array3d::Zero();
    for (std::uint32_t block = 0; block < n_blocks; ++block) {
        Stream stream{.seed = 71, .first_chain = lanes * block};
        Block q(lanes, 1);
        fill_uniforms(stream, Purpose::Start, q);
        q = q.unaryExpr([&](double u) { return law.quantile(u); });
        const Block start = q;
        for (stream.trajectory = 1; stream.trajectory <= 3; ++stream.trajectory) {
            family.move(moved_at, q, StreamSource(stream));
        }
        for (int lane = 0; lane < lanes; ++lane) {
            const double x = q(lane, 0);
            const double y = start(lane, 0);
            const Eigen::Array3d change(x - y, x * x - y * y, x * x * x - y * y * y);
            sum += change;
            square += change.square();
        }
    }
    return (sum.abs() > 4.9 * square.sqrt()).any();
}

}  // namespace

TEST_CASE("Gaussian family: draws are those of the Gaussian part, the rest is S − G") {
    const Target target = well_target();
    const auto metric = well_metric();
    const GaussianFamily family(*target.action, *metric, bold);
    const StreamSource random(Stream{.seed = 72});
    Block q;
    Block expected(lanes, 2);

    family.draw(random, q);
    ExactSampler(*metric).step(expected, random);

    CHECK(family.dimension() == 2);
    CHECK((q == expected).all());
    const Block deviation = q - metric->mean();
    const Lanes sum = family.rest(q) + 0.5 * metric->norm(deviation);
    CHECK((sum - target.action->value(q)).abs().maxCoeff() < 1e-12);
}

TEST_CASE("Gaussian family: at λ = 1 a move is a rotation trajectory of the action itself") {
    const Target target = well_target();
    const auto metric = well_metric();
    const HmcSettings settings{.integrator = Integrator::Rotation, .step_size = 0.4};
    const GaussianFamily family(*target.action, *metric, settings);
    const StreamSource random(Stream{.seed = 73});
    Block q;
    target.draw(Stream{.seed = 73}, q);
    Block expected = q;

    const Transition moved = family.move(1.0, q, random);
    const Transition wanted = Hmc(*target.action, *metric, settings).step(expected, random);

    CHECK((q == expected).all());
    CHECK((moved.energy_error - wanted.energy_error).abs().maxCoeff() < 1e-12);
}

TEST_CASE("Gaussian family: at λ → 0 a move is the exact rotation, without energy error") {
    const Target target = well_target();
    const auto metric = well_metric();
    const GaussianFamily family(*target.action, *metric, bold);
    Block q;
    family.draw(StreamSource(Stream{.seed = 74}), q);

    const Transition transition = family.move(0.0, q, StreamSource(Stream{.seed = 74}));

    CHECK(transition.energy_error.abs().maxCoeff() < 1e-12);
    CHECK((transition.acceptance == 1.0).all());
}

TEST_CASE("Gaussian family: a move leaves S_λ invariant, and no other") {
    // 3.2e5 exact starts, three moments at three couplings, false alarms 1e-6 each.
    CHECK_FALSE(law_changes_at(0.2, 0.2));
    CHECK_FALSE(law_changes_at(0.6, 0.6));
    CHECK_FALSE(law_changes_at(1.0, 1.0));
    CHECK(law_changes_at(0.6, 0.55));
    CHECK(law_changes_at(0.6, 0.65));
}

TEST_CASE("Gaussian family: bad settings are refused") {
    const SkewQuartic action;
    const DiagonalGaussian gaussian = SkewGaussian::part();

    CHECK_THROWS_AS(GaussianFamily(action, gaussian, {.step_size = -1.0}), InvalidInput);
}

}  // namespace feynet::test::gaussian_family_test
