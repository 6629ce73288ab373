#include "feynet/sampler/annealing.hpp"

#include "feynet/core/error.hpp"
#include "feynet/sampler/gaussian_family.hpp"
#include "sampler/one_variable.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::annealing_test {
namespace {

/// Few rungs and short moves: nothing equilibrates, and only exactness helps.
const std::vector<double> steep{0.0, 0.3, 0.7, 1.0};
constexpr HmcSettings lazy{.step_size = 0.6, .n_leapfrog = 1};

/// A family that can be made wrong in one place.
class SkewFamily : public LawFamily {
public:
    Index dimension() const override { return family_.dimension(); }
    void draw(const RandomSource& random, Block& q) const override { family_.draw(random, q); }
    Lanes rest(const Block& q) const override { return family_.rest(q); }
    Transition move(double coupling, Block& q, const RandomSource& random) const override {
        return family_.move(coupling, q, random);
    }

private:
    SkewQuartic action_;
    DiagonalGaussian gaussian_ = SkewGaussian::part();
    GaussianFamily family_{action_, gaussian_, lazy};
};

struct StartsAtTheMean final : SkewFamily {
    void draw(const RandomSource&, Block& q) const override { q.setConstant(lanes, 1, 0.3); }
};
struct StartsTooWide final : SkewFamily {
    void draw(const RandomSource& random, Block& q) const override {
        SkewFamily::draw(random, q);
        q = 0.3 + 1.05 * (q - 0.3);
    }
};
struct ForgetsTheGaussian final : SkewFamily {
    Lanes rest(const Block& q) const override { return SkewQuartic().value(q); }
};
struct MovesAtTheTop final : SkewFamily {
    Transition move(double, Block& q, const RandomSource& random) const override {
        return SkewFamily::move(1.0, q, random);
    }
};
struct AcceptsEverything final : SkewFamily {
    Transition move(double coupling, Block& q, const RandomSource& random) const override {
        Block normals(lanes, 1);
        random.normals(Purpose::Momentum, normals);
        q += 0.3 * coupling * normals;
        return {};
    }
};

struct WeightAfterMove {
    static void climb(
        const LawFamily& family,
        double from,
        double to,
        const RandomSource& random,
        Block& q,
        Lanes& log_weight) {
        family.move(to, q, random);
        log_weight -= (to - from) * family.rest(q);
    }
};
struct MovesAtTheOldCoupling {
    static void climb(
        const LawFamily& family,
        double from,
        double to,
        const RandomSource& random,
        Block& q,
        Lanes& log_weight) {
        log_weight -= (to - from) * family.rest(q);
        family.move(0.5 * (from + to), q, random);
    }
};
template <int missing>
struct MissesARung {
    static void climb(
        const LawFamily& family,
        double from,
        double to,
        const RandomSource& random,
        Block& q,
        Lanes& log_weight) {
        const Lanes before = log_weight;
        AnnealingSteps::climb(family, from, to, random, q, log_weight);
        const bool is_missing = missing == 0 ? from == 0.0 : to == 1.0;
        log_weight = is_missing ? before : log_weight;
    }
};

/// ⟨eʷ⟩ and ⟨eʷ x⟩ beside their exact values, in standard errors.
struct Pulls {
    double weight;
    double moment;

    bool raise_alarm() const { return std::abs(weight) > 4.9 || std::abs(moment) > 4.9; }
};

double pull(double sum, double square, double n, double exact) {
    const double mean = sum / n;
    return (mean - exact) / std::sqrt((square / n - mean * mean) / n);
}

template <typename Steps = AnnealingSteps>
Pulls pulls_of(const LawFamily& family, const std::vector<double>& couplings = steep) {
    const auto constant = [](double) { return 1.0; };
    const auto identity = [](double x) { return x; };
    const double z = integral(&SkewGaussian::at, constant);
    constexpr Index n_passes = 40000;
    const BasicAnnealing<Steps> annealing(family, couplings);
    Eigen::Array2d sum = Eigen::Array2d::Zero();
    Eigen::Array2d square = Eigen::Array2d::Zero();
    Block q;
    for (Index i = 0; i < n_passes; ++i) {
        const Lanes weight = annealing.pass(Stream{.seed = 81}, i, q).exp();
        const Lanes moment = weight * q.col(0);
        sum += Eigen::Array2d(weight.sum(), moment.sum());
        square += Eigen::Array2d(weight.square().sum(), moment.square().sum());
    }
    const double n = lanes * n_passes;
    return {
        pull(sum[0], square[0], n, integral(&SkewQuartic::at, constant) / z),
        pull(sum[1], square[1], n, integral(&SkewQuartic::at, identity) / z)};
}

/// n independent oscillators whose frequency rises from 1 to ω: everything is known along the way.
class Stiffening final : public Action {
public:
    Stiffening(Index n, double stiffness) : n_(n), stiffness_(stiffness) {}
    Index dimension() const override { return n_; }
    Lanes value(const Block& q) const override {
        return 0.5 * stiffness_ * q.square().rowwise().sum();
    }
    void gradient(const Block& q, Block& gradient) const override { gradient = stiffness_ * q; }

private:
    Index n_;
    double stiffness_;
};

}  // namespace

TEST_CASE("annealing: ⟨eʷ⟩ is the ratio of partition functions, however steep the ladder") {
    // 3.2e5 passes; four comparisons at 4.9 standard errors, false alarms 1e-6 each.
    const SkewFamily family;

    CHECK_FALSE(pulls_of(family).raise_alarm());
    CHECK_FALSE(pulls_of(family, {0.0, 1.0}).raise_alarm());
}

TEST_CASE("annealing: a ladder climbed in the wrong way is caught") {
    const SkewFamily family;

    CHECK(pulls_of<WeightAfterMove>(family).raise_alarm());
    CHECK(pulls_of<MovesAtTheOldCoupling>(family).raise_alarm());
    CHECK(pulls_of<MissesARung<0>>(family).raise_alarm());
    CHECK(pulls_of<MissesARung<1>>(family).raise_alarm());
}

TEST_CASE("annealing: a family that is wrong in one place is caught") {
    CHECK(pulls_of(StartsAtTheMean()).raise_alarm());
    CHECK(pulls_of(StartsTooWide()).raise_alarm());
    CHECK(pulls_of(ForgetsTheGaussian()).raise_alarm());
    CHECK(pulls_of(MovesAtTheTop()).raise_alarm());
    CHECK(pulls_of(AcceptsEverything()).raise_alarm());
}

TEST_CASE("annealing: a pass depends on its index and its chains alone") {
    const SkewFamily family;
    const Annealing annealing(family, steep);
    const Stream stream{.seed = 82};
    Stream second_block = stream;
    second_block.first_chain = lanes;
    Block q;
    Block again;

    const Lanes third = annealing.pass(stream, 3, q);
    const Lanes fourth = annealing.pass(stream, 4, again);
    const Lanes elsewhere = annealing.pass(second_block, 3, again);
    const Lanes repeated = annealing.pass(stream, 3, again);

    CHECK((third == repeated).all());
    CHECK((q == again).all());
    CHECK((third != fourth).all());
    CHECK((third != elsewhere).all());
}

TEST_CASE("annealing: the pilot measures the thermodynamic length and lays out equal lengths") {
    // Var_λ R = n/2 (s−1)²/(1 + λ(s−1))², hence L = √(n/2) ln s and ln Z₁/Z₀ = −n/2 ln s. Among 64
    // chains a width has a standard error of 9 %; the mean of some twenty of them is known to 3 %.
    constexpr Index n = 64;
    const Stiffening action(n, 4.0);
    const DiagonalGaussian gaussian(n);
    const GaussianFamily family(action, gaussian, {.step_size = 0.3, .n_leapfrog = 3});
    const double length = std::sqrt(0.5 * n) * std::log(4.0);

    const Ladder ladder = find_ladder(family, {.variance = 1.0}, Stream{.seed = 83});

    CHECK(ladder.length == doctest::Approx(length).epsilon(0.12));
    CHECK(ladder.log_ratio == doctest::Approx(-0.5 * n * std::log(4.0)).epsilon(0.05));
    CHECK(ladder.n_rungs() >= static_cast<Index>(ladder.length * ladder.length));
    CHECK(ladder.wanted_rungs == ladder.n_rungs());
    CHECK(ladder.couplings.front() == 0.0);
    CHECK(ladder.couplings.back() == 1.0);
    for (std::size_t k = 1; k < ladder.couplings.size(); ++k) {
        const double share = static_cast<double>(k) / static_cast<double>(ladder.n_rungs());
        CHECK(ladder.couplings[k] > ladder.couplings[k - 1]);
        CHECK(
            std::log1p(3.0 * ladder.couplings[k]) / std::log(4.0) ==
            doctest::Approx(share).epsilon(0.2));
    }
}

TEST_CASE("annealing: on a ladder of its pilot the log weights vary as was asked for") {
    // The pilot accepts 1.5 of the goal, known to some 25 % from its 64 passes.
    constexpr Index n = 64;
    const Stiffening action(n, 4.0);
    const DiagonalGaussian gaussian(n);
    const GaussianFamily family(action, gaussian, {.step_size = 0.3, .n_leapfrog = 3});
    const Ladder ladder = find_ladder(family, {.variance = 0.5}, Stream{.seed = 84});
    const Annealing annealing(family, ladder.couplings);
    Eigen::ArrayXd log_weights(800);
    Block q;
    for (Index i = 0; i < 100; ++i) {
        log_weights.segment(lanes * i, lanes) = annealing.pass(Stream{.seed = 84}, i, q);
    }

    const Eigen::ArrayXd weights = (log_weights - log_weights.maxCoeff()).exp();
    const double variance = std::log(weights.square().mean()) - 2.0 * std::log(weights.mean());

    CHECK(variance > 0.15);
    CHECK(variance < 1.2);
    CHECK(variance == doctest::Approx(ladder.variance).epsilon(0.6));
}

TEST_CASE("annealing: a law that is its own Gaussian part needs one rung and has weight one") {
    const Stiffening action(5, 1.0);
    const DiagonalGaussian gaussian(5);
    const GaussianFamily family(action, gaussian, {});
    const Ladder ladder = find_ladder(family, {}, Stream{.seed = 85});
    Block q;

    const Lanes log_weight = Annealing(family, ladder.couplings).pass(Stream{.seed = 85}, 0, q);

    CHECK(ladder.n_rungs() == 1);
    CHECK(log_weight.abs().maxCoeff() < 1e-12);
}

TEST_CASE("annealing: a ladder longer than allowed is cut and says so; bad goals are refused") {
    const Stiffening action(64, 4.0);
    const DiagonalGaussian gaussian(64);
    const GaussianFamily family(action, gaussian, {.step_size = 0.3, .n_leapfrog = 3});
    const Stream stream{.seed = 86};

    const Ladder cut = find_ladder(family, {.variance = 0.01, .most_rungs = 20}, stream);

    CHECK(cut.n_rungs() == 20);
    CHECK(cut.wanted_rungs > 1000);
    CHECK_THROWS_AS(find_ladder(family, {.variance = 0.0}, stream), InvalidInput);
    CHECK_THROWS_AS(find_ladder(family, {.most_rungs = 0}, stream), InvalidInput);
    CHECK_THROWS_AS(find_ladder(family, {.n_blocks = 0}, stream), InvalidInput);
}

}  // namespace feynet::test::annealing_test
