#include "feynet/study/run_configuration.hpp"

#include <doctest/doctest.h>

namespace feynet::test::run_configuration_test {
namespace {

const char* const resolved = R"(title = "A path"  # shown
[sampler]
draws = 100            # how many
step_size = 0.1        # how far
# replicas is not set: of tempering
[run]
seed = 1
)";

std::string with(const std::string& before, const std::string& after) {
    std::string text = resolved;
    return text.replace(text.find(before), before.size(), after);
}

RunConfiguration configuration(const std::string& text, const std::string& key = "sampler.draws") {
    return {text, key};
}

}  // namespace

TEST_CASE("only the length of a run may change") {
    const std::uint64_t hash = configuration(resolved).hash();

    CHECK(configuration(with("draws = 100", "draws = 900")).hash() == hash);
    CHECK(configuration(with("step_size = 0.1", "step_size = 0.2")).hash() != hash);
    CHECK(
        configuration(with("draws = 100", "draws = 900"), "").hash() !=
        configuration(resolved, "").hash());
    CHECK(configuration(resolved).text().find("draws") == std::string::npos);
}

TEST_CASE("a difference is said key by key") {
    const std::string before = configuration(resolved).text();
    const auto changed = configuration(with("step_size = 0.1 ", "step_size = 0.2 "));
    const auto set = configuration(with("# replicas is not set: of tempering", "replicas = 4"));
    const auto unset = configuration(with("seed = 1", "# seed is not set: any"));

    using Lines = std::vector<std::string>;
    CHECK(configuration(resolved).differences_from(before).empty());
    CHECK(changed.differences_from(before) == Lines{"sampler.step_size: 0.2 now, 0.1 before"});
    CHECK(set.differences_from(before) == Lines{"sampler.replicas: 4 now, not set before"});
    CHECK(unset.differences_from(before) == Lines{"run.seed: not set now, 1 before"});
}

TEST_CASE("another build is another configuration") {
    const RunConfiguration now = configuration(resolved);
    std::string before = now.text();
    before.replace(0, before.find('\n'), "build = 0.0.1");

    const std::vector<std::string> lines = now.differences_from(before);

    REQUIRE(lines.size() == 1);
    CHECK(lines[0].find("build: ") == 0);
    CHECK(lines[0].find("0.0.1 before") != std::string::npos);
}

TEST_CASE("a file of data with another content is another configuration") {
    const std::string line = "# data file \"data/a: b.csv\": crc32c 89abcdef, 12 bytes\n";
    const RunConfiguration with_file = configuration(resolved + line);
    std::string changed = with_file.text();
    changed.replace(changed.find("89abcdef"), 8, "00000000");

    CHECK(with_file.hash() != configuration(resolved).hash());
    using Files = std::map<std::string, std::string>;
    CHECK(data_files_in(resolved).empty());
    CHECK(data_files_in(with_file.text()) == Files{{"data/a: b.csv", "crc32c 89abcdef, 12 bytes"}});
    using Lines = std::vector<std::string>;
    CHECK(with_file.differences_from(with_file.text()).empty());
    CHECK(
        with_file.differences_from(changed) ==
        Lines{"data/a: b.csv: differs from what the run began with (crc32c 89abcdef, 12 bytes now, "
              "crc32c 00000000, 12 bytes before)"});
}

TEST_CASE("a value is found by section and key") {
    CHECK(resolved_value(resolved, "sampler.draws") == "100");
    CHECK(resolved_value(resolved, "title") == "\"A path\"");
    CHECK_FALSE(resolved_value(resolved, "sampler.replicas"));
}

TEST_CASE("the hash is FNV-1a") {
    const RunConfiguration now = configuration(resolved);
    std::uint64_t hash = 14695981039346656037U;
    for (const char letter : now.text()) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 1099511628211U;
    }
    CHECK(now.hash() == hash);
}

}  // namespace feynet::test::run_configuration_test
