#include "feynet/sampler/replica_numbers.hpp"

#include <doctest/doctest.h>

namespace feynet::test::replica_numbers_test {

TEST_CASE("replica numbers: every replica has columns of its own, the same whenever it asks") {
    const StreamSource random(Stream{.seed = 12});
    const ReplicaNumbers numbers(random, 3);
    Block all(lanes, 12);
    random.normals(Purpose::Momentum, all);
    for (const Index r : {2, 0, 1, 0}) {
        Block share(lanes, 4);

        numbers.of(r).normals(Purpose::Momentum, share);

        CHECK((share == all.middleCols(4 * r, 4)).all());
    }
}

TEST_CASE("replica numbers: purposes and laws do not mix") {
    const StreamSource random(Stream{.seed = 12});
    const ReplicaNumbers numbers(random, 2);
    Block expected(lanes, 2);
    Block share(lanes, 1);
    Block other(lanes, 1);

    numbers.of(1).normals(Purpose::Length, other);
    numbers.of(1).uniforms(Purpose::Acceptance, other);
    numbers.of(1).uniforms(Purpose::Length, share);

    random.uniforms(Purpose::Length, expected);
    CHECK((share.col(0) == expected.col(1)).all());
    CHECK((share != other).all());
}

}  // namespace feynet::test::replica_numbers_test
