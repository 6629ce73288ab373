#include "feynet/study/path/path_density.hpp"

#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::path_density_test {
namespace {

Density density_with(const PathSettings& settings, const ExactPath& exact) {
    const PathExperiment experiment(settings, NetworkKind::Decay, 0);
    const PathMeasurement measurement(settings);
    return density_of(
        measurement, run_chains(experiment, measurement, settings, 0, {.n_threads = 1}), exact);
}

/// Σ pull²/n over the bins with an error and the largest |pull|.
struct Agreement {
    double chi_squared = 0.0;
    double largest = 0.0;
    double n = 0.0;
};

Agreement agreement_of(const Density& density) {
    Agreement result;
    for (std::size_t i = 0; i < density.x.size(); ++i) {
        // the Γ-method knows little of bins that hardly ever fill
        if (std::isfinite(density.error[i]) && density.exact[i] > 0.02) {
            const double pull = (density.measured[i] - density.exact[i]) / density.error[i];
            result.chi_squared += pull * pull;
            result.largest = std::max(result.largest, std::abs(pull));
            result.n += 1.0;
        }
    }
    result.chi_squared /= result.n;
    return result;
}

}  // namespace

// About 50 bins, which know little of each other: χ²/n is 1 ± 0.2 and a pull beyond 4.5 has a
// chance of 4e-4. A coupling wrong by half shifts the peak by many errors.
TEST_CASE("density: every bin has an error and agrees with the exact density within it") {
    PathSettings settings = small_quartic();
    settings.sampler.draws = 4000;
    PathSettings wrong = settings;
    wrong.potential = QuarticPotential{.coupling = 1.5};
    const auto exact = exact_path(settings.path_system());

    const Agreement right = agreement_of(density_with(settings, *exact));
    const Agreement mistaken =
        agreement_of(density_with(settings, *exact_path(wrong.path_system())));

    CHECK(right.n > 40.0);
    CHECK(right.chi_squared < 2.0);
    CHECK(right.largest < 4.5);
    CHECK(mistaken.chi_squared > 5.0);
}

}  // namespace feynet::test::path_density_test
