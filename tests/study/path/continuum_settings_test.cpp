#include "feynet/study/path/continuum_settings.hpp"

#include "continuum_plans.hpp"
#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::continuum_settings_test {
namespace {

void check_complaint(const std::string& text, const char* place, const char* part) {
    RunFile file = RunFile::parse(text, "run.toml");
    CHECK_THROWS_WITH_AS(read_continuum_plan(file), doctest::Contains(place), ConfigError);
    CHECK_THROWS_WITH_AS(read_continuum_plan(file), doctest::Contains(part), ConfigError);
}

}  // namespace

TEST_CASE("continuum settings: rings are periodic, of about the same duration, of the given rule") {
    const ContinuumPlan plan = quartic_plan();

    const PathSystem system = plan.ring(Discretisation::TakahashiImada, 0.08).path_system();

    CHECK(system.grid().is_ring());
    CHECK(system.grid().n_slices() == 250);
    CHECK(system.discretisation() == Discretisation::TakahashiImada);
    CHECK(plan.rate(0.08).first() == 0);
    CHECK(plan.rate(0.08).second() == 5);
}

TEST_CASE("continuum settings: mistakes are named with their place") {
    check_complaint("[study]\nspacings = [0.1, 0.05, 0.025]\n", "run.toml:2:1", "at least 4");
    check_complaint("[study]\nspacings = [0.1, 0.05, 0.05, 0.025]\n", "run.toml:2:1", "0.05 twice");
    check_complaint(
        "[study]\nsampled_spacings = [0.4, 0.2, 0.1, 0.07]\n", "run.toml:2:1", "must divide");
    check_complaint("[study]\nrules = [\"site\", \"site\"]\n", "run.toml:2:1", "twice");
    check_complaint("[study]\nto = 0.4\nfrom = 0.4\n", "run.toml:2:1", "after from");
    check_complaint("[study]\nduration = 1.0\n", "run.toml:2:1", "4 × to");
    check_complaint("[study]\ntolerance = 0.0\n", "run.toml:2:1", "positive");
    check_complaint("[time]\nspacing = 0.1\n", "run.toml:1:2", "time");
    check_complaint("[system]\npotential = \"free\"\n", "run.toml", "boundary");
}

}  // namespace feynet::test::continuum_settings_test
