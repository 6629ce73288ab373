#include "feynet/study/path/coupled_settings.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::coupled_settings_test {
namespace {

CoupledSettings read(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_coupled_settings(file);
}

}  // namespace

TEST_CASE("coupled settings: a matrix is read row by row and written so that it reads the same") {
    RunFile file = RunFile::parse(
        "[system]\ndimensions = 2\ncoupling = [[1.0, -0.2], [-0.2, 1.5]]\n", "run.toml");

    const CoupledSettings settings = read_coupled_settings(file);
    RunFile again = RunFile::parse(file.resolved(), "resolved.toml");

    CHECK(settings.coupling.coupling[1][1] == 1.5);
    CHECK(read_coupled_settings(again).coupling.coupling == settings.coupling.coupling);
}

TEST_CASE("coupled settings: an expression names its coordinates and parameters") {
    const CoupledSettings settings = read(
        "[system]\ndimensions = 2\npotential = \"expression\"\n"
        "expression = \"0.5*(x1^2+x2^2) + lambda*x1^2*x2^2\"\nlambda = 0.5\n");

    CHECK(settings.expression.parameters().size() == 1);
    CHECK(settings.coupled_system().dimensions() == 2);
}

TEST_CASE("coupled settings: mistakes are said with their place") {
    const std::string two = "[system]\ndimensions = 2\n";

    CHECK_THROWS_WITH_AS(
        read(two + "coupling = [[1.0, -2.0], [-2.0, 1.0]]\n"),
        doctest::Contains("eigenvalue 1 of 2 is -1"),
        ConfigError);
    CHECK_THROWS_WITH_AS(
        read(two + "coupling = [[1.0, -0.2]]\n"), doctest::Contains("2 rows"), ConfigError);
    CHECK_THROWS_WITH_AS(
        read("[system]\ndimensions = 17\n"), doctest::Contains("run.toml:2:1"), ConfigError);
    CHECK_THROWS_WITH_AS(
        read(two + "potential = \"quartic\"\n"), doctest::Contains("harmonic"), ConfigError);
    const std::string coupled = two + "coupling = [[1.0, -0.2], [-0.2, 1.0]]\n";
    CHECK_THROWS_WITH_AS(
        read(coupled + "[time]\nrule = \"midpoint\"\n"),
        doctest::Contains("must be site"),
        ConfigError);
    CHECK_THROWS_WITH_AS(
        read(coupled + "[time]\nboundary = \"free\"\n"),
        doctest::Contains("must be periodic"),
        ConfigError);
    CHECK_THROWS_WITH_AS(
        read(coupled + "[sampler]\nkind = \"metropolis\"\n"),
        doctest::Contains("metropolis"),
        ConfigError);
}

TEST_CASE("coupled settings: a run file without dimensions has one coordinate") {
    RunFile one = RunFile::parse("[system]\nmass = 1.0\n", "run.toml");
    RunFile three = RunFile::parse("[system]\ndimensions = 3\n", "run.toml");

    CHECK(read_dimensions(one) == 1);
    CHECK(read_dimensions(three) == 3);
}

}  // namespace feynet::test::coupled_settings_test
