#include "feynet/study/nnft/duality_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::duality_settings_test {
namespace {

DualityPlan plan_of(const std::string& text) {
    RunFile file = RunFile::parse("[study]\n" + text, "run.toml");
    return read_duality_plan(file);
}

}  // namespace

TEST_CASE("duality settings: the path integral and the random networks have one ring") {
    const DualityPlan plan = plan_of(
        "couplings = [0.0, 0.5]\n[system]\nmass = 1.5\nfrequency = 0.7\n"
        "[time]\nspacing = 0.2\nn_slices = 20\n");
    const PathSystem free = plan.path(0.0).path_system();
    const PathSystem bound = plan.path(0.5).path_system();

    CHECK(plan.ring().n_slices == 20);
    CHECK(plan.ring().mass == 1.5);
    CHECK(free.grid().duration() == doctest::Approx(4.0));
    CHECK(free.mass() == 1.5);
    CHECK(free.quadratic_frequency() == 0.7);
    CHECK_FALSE(bound.is_quadratic());
    CHECK(std::get<QuarticPotential>(bound.continuum_potential()).coupling == 0.5);
}

TEST_CASE("duality settings: mistakes have their place") {
    for (const char* text :
         {"couplings = []",
          "couplings = [1.0, 0.0]",
          "couplings = [-1.0]",
          "widths = [8]",
          "widths = [8, 8]",
          "widths = [0, 8]",
          "networks = []",
          "networks = [\"cosine\", \"cosine\"]",
          "output = \"uniform\"",
          "chains = 1",
          "draws = 0",
          "phase_steps = -1",
          "[system]\nfrequency = 0.0",
          "[time]\nn_slices = 3",
          "[time]\nboundary = \"free\""}) {
        CAPTURE(text);
        CHECK_THROWS_WITH_AS(plan_of(text), doctest::Contains("run.toml"), ConfigError);
    }
}

}  // namespace feynet::test::duality_settings_test
