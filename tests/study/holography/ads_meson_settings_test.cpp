#include "feynet/study/holography/ads_meson_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

namespace feynet::test::ads_meson_settings_test {
namespace {

/// A directory with a table in it, gone at the end.
struct TableFile {
    explicit TableFile(const std::string& text)
        : folder(std::filesystem::temp_directory_path() / "feynet_ads_meson_settings_test") {
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "masses.csv") << text;
    }
    ~TableFile() { std::filesystem::remove_all(folder); }
    TableFile(const TableFile&) = delete;
    TableFile& operator=(const TableFile&) = delete;
    TableFile(TableFile&&) = delete;
    TableFile& operator=(TableFile&&) = delete;

    std::string run_file() const { return (folder / "run.toml").string(); }

    std::filesystem::path folder;
};

AdsMesonCase case_of(const std::string& table) {
    const TableFile file(table);
    RunFile run_file = RunFile::parse("[study]\n", file.run_file());
    return measured_case({.masses = "masses.csv"}, run_file);
}

}  // namespace

TEST_CASE("ads-meson settings: synthetic data of one bulk are the same for all evidence") {
    AdsMesonSettings settings;
    settings.bulk = {MesonBulk::Curved};
    settings.levels = 3;
    const std::vector<AdsMesonCase> cases = synthetic_cases(settings, 7);

    REQUIRE(cases.size() == 2);
    CHECK(cases[0].data.size() == 6);
    CHECK(cases[1].data.size() == 12);
    CHECK(cases[1].has_couplings);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(cases[0].data[i].value == cases[1].data[i].value);
        CHECK(cases[0].data[i].quantity == MesonQuantity::Mass);
    }
    // another seed draws other errors, of the stated size
    const std::vector<AdsMesonCase> others = synthetic_cases(settings, 8);
    const double change = others[0].data[0].value - cases[0].data[0].value;
    CHECK(change != 0.0);
    CHECK(std::abs(change) < 10.0 * cases[0].data[0].error);
}

TEST_CASE("ads-meson settings: a wrong table is said with its place") {
    const AdsMesonCase good = case_of("spin, level, mass, error\n1, 0, 0.8, 0.1\n2, 3, 1.3, 0.2\n");
    REQUIRE(good.data.size() == 2);
    CHECK(good.data[1].spin == 2);
    CHECK(good.data[1].level == 3);
    CHECK(good.data[1].value == 1.3);
    CHECK_FALSE(good.truth.has_value());
    CHECK_THROWS_AS(case_of("spin, level, error\n1, 0, 0.1\n"), ConfigError);
    CHECK_THROWS_AS(case_of("spin, level, mass, error\n1, 0.5, 0.8, 0.1\n"), ConfigError);
    CHECK_THROWS_AS(case_of("spin, level, mass, error\n0, 0, 0.8, 0.1\n"), ConfigError);
    CHECK_THROWS_AS(case_of("spin, level, mass, error\n1, 0, -0.8, 0.1\n"), ConfigError);
    CHECK_THROWS_AS(
        case_of("spin, level, mass, error\n1, 0, 0.8, 0.1\n1, 0, 0.9, 0.1\n"), ConfigError);
    CHECK_THROWS_WITH(
        case_of("spin, level, mass, error\n1, 0, 0.8, 0.1\n1, 1, 1.4, 0\n"),
        doctest::Contains("masses.csv:3"));
}

TEST_CASE("ads-meson settings: what cannot be run is refused") {
    const auto refused = [](auto change) {
        AdsMesonSettings settings;
        change(settings);
        CHECK_THROWS_AS(check(settings), InvalidInput);
    };
    CHECK_NOTHROW(check(AdsMesonSettings{}));
    refused([](AdsMesonSettings& s) { s.levels = 0; });
    refused([](AdsMesonSettings& s) { s.error = 0.0; });
    refused([](AdsMesonSettings& s) { s.kappa = -1.0; });
    refused([](AdsMesonSettings& s) { s.modes = 27; });
    refused([](AdsMesonSettings& s) { s.range = 0.0; });
    refused([](AdsMesonSettings& s) { s.prior_width = 0.0; });
    refused([](AdsMesonSettings& s) { s.foretold = -1; });
    refused([](AdsMesonSettings& s) { s.couplings = "c.csv"; });
    refused([](AdsMesonSettings& s) { s.bulk = {MesonBulk::Curved, MesonBulk::Curved}; });
}

}  // namespace feynet::test::ads_meson_settings_test
