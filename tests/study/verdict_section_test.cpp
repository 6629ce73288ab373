#include "feynet/study/verdict_section.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/study/study_kind.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace feynet::test::verdict_section_test {
namespace {

RunFile file_of(const StudyKind& kind) {
    RunFile file = RunFile::parse(std::string(kind.run_file), "run.toml");
    file.set("study.kind=\"" + std::string(kind.name) + "\"");
    return file;
}

/// The keys of the section [verdict] of a resolved run file that hold a number with a point or an
/// exponent.
std::vector<std::string> thresholds_in(const std::string& resolved) {
    std::vector<std::string> keys;
    std::istringstream lines(resolved);
    bool is_here = false;
    for (std::string line; std::getline(lines, line);) {
        is_here = line.starts_with("[") ? line.starts_with("[verdict]") : is_here;
        const std::size_t equals = line.find(" = ");
        const std::string value = equals == std::string::npos ? "" : line.substr(equals + 3);
        if (is_here && value.find_first_of(".e") != std::string::npos) {
            keys.push_back(line.substr(0, equals));
        }
    }
    return keys;
}

}  // namespace

TEST_CASE("verdict section: no kind of study takes a negative threshold") {
    std::size_t n_thresholds = 0;
    for (const StudyKind& kind : study_kinds()) {
        RunFile whole = file_of(kind);
        CHECK(read_study(whole) != nullptr);
        for (const std::string& key : thresholds_in(whole.resolved())) {
            CAPTURE(kind.name);
            CAPTURE(key);
            RunFile file = file_of(kind);
            file.set("verdict." + key + "=-0.5");

            CHECK_THROWS_WITH_AS(read_study(file), doctest::Contains(key.c_str()), ConfigError);
            ++n_thresholds;
        }
    }
    CHECK(n_thresholds > 60);
}

}  // namespace feynet::test::verdict_section_test
