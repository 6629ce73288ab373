#include "feynet/sampler/tempering.hpp"

#include "feynet/core/error.hpp"
#include "sampler/three_replicas.hpp"

#include <doctest/doctest.h>

namespace feynet::test::tempering_test {

TEST_CASE("tempering: the enumerated exchanges leave the product law invariant to 1e-15") {
    CHECK_FALSE(exchange_kernel_is_wrong(exchange_table_subject()));
}

TEST_CASE("tempering: from exact starts the product law stays, by ten means of three replicas") {
    // False-alarm rate 1e-6 for each of about 12 comparisons.
    const Subject subject = tempering_subject();

    CHECK_FALSE(action_is_wrong(subject));
    CHECK_FALSE(law_changes(subject));
    CHECK_FALSE(creutz_identity_fails(subject));
}

TEST_CASE("tempering: couplings fall from 1 and are two at least") {
    CHECK_NOTHROW(check_tempering({1.0, 0.0}));
    CHECK_NOTHROW(check_tempering({1.0, 0.5, 0.1}));
    for (const std::vector<double>& wrong : std::vector<std::vector<double>>{
             {}, {1.0}, {0.9, 0.0}, {1.0, 1.0}, {1.0, 0.2, 0.3}, {1.0, -0.1}}) {
        CHECK_THROWS_AS(check_tempering(wrong), InvalidInput);
    }
}

TEST_CASE("tempering: a replica at λ = 0 is drawn anew, the others follow their own moves") {
    const Subject subject = tempering_subject();
    const StreamSource random(Stream{.seed = 3});
    Block q(lanes, 3);
    subject.target.draw(Stream{.seed = 4}, q);
    const Block before = q;

    const Transition transition = subject.sampler->step(q, random);

    CHECK((q.col(2) != before.col(2)).all());
    CHECK((transition.energy_error != 0.0).all());
    CHECK((transition.non_finite == 0.0).all());
}

}  // namespace feynet::test::tempering_test
