#include "feynet/study/study_kind.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/study/field/field_study.hpp"
#include "feynet/study/nnft/nnft_study.hpp"

#include <doctest/doctest.h>

namespace feynet::test::study_kind_test {

TEST_CASE("study kind: the run file of every kind can be read as it stands") {
    for (const StudyKind& kind : study_kinds()) {
        CAPTURE(kind.name);
        RunFile file = RunFile::parse(std::string(kind.run_file), std::string(kind.name));
        file.set("study.kind=\"" + std::string(kind.name) + "\"");

        const auto study = read_study(file);

        CHECK_FALSE(study->title().empty());
        CHECK_FALSE(kind.meaning.empty());
    }
}

TEST_CASE("study kind: a file that names none asks for the path integral") {
    RunFile file = RunFile::parse("title = \"T\"\n[run]\nseed = 7\n", "run.toml");

    const auto study = read_study(file);

    CHECK(study->title() == "T");
    CHECK(study->seed() == 7);
    CHECK(file.resolved().find("kind = \"path_integral\"") != std::string::npos);
}

TEST_CASE("study kind: a kind that is a table is answered with its own place") {
    const auto holds = [](const std::string& text, const std::string& place) {
        RunFile file = RunFile::parse("[network]\nkind = \"erf\"\n" + text, "f");
        const std::string expected = place + ": [study] kind: expected a word";
        CHECK_THROWS_WITH_AS(read_study(file), doctest::Contains(expected.c_str()), ConfigError);
    };
    holds("[study]\nkind = {a = 1}\n", "f:4:1");
    holds("[study.kind]\na = 1\n", "f:3:8");
}

TEST_CASE("study kind: a misspelt kind is answered with its place and the nearest word") {
    RunFile file = RunFile::parse("[study]\nkind = \"path_integrl\"\n", "run.toml");

    CHECK_THROWS_WITH_AS(read_study(file), doctest::Contains("run.toml:2:1"), ConfigError);
    CHECK_THROWS_WITH_AS(
        study_kind_named("path_integrl"), doctest::Contains("\"path_integral\"?"), InvalidInput);
}

TEST_CASE("study kind: without [study], [system] says what is sampled, or which words it may say") {
    RunFile field = RunFile::parse("[system]\nkind = \"field\"\nmass_squared = 1.0\n", "f");
    RunFile random = RunFile::parse("[system]\nkind = \"nnft\"\n", "f");
    RunFile misspelt = RunFile::parse("[system]\nkind = \"feld\"\n", "f");

    CHECK(dynamic_cast<const FieldStudy*>(read_study(field).get()) != nullptr);
    CHECK(dynamic_cast<const NnftStudy*>(read_study(random).get()) != nullptr);
    CHECK_THROWS_WITH_AS(
        read_study(misspelt),
        "f:2:1: [system] kind: expected one of path, field, nnft, got \"feld\", did you mean "
        "\"field\"?",
        ConfigError);
}

}  // namespace feynet::test::study_kind_test
