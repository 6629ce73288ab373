#include "feynet/path/update/staging.hpp"

#include "feynet/core/error.hpp"
#include "feynet/network/decay_network.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::staging_test {
namespace {

/// The oscillator m = ω = 1, a = 0.3 on a ring of 12.
PathSystem oscillator() {
    return {TimeGrid(0.3, 12, Boundary::Periodic), Rule::Site, 1.0, HarmonicPotential{}};
}

/// The numbers of a stream, but every acceptance is certain.
class AcceptsAll final : public RandomSource {
public:
    explicit AcceptsAll(const Stream& stream) : source_(stream) {}
    void normals(Purpose purpose, Block& normals) const override {
        source_.normals(purpose, normals);
    }
    void uniforms(Purpose purpose, Block& uniforms) const override {
        source_.uniforms(purpose, uniforms);
        if (purpose == Purpose::Acceptance) {
            uniforms.setConstant(1e-300);
        }
    }
    void offers(Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers)
        const override {
        source_.offers(purpose, widths, offers);
    }

private:
    StreamSource source_;
};

/// How many standard errors ⟨x²⟩ and ⟨xₙ xₙ₊₁⟩ are away from those of the oscillator after three
/// steps from exact starts.
template <typename Source>
double deviation_after(const Staging& staging, Index n_blocks) {
    const PathSystem system = oscillator();
    const DecayNetwork network(system.grid(), Rule::Site, 1.0, 1.0);
    const LatticeOscillator exact(Rule::Site, 1.0, 1.0, 0.3);
    const double loop = std::exp(-12.0 * exact.theta);
    const auto correlation = [&](double k) {
        const double forth = std::exp(-k * exact.theta);
        return 0.5 * exact.amplitude * (forth + loop / forth) / (1.0 - loop);
    };
    std::array<double, 2> sum{};
    std::array<double, 2> squares{};
    Block q(lanes, 12);
    Block w(lanes, 12);
    for (Index block = 0; block < n_blocks; ++block) {
        Stream stream{.seed = 91, .first_chain = static_cast<std::uint32_t>(lanes * block)};
        fill_normals(stream, Purpose::Exact, w);
        network.evaluate(w, q);
        for (stream.trajectory = 1; stream.trajectory <= 3; ++stream.trajectory) {
            staging.step(q, Source(stream));
        }
        Block shifted(lanes, 12);
        shifted << q.rightCols(11), q.leftCols(1);
        const std::array<Lanes, 2> seen{
            q.square().rowwise().mean() - correlation(0.0),
            (q * shifted).rowwise().mean() - correlation(1.0)};
        for (std::size_t k = 0; k < 2; ++k) {
            sum[k] += seen[k].sum();
            squares[k] += seen[k].square().sum();
        }
    }
    return std::max(
        std::abs(sum[0]) / std::sqrt(squares[0]), std::abs(sum[1]) / std::sqrt(squares[1]));
}

}  // namespace

// Each comparison raises false alarm with probability 2e-6 (4.9 standard errors of either number).
TEST_CASE("staging: the law of the oscillator stays, whatever the bridges and segments") {
    for (const double frequency : {0.0, 1.0, 2.5}) {
        for (const Index length : {2, 5, 12}) {
            CAPTURE(frequency);
            CAPTURE(length);
            const Staging staging(oscillator(), frequency, length);
            CHECK(deviation_after<StreamSource>(staging, 3000) < 4.9);
        }
    }
}

TEST_CASE("staging: the check sees that moves are accepted which should not be") {
    const Staging staging(oscillator(), 2.5, 5);

    CHECK(deviation_after<AcceptsAll>(staging, 3000) > 20.0);
}

TEST_CASE("staging: bridges of the oscillator itself are always accepted") {
    const Staging staging(oscillator(), 1.0, 5);
    Block q = Block::Random(lanes, 12);

    const Transition transition = staging.step(q, StreamSource(Stream{.seed = 92}));

    CHECK((transition.acceptance == 1.0).all());
    CHECK((transition.non_finite == 0.0).all());
}

TEST_CASE(
    "staging: the pilot takes long segments where the bridge is nearly exact, short ones else") {
    const Block q = Block::Zero(lanes, 12);

    CHECK(tune_staging(oscillator(), 1.0, q, Stream{.seed = 93}) == 8);
    const PathSystem stiff(
        TimeGrid(0.3, 12, Boundary::Periodic),
        Rule::Site,
        1.0,
        HarmonicPotential{.frequency = 8.0});
    CHECK(tune_staging(stiff, 0.0, q, Stream{.seed = 93}) == 2);
}

TEST_CASE("staging: open paths and midpoints are refused") {
    const TimeGrid open(0.3, 12, Boundary::HalfLine);
    const TimeGrid ring(0.3, 12, Boundary::Periodic);

    CHECK_THROWS_AS(
        Staging(PathSystem(open, Rule::Site, 1.0, HarmonicPotential{}), 1.0, 4), InvalidInput);
    CHECK_THROWS_AS(
        Staging(PathSystem(ring, Rule::Midpoint, 1.0, HarmonicPotential{}), 1.0, 4), InvalidInput);
    CHECK_THROWS_AS(Staging(oscillator(), 1.0, 13), InvalidInput);
}

}  // namespace feynet::test::staging_test
