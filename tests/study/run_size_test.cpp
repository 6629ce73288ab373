#include "feynet/study/run_size.hpp"

#include "feynet/io/io_error.hpp"
#include "feynet/study/read_run.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::run_size_test {
namespace {

RunSize size_of(const std::string& settings) {
    RunFile file = RunFile::parse("[system]\npotential = \"harmonic\"\n" + settings, "run.toml");
    return run_size(ReadRun::from(std::move(file)).file.resolved()).value();
}

std::string resolved(const std::string& settings) {
    RunFile file = RunFile::parse("[system]\npotential = \"harmonic\"\n" + settings, "run.toml");
    return ReadRun::from(std::move(file)).file.resolved();
}

}  // namespace

TEST_CASE("run size: series grow with chains and draws until `kept`, then no more") {
    const RunSize run = size_of("[sampler]\ndraws = 20000\n");
    const RunSize wide = size_of("[sampler]\ndraws = 20000\nchains = 1600\n");
    const RunSize longer = size_of("[sampler]\ndraws = 2000000\n[measure]\nkept = 16384\n");
    const RunSize longest = size_of("[sampler]\ndraws = 20000000\n[measure]\nkept = 16384\n");

    CHECK(wide.memory > 50.0 * run.memory);
    CHECK(wide.disk > 50.0 * run.disk);
    CHECK(longer.memory == longest.memory);
}

TEST_CASE("run size: other studies have none that is known") {
    CHECK_FALSE(run_size("[study]\nkind = \"rg-flow\"\n").has_value());
}

TEST_CASE("run size: what cannot fit is refused with both numbers") {
    const std::string huge =
        resolved("[time]\nn_slices = 67108864\n[sampler]\nchains = 65536\ndraws = 2000000\n");
    bool refused = false;
    try {
        require_room(huge, "/tmp");
    } catch (const NotEnoughMemory& error) {
        refused = true;
        const std::string words = error.what();
        CHECK(words.find("the run needs about") != std::string::npos);
        CHECK(words.find("are available") != std::string::npos);
    }
    CHECK(refused);
    CHECK_NOTHROW(require_room(resolved("[sampler]\ndraws = 100\n"), "/tmp"));
}

}  // namespace feynet::test::run_size_test
