#include "feynet/core/lane_sum.hpp"

#include <doctest/doctest.h>

namespace feynet::test::lane_sum_test {

TEST_CASE("lane sum: every term once, whatever the number of terms") {
    for (Index n = 0; n < 12; ++n) {
        const Lanes sum = lane_sum(2, 2 + n, [](Index i) {
            return Lanes(Lanes::Constant(static_cast<double>(i)) * Lanes::LinSpaced(0.0, 7.0));
        });

        const auto count = static_cast<double>(n);
        const double total = 2.0 * count + 0.5 * count * (count - 1.0);
        CHECK((sum == total * Lanes::LinSpaced(0.0, 7.0)).all());
    }
}

}  // namespace feynet::test::lane_sum_test
