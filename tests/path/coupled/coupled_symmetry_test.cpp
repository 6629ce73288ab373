#include "feynet/path/coupled/coupled_symmetry.hpp"

#include "feynet/path/coupled/coupled_expression.hpp"
#include "feynet/path/coupled/harmonic_coupling.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::coupled_symmetry_test {
namespace {

std::vector<bool> means_of(Index dimensions, const std::string& expression) {
    return vanishing_means(CoupledExpression(dimensions, expression));
}

}  // namespace

TEST_CASE("coupled symmetry: ⟨xᵢ⟩ vanishes where V(−x) = V(x), or where one reflection leaves V") {
    using Means = std::vector<bool>;
    CHECK(means_of(2, "x1^2 + x2^2 + x1*x2") == Means{true, true});
    CHECK(means_of(2, "(x1^2 - 6)^2/4 + 0.5*x2^2") == Means{true, true});
    CHECK(means_of(2, "x1^4 + (x2 - 1)^2") == Means{true, false});
    CHECK(means_of(2, "x1^2*x2^2 + x2^4 + x1^2 + 1e-6*x1") == Means{false, true});
    CHECK(means_of(3, "x1^2 + x2^2 + x3^2 + x1^2*x2 + x2^4") == Means{true, false, true});
}

}  // namespace feynet::test::coupled_symmetry_test
