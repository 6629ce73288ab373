#include "feynet/io/summary_reader.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/atomic_file.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/summary_json.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::summary_reader_test {

TEST_CASE("the numbers of a summary come back with all their digits") {
    Summary summary{.title = "a \"title\"", .theory = "V", .lattice = "a = 1", .verdict = "fail"};
    summary.runs.push_back({.network = "relu", .verdict = "pass"});
    summary.runs.back().observables.push_back(
        {.name = "x2", .formula = "⟨x²⟩", .value = 0.1 + 0.2, .error = 1e-17, .exact = -3.0});
    summary.runs.back().observables.push_back(
        {.name = "bad", .formula = "", .value = std::nan("")});
    const ScratchDirectory scratch;
    write_file(scratch.path() / "summary.json", to_json(summary));

    const Summary read = read_summary(scratch.path() / "summary.json");

    CHECK(read.title == summary.title);
    CHECK(read.verdict == "fail");
    REQUIRE(read.runs.size() == 1);
    CHECK(read.runs.front().verdict == "pass");
    const ObservableResult& x2 = read.runs.front().observables.at(0);
    CHECK(x2.name == "x2");
    CHECK(x2.value == 0.1 + 0.2);
    CHECK(x2.error == 1e-17);
    CHECK_FALSE(x2.tau_int.has_value());
    CHECK(std::isnan(read.runs.front().observables.at(1).value));
}

TEST_CASE("what is no summary is named") {
    const ScratchDirectory scratch;
    const auto path = scratch.path() / "summary.json";
    const auto refusal = [&](const std::string& text) {
        write_file(path, text);
        return message_of<ConfigError>([&] { read_summary(path); });
    };

    CHECK(message_of<ConfigError>([&] { read_summary(path); }) == path.string() + ": no such file");
    CHECK(refusal("{").find("not the summary of a run") != std::string::npos);
    CHECK(refusal("{\"runs\": 3}").find("not the summary of a run") != std::string::npos);
}

}  // namespace feynet::test::summary_reader_test
