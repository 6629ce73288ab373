#include "feynet/sampler/alternation.hpp"

#include <doctest/doctest.h>

namespace feynet::test::alternation_test {
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

}  // namespace

TEST_CASE("alternation: the second step starts where the first ended") {
    const Affine first(2.0, 0.5, 1.0);
    const Affine second(3.0, 7.0, 2.0);
    const Alternation both(first, second);
    const StreamSource random(Stream{});
    Block stepped = Block::Constant(lanes, 1, 5.0);
    Block relaxed = stepped;

    const Transition transition = both.step(stepped, random);
    both.relax(relaxed, random, 0.5);

    CHECK((stepped == 3.0 * (2.0 * 5.0 + 1.0) + 1.0).all());
    CHECK((relaxed == 3.0 * (2.0 * 5.0 + 1.0 + 0.5) + 1.0 + 0.5).all());
    CHECK((transition.acceptance == 0.25).all());
    CHECK((transition.energy_error == 0.5).all());
    CHECK((transition.non_finite == 3.0).all());
}

}  // namespace feynet::test::alternation_test
