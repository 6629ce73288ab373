#include "feynet/study/run_size.hpp"

#include "feynet/io/io_error.hpp"
#include "feynet/study/read_run.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::run_size_test {
namespace {

std::optional<RunSize> size_in(const std::string& settings) {
    RunFile file = RunFile::parse("[system]\npotential = \"harmonic\"\n" + settings, "run.toml");
    return ReadRun::from(std::move(file)).study->size();
}

RunSize size_of(const std::string& settings) {
    return size_in(settings).value();
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
    RunFile file = RunFile::parse("[study]\nkind = \"rg-flow\"\n", "run.toml");
    CHECK_FALSE(ReadRun::from(std::move(file)).study->size().has_value());
}

TEST_CASE("run size: points of a sweep share what is at work, and each keeps its own series") {
    const RunSize one = size_of("[sampler]\ndraws = 20000\n");
    const RunSize two = size_of_many(one, 200, 2);
    const RunSize alone = size_of_many(one, 1, 8);

    CHECK(alone.memory == doctest::Approx(one.memory));
    CHECK(two.memory > one.memory + 1e6);
    CHECK(two.memory < 2.0 * one.memory);
    CHECK(two.disk == doctest::Approx(200.0 * one.disk));
    CHECK(size_of_many(one, 10, 8).memory < size_of_many(one, 10, 10).memory);
}

TEST_CASE("run size: what cannot fit is refused with both numbers") {
    const auto huge =
        size_in("[time]\nn_slices = 67108864\n[sampler]\nchains = 65536\ndraws = 2000000\n");
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
    CHECK_NOTHROW(require_room(size_in("[sampler]\ndraws = 100\n"), "/tmp"));
}

}  // namespace feynet::test::run_size_test
