#include "feynet/study/run_output.hpp"

#include "feynet/study/path/path_study.hpp"
#include "small_settings.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <unistd.h>

namespace feynet::test::run_output_test {

TEST_CASE("run output: a run directory is complete") {
    const auto parent =
        std::filesystem::temp_directory_path() / ("feynet-" + std::to_string(getpid()));
    const RunDirectory directory = RunDirectory::at(parent / "run");
    PathSettings settings = small_oscillator();
    settings.sampler.draws = 20;

    RunOutput output(directory, {.config = "a", .resolved = "b", .provenance = {}});
    output.log().write("run_starts");
    StudyResult result = PathStudy(settings).run({});
    result.summary.figures.push_back({.name = "kernel", .title = "K"});
    output.write(result);

    for (const char* name :
         {"config.toml",
          "resolved.toml",
          "provenance.json",
          "log.ndjson",
          "samples.h5",
          "summary.json",
          "correlator.csv",
          "kernel.csv",
          "report.html"}) {
        CAPTURE(name);
        CHECK(std::filesystem::file_size(parent / "run" / name) > 0);
    }
    std::filesystem::remove_all(parent);
}

}  // namespace feynet::test::run_output_test
