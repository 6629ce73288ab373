#include "feynet/path/realtime/amplitude.hpp"

#include <doctest/doctest.h>

#include <numbers>

namespace feynet::test::amplitude_test {

TEST_CASE("amplitude: its value is e^{ln|K| + iφ}") {
    const Amplitude amplitude{.log_modulus = std::log(2.0), .phase = 0.5 * std::numbers::pi};

    CHECK(std::abs(amplitude.value() - std::complex<double>(0.0, 2.0)) < 1e-15);
}

TEST_CASE("amplitude: the relative distance is |A/B − 1|") {
    const Amplitude a{.log_modulus = 0.3, .phase = 2.1};
    const Amplitude b{.log_modulus = -0.2, .phase = -1.4};

    CHECK(relative_distance(a, b) == doctest::Approx(std::abs(a.value() / b.value() - 1.0)));
    CHECK(relative_distance(a, a) == 0.0);
}

TEST_CASE("amplitude: a wrong branch of the root is a distance of 2, a full turn none") {
    const Amplitude a{.log_modulus = 0.3, .phase = 2.1};
    const Amplitude other_branch{.log_modulus = 0.3, .phase = 2.1 + std::numbers::pi};
    const Amplitude full_turn{.log_modulus = 0.3, .phase = 2.1 - 2.0 * std::numbers::pi};

    CHECK(relative_distance(a, other_branch) == doctest::Approx(2.0));
    CHECK(relative_distance(a, full_turn) < 1e-15);
}

}  // namespace feynet::test::amplitude_test
