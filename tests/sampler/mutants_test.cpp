#include "sampler/mutants.hpp"

#include <doctest/doctest.h>

namespace feynet::test::mutants_test {

TEST_CASE(
    "mutants: each wrong sampler is caught by the check that is named for it" *
    doctest::test_suite("long")) {
    for (const Mutant& mutant : every_mutant()) {
        CAPTURE(mutant.name);
        CAPTURE(mutant.killer);

        CHECK(mutant.raises_alarm(mutant.make()));
    }
}

TEST_CASE("mutants: there are more than twenty, and every check kills at least one") {
    const auto kills = [](bool (*check)(const Subject&)) {
        return std::any_of(every_mutant().begin(), every_mutant().end(), [&](const Mutant& mutant) {
            return mutant.raises_alarm == check;
        });
    };

    CHECK(every_mutant().size() > 20);
    for (const Check& check : every_check) {
        CAPTURE(check.name);
        CHECK(kills(check.raises_alarm));
    }
    CHECK(kills(&accepts_nan));
    CHECK(kills(&enumerated_kernel_is_wrong));
    CHECK(kills(&sign_kernel_is_wrong));
    CHECK(kills(&exchange_kernel_is_wrong));
}

}  // namespace feynet::test::mutants_test
