#include "feynet/study/path/path_analysis.hpp"

#include "feynet/study/measured_number.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::path_analysis_test {

TEST_CASE("effective gap: a cosh has its gap at every lag") {
    const double gap = 1.3;
    const double a = 0.2;
    const auto correlator = [&](int k) { return std::cosh(gap * a * (k - 20)); };

    for (const int k : {1, 7, 19, 20, 30}) {
        const double found = effective_gap(correlator(k - 1), correlator(k), correlator(k + 1), a);
        CHECK(found == doctest::Approx(gap).epsilon(1e-7));
    }
}

TEST_CASE("effective gap: noise that is not convex has none") {
    CHECK(std::isnan(effective_gap(1.0, 1.1, 1.0, 0.1)));
}

TEST_CASE("analysis: ⟨x²⟩, ⟨x⁴⟩ and the energies of a run stand beside their exact values") {
    const PathSettings settings = small_oscillator();
    const PathSystem system = settings.path_system();
    const auto exact = exact_path(system);

    const std::vector<double> values = exact_scalars(system, PathMeasurement(settings), *exact);

    REQUIRE(values.size() == 5);
    CHECK(values[0] == 0.0);
    CHECK(values[1] == doctest::Approx(exact->correlation(0, 0)).epsilon(1e-12));
    CHECK(values[2] == doctest::Approx(3.0 * values[1] * values[1]).epsilon(1e-12));
    CHECK(values[3] == doctest::Approx(values[1]).epsilon(1e-12));
}

}  // namespace feynet::test::path_analysis_test
