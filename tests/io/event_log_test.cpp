#include "feynet/io/event_log.hpp"

#include "feynet/io/io_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <thread>

namespace feynet::test::event_log_test {

TEST_CASE("every event is one line with its time and fields") {
    const ScratchDirectory scratch;
    EventLog log(scratch.path() / "log.ndjson");

    log.write("start");
    log.write("network", {{{"kind", std::string("decay\n")}, {"chains", std::int64_t{16}}}});

    const std::string text = content_of(scratch.path() / "log.ndjson");
    const std::size_t line_end = text.find('\n');
    CHECK(text.substr(0, 9) == "{\"time\":\"");
    CHECK(text.substr(29, line_end - 29) == "\",\"event\":\"start\"}");
    CHECK(
        text.substr(line_end + 30) ==
        "\",\"event\":\"network\",\"kind\":\"decay\\n\",\"chains\":16}\n");
}

TEST_CASE("threads write whole lines") {
    const ScratchDirectory scratch;
    EventLog log(scratch.path() / "log.ndjson");
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&log] {
            for (int i = 0; i < 50; ++i) {
                log.write("event", {{{"text", std::string(200, 'x')}}});
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }

    std::istringstream text(content_of(scratch.path() / "log.ndjson"));
    int whole_lines = 0;
    for (std::string line; std::getline(text, line);) {
        const bool whole = line.front() == '{' && line.substr(line.size() - 3) == "x\"}";
        whole_lines += whole && std::count(line.begin(), line.end(), '{') == 1 ? 1 : 0;
    }
    CHECK(whole_lines == 400);
}

TEST_CASE("a log never continues another run's log") {
    const ScratchDirectory scratch;
    std::ofstream(scratch.path() / "log.ndjson") << "{}\n";

    CHECK_THROWS_AS(EventLog(scratch.path() / "log.ndjson"), IoError);
}

TEST_CASE("a log is continued after its last whole line") {
    const ScratchDirectory scratch;
    const auto path = scratch.path() / "log.ndjson";
    EventLog(path).write("run_starts");
    const std::string whole = content_of(path);
    std::ofstream(path, std::ios::app) << "{\"time\":";

    EventLog(path, EventLog::Start::Continued).write("run_resumes");

    const std::string text = content_of(path);
    CHECK(text.substr(0, whole.size()) == whole);
    CHECK(text.find("run_resumes") != std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);
}

TEST_CASE("a log that holds no whole line is begun anew") {
    const ScratchDirectory scratch;
    const auto path = scratch.path() / "log.ndjson";
    std::ofstream(path) << "{\"time";

    EventLog(path, EventLog::Start::Continued).write("run_resumes");

    CHECK(content_of(path).substr(0, 8) == "{\"time\":");
}

}  // namespace feynet::test::event_log_test
