#include "feynet/study/field/field_settings.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::field_settings_test {
namespace {

FieldSettings settings_of(const std::string& system, const std::string& rest = "") {
    RunFile file = RunFile::parse("[system]\n" + system + rest, "field.toml");
    return read_field_settings(file);
}

constexpr const char* free_field = "kind = \"field\"\nmass_squared = 0.25\n";

}  // namespace

TEST_CASE("field settings: each convention reads its own couplings") {
    const FieldSettings flow =
        settings_of("convention = \"flow\"\nmass_squared = -4.0\nlambda = 6.0\n");
    const FieldSettings hopping =
        settings_of("convention = \"hopping\"\nkappa = 0.27\nlambda = 0.02\n");

    CHECK(flow.couplings().stiffness == 1.0);
    CHECK(flow.couplings().mass_term == -4.0);
    CHECK(flow.couplings().quartic == 6.0);
    CHECK(hopping.couplings().stiffness == 0.27);
    CHECK(hopping.couplings().mass_term == doctest::Approx(1.0 - 0.04 - 4.0 * 0.27));
}

TEST_CASE("field settings: a free field is drawn exactly, others move by hmc and clusters") {
    const FieldSettings free = settings_of(free_field);
    const FieldSettings interacting = settings_of("mass_squared = -1.0\nlambda = 1.0\n");

    CHECK(free.updates() == std::vector<FieldUpdate>{{.kind = UpdateKind::Exact}});
    CHECK(
        interacting.updates() ==
        std::vector<FieldUpdate>{{.kind = UpdateKind::Hmc}, {.kind = UpdateKind::SwendsenWang}});
    CHECK(free.momenta() == std::vector<Index>{0, 1});
}

TEST_CASE("field settings: a schedule is read in its order") {
    const FieldSettings settings = settings_of(
        "mass_squared = -1.0\nlambda = 1.0\n",
        "[sampler]\nupdates = [\"metropolis 2\", \"overrelaxation\", \"wolff 3\"]\n");

    CHECK(
        settings.updates() == std::vector<FieldUpdate>{
                                  {.kind = UpdateKind::Metropolis, .times = 2},
                                  {.kind = UpdateKind::Overrelaxation},
                                  {.kind = UpdateKind::Wolff, .times = 3}});
}

TEST_CASE("field settings: what cannot be run says its key") {
    const auto refuses =
        [](const std::string& key, const std::string& system, const std::string& rest = "") {
            CAPTURE(system);
            CHECK_THROWS_WITH_AS(
                settings_of(system, rest), doctest::Contains(key.c_str()), ConfigError);
        };
    refuses("mass_squared", "kind = \"field\"\n");
    refuses("kappa", "mass_squared = 1.0\nkappa = 0.2\n");
    refuses("kappa", "convention = \"hopping\"\nlambda = 0.5\n");
    refuses("mass_squared", "mass_squared = -1.0\n");
    refuses("lambda", "mass_squared = 1.0\nlambda = -0.1\n");
    refuses("extents", "mass_squared = 1.0\nextents = [4, 4, 4, 4, 4]\n");
    refuses("components", "mass_squared = 1.0\ncomponents = 0\n");
    refuses("kind", "kind = \"feld\"\nmass_squared = 1.0\n");
    refuses("updates", "mass_squared = 1.0\nlambda = 1.0\n", "[sampler]\nupdates = \"exact\"\n");
    refuses("updates", "mass_squared = 1.0\nlambda = 1.0\n", "[sampler]\nupdates = \"wolff\"\n");
    refuses("integrator", free_field, "[sampler]\nmetric = \"unit\"\nintegrator = \"rotation\"\n");
    refuses("must name each network once", free_field, "[network]\nkind = [\"site\", \"site\"]\n");
    refuses("mass_squared", free_field, "[network]\nmass_squared = 0.0\n");
    refuses("momenta", free_field, "[measure]\nmomenta = [0, 5]\n");
    refuses("max_lag", free_field, "[measure]\nmax_lag = 1\n");
    refuses("chains", free_field, "[sampler]\nchains = 1\n");
}

}  // namespace feynet::test::field_settings_test
