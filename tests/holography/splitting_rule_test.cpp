#include "feynet/holography/splitting_rule.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

namespace feynet::test::splitting_rule_test {

TEST_CASE("the steps of a splitting are a palindrome and sum to the layer") {
    for (const SplittingRule& rule : {leapfrog_rule(), suzuki_rule_4()}) {
        const auto& w = rule.fractions;
        CHECK(std::abs(std::accumulate(w.begin(), w.end(), 0.0) - 1.0) < 1e-15);
        CHECK(std::vector<double>(w.rbegin(), w.rend()) == w);
    }
}

TEST_CASE("steps of order 4 remove the error of third degree of a leapfrog, Σ w³ = 0") {
    const auto cubes = [](const SplittingRule& rule) {
        double sum = 0.0;
        for (const double w : rule.fractions) {
            sum += w * w * w;
        }
        return sum;
    };
    CHECK(std::abs(cubes(suzuki_rule_4())) < 1e-15);
    CHECK(cubes(leapfrog_rule()) == 1.0);
}

}  // namespace feynet::test::splitting_rule_test
