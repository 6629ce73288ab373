#include "feynet/sampler/tempering_ladder.hpp"

#include "feynet/core/error.hpp"
#include "sampler/three_replicas.hpp"

#include <doctest/doctest.h>

#include <numeric>

namespace feynet::test::tempering_ladder_test {
namespace {

/// Uniform numbers at λ = 0 and R = −40 ln q: at λ the law is (1 + 40λ) q^{40λ}, drawn exactly.
class Cliff final : public LawFamily {
public:
    Index dimension() const override { return 1; }
    void draw(const RandomSource& random, Block& q) const override {
        q.resize(lanes, 1);
        random.uniforms(Purpose::Start, q);
    }
    Lanes rest(const Block& q) const override { return -40.0 * q.col(0).log(); }
    Transition move(double coupling, Block& q, const RandomSource& random) const override {
        random.uniforms(Purpose::Proposal, q);
        q = q.pow(1.0 / (1.0 + 40.0 * coupling));
        return {};
    }
};

}  // namespace

TEST_CASE("tempering ladder: replicas stand at equal refusals, linear between the old ones") {
    const TemperingLadder ladder{.couplings = {1.0, 0.6, 0.2, 0.0}, .refused = {0.2, 0.4, 0.2}};

    CHECK(equal_refusals(ladder, 2) == std::vector<double>{1.0, 0.0});
    const std::vector<double> five = equal_refusals(ladder, 5);
    const std::vector<double> expected{1.0, 0.6, 0.4, 0.2, 0.0};
    for (std::size_t r = 0; r < five.size(); ++r) {
        CHECK(five[r] == doctest::Approx(expected[r]));
    }
}

TEST_CASE("tempering ladder: a pair that is never refused is no obstacle") {
    const TemperingLadder ladder{.couplings = {1.0, 0.5, 0.0}, .refused = {0.0, 0.0}};
    CHECK(equal_refusals(ladder, 3)[1] == doctest::Approx(0.5));
}

TEST_CASE("tempering ladder: where R spans e⁴⁰ every pair is exchanged in a third to two thirds") {
    // The law of R has the width 40/(1 + 40λ): the replicas crowd at λ = 0.
    const TemperingLadder ladder = tune_tempering(Cliff(), std::nullopt, Stream{.seed = 2});

    CHECK(ladder.couplings.size() >= 4);
    CHECK(ladder.couplings[1] > 0.1);
    for (const double refused : ladder.refused) {
        CHECK(refused > 0.33);
        CHECK(refused < 0.67);
    }
}

TEST_CASE("tempering ladder: replicas that were asked for are refused equally, and repeatable") {
    const Stream pilot{.seed = 2};

    const TemperingLadder ladder = tune_tempering(Cliff(), 4, pilot);

    CHECK(ladder.couplings.size() == 4);
    CHECK(ladder.couplings == tune_tempering(Cliff(), 4, pilot).couplings);
    const double mean = std::accumulate(ladder.refused.begin(), ladder.refused.end(), 0.0) / 3.0;
    for (const double refused : ladder.refused) {
        CHECK(refused == doctest::Approx(mean).epsilon(0.2));
    }
    CHECK_THROWS_AS(tune_tempering(Cliff(), 1, pilot), InvalidInput);
}

}  // namespace feynet::test::tempering_ladder_test
