#include "feynet/sampler/schedule.hpp"

#include "feynet/core/error.hpp"
#include "feynet/sampler/metropolis.hpp"
#include "sampler/twin_wells.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::schedule_test {
namespace {

/// x ← factor·x + 1; relaxing adds the stride too.
class Affine final : public Sampler {
public:
    Affine(double factor, double energy_error, double non_finite)
        : factor_(factor), energy_error_(energy_error), non_finite_(non_finite) {}

    Transition step(Block& q, const RandomSource&) const override {
        q = factor_ * q + 1.0;
        return {
            .acceptance = Lanes::Constant(0.25),
            .energy_error = Lanes::Constant(energy_error_),
            .non_finite = Lanes::Constant(non_finite_)};
    }
    Transition relax(Block& q, const RandomSource& random, double stride) const override {
        const Transition transition = step(q, random);
        q += stride;
        return transition;
    }

private:
    double factor_;
    double energy_error_;
    double non_finite_;
};

/// x ← x + a normal number, kept.
class Walk final : public Sampler {
public:
    Transition step(Block& q, const RandomSource& random) const override {
        Block z(lanes, q.cols());
        random.normals(Purpose::Test, z);
        q += z;
        return {};
    }
};

/// What went wrong before parts: every turn draws the same numbers.
class SameNumbers final : public Sampler {
public:
    explicit SameNumbers(std::vector<Turn> turns) : turns_(std::move(turns)) {}
    Transition step(Block& q, const RandomSource& random) const override {
        for (const Turn& turn : turns_) {
            for (Index i = 0; i < turn.repetitions; ++i) {
                turn.sampler.step(q, random);
            }
        }
        return {};
    }

private:
    std::vector<Turn> turns_;
};

/// ⟨x²⟩ after one step of each of 8 · 5000 chains from x = 0.
double spread(const Sampler& sampler) {
    constexpr std::uint32_t n_blocks = 5000;
    double sum = 0.0;
    for (std::uint32_t block = 0; block < n_blocks; ++block) {
        Block q = Block::Zero(lanes, 1);
        sampler.step(q, StreamSource(Stream{.seed = 3, .first_chain = lanes * block}));
        sum += q.square().sum();
    }
    return sum / (lanes * n_blocks);
}

}  // namespace

TEST_CASE("schedule: each step starts where the last one ended, as often as it is told") {
    const Affine first(2.0, 0.5, 1.0);
    const Affine second(3.0, 7.0, 2.0);
    const Schedule both({{first}, {second, 2}});
    const StreamSource random(Stream{});
    Block stepped = Block::Constant(lanes, 1, 5.0);
    Block relaxed = stepped;

    const Transition transition = both.step(stepped, random);
    both.relax(relaxed, random, 0.5);

    CHECK((stepped == 3.0 * (3.0 * (2.0 * 5.0 + 1.0) + 1.0) + 1.0).all());
    CHECK((relaxed == 3.0 * (3.0 * (2.0 * 5.0 + 1.5) + 1.5) + 1.5).all());
    CHECK((transition.acceptance == 0.25).all());
    CHECK((transition.energy_error == 0.5).all());
    CHECK((transition.non_finite == 5.0).all());
}

TEST_CASE("schedule: the first part draws what the sampler draws alone, no other part does") {
    const Walk walk;
    const Schedule alone({{walk}});
    const Schedule thrice({{walk, 2}, {walk}});
    const StreamSource random(Stream{.seed = 9});
    Block one = Block::Zero(lanes, 5);
    Block same = one;
    Block three = one;

    walk.step(one, random);
    alone.step(same, random);
    thrice.step(three, random);

    CHECK((one == same).all());
    Block expected = Block::Zero(lanes, 5);
    for (int part = 0; part < 3; ++part) {
        Block z(lanes, 5);
        random.normals(in_part(Purpose::Test, part), z);
        CHECK((part == 0) == (z == one).all());
        expected += z;
    }
    CHECK((three == expected).all());
}

TEST_CASE("schedule: four steps of a walk spread like four, with the same numbers like sixteen") {
    const Walk walk;
    const Schedule schedule({{walk, 3}, {walk}});
    const SameNumbers wrong({{walk, 3}, {walk}});

    // ⟨x²⟩ = 4 with the error 4 √(2/40000) = 0.028; five errors.
    CHECK(std::abs(spread(schedule) - 4.0) < 0.14);
    CHECK(std::abs(spread(wrong) - 16.0) < 0.6);
}

TEST_CASE(
    "schedule: Metropolis twice leaves the law invariant, with the same numbers it does not") {
    const Target target = twin_target(false);
    const auto subject = [&](auto made) {
        return Subject{.target = target, .action = target.action, .sampler = made};
    };
    const auto metropolis =
        std::make_shared<Metropolis>(*target.action, Eigen::ArrayXd::Constant(TwinWells::n, 0.4));
    const std::vector<Turn> turns{{*metropolis, 2}, {*metropolis}};

    CHECK_FALSE(law_changes(subject(std::make_shared<Schedule>(turns))));
    CHECK(law_changes(subject(std::make_shared<SameNumbers>(turns))));
}

TEST_CASE("schedule: one that does nothing or too much is refused") {
    const Walk walk;
    CHECK_THROWS_AS(Schedule({}), InvalidInput);
    CHECK_THROWS_AS(Schedule({{walk, 0}}), InvalidInput);
    CHECK_THROWS_AS(Schedule({{walk, 100}, {walk, 29}}), InvalidInput);
    CHECK_NOTHROW(Schedule({{walk, 100}, {walk, 28}}));
}

}  // namespace feynet::test::schedule_test
