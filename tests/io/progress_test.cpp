#include "feynet/io/progress.hpp"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

namespace feynet::test::progress_test {

namespace {

struct Screen {
    std::vector<std::string> writes;

    Progress::Output output(ProgressStyle style, double interval = 0.0, std::size_t width = 80) {
        return {style, Progress::Seconds(interval), width, [this](std::string_view text) {
                    writes.emplace_back(text);
                }};
    }
};

}  // namespace

TEST_CASE("a plain line has label, share, acceptance, τ_int and time left") {
    Screen screen;
    Progress progress("decay", 100, screen.output(ProgressStyle::Plain));

    progress.set_tau_int(2.5);
    progress.update(25, 6.0, 8.0);

    REQUIRE(screen.writes.size() == 1);
    CHECK(screen.writes[0] == "decay   25 %  acceptance 0.75  τ_int 2.5  left 0 s\n");
}

TEST_CASE("without proposals and τ_int nothing is said about them") {
    Screen screen;
    Progress progress("exact", 10, screen.output(ProgressStyle::Plain));

    progress.update(5);

    CHECK(screen.writes.at(0) == "exact   50 %  left 0 s\n");
}

TEST_CASE("a note stands in place of the acceptance until it is taken back") {
    Screen screen;
    Progress progress("paper", 4, screen.output(ProgressStyle::Plain));

    progress.set_note("loss 0.081, accuracy 0.77");
    progress.update(1, 0.5, 1.0);
    progress.set_note("");
    progress.update(1, 0.5, 1.0);

    CHECK(screen.writes.at(0).substr(0, 39) == "paper   25 %  loss 0.081, accuracy 0.77");
    CHECK(screen.writes.at(1).find("acceptance 0.50") != std::string::npos);
}

TEST_CASE("a redrawn line goes back to its beginning and is cleared at the end") {
    Screen screen;
    Progress progress("decay", 4, screen.output(ProgressStyle::Redrawn));

    progress.update(2);
    progress.set_label("x");
    progress.update(1);
    progress.finish();

    REQUIRE(screen.writes.size() == 3);
    CHECK(screen.writes[0] == "\rdecay   50 %  left 0 s");
    CHECK(screen.writes[1] == "\rx   75 %  left 0 s    ");
    CHECK(screen.writes[2] == "\r" + std::string(18, ' ') + "\r");
}

TEST_CASE("a redrawn line stays within the terminal") {
    Screen screen;
    Progress progress("ωωωωωωωωωω", 4, screen.output(ProgressStyle::Redrawn, 0.0, 6));

    progress.update(2);

    CHECK(screen.writes.at(0) == "\rωωωωω");
}

TEST_CASE("no steering beyond carriage returns, no colours") {
    Screen screen;
    {
        Progress progress("decay", 4, screen.output(ProgressStyle::Redrawn));
        progress.update(4, 1, 1);
    }

    for (const std::string& text : screen.writes) {
        CHECK(text.find('\x1b') == std::string::npos);
    }
}

TEST_CASE("nothing is shown before the interval has passed") {
    Screen screen;
    {
        Progress progress("decay", 100, screen.output(ProgressStyle::Plain, 3600.0));
        for (int i = 0; i < 100; ++i) {
            progress.update(1);
        }
    }

    CHECK(screen.writes.empty());
}

TEST_CASE("progress that is off shows nothing") {
    Screen screen;
    {
        Progress progress("decay", 2, screen.output(ProgressStyle::Off));
        progress.update(1);
        progress.finish();
    }

    CHECK(screen.writes.empty());
}

TEST_CASE("the last plain line says how long it took, and nothing follows it") {
    Screen screen;
    Progress progress("decay", 2, screen.output(ProgressStyle::Plain));

    progress.update(1);
    progress.finish();
    progress.update(1);
    progress.finish();

    CHECK(screen.writes.size() == 2);
}

TEST_CASE("updates of many threads are all counted") {
    Screen screen;
    Progress progress("decay", 80000, screen.output(ProgressStyle::Plain, 0.001));
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&progress] {
            for (int i = 0; i < 10000; ++i) {
                progress.update(1, 0.5, 1.0);
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));

    progress.update(0);

    CHECK(screen.writes.back().substr(0, 37) == "decay  100 %  acceptance 0.50  took 0");
}

TEST_CASE("a style that was asked for is kept") {
    CHECK(style_for_stderr(ProgressStyle::Off) == ProgressStyle::Off);
    CHECK(style_for_stderr(ProgressStyle::Redrawn) == ProgressStyle::Redrawn);
    CHECK(style_for_stderr(ProgressStyle::Auto) != ProgressStyle::Auto);
}

TEST_CASE("what an earlier process did counts as done and takes no time") {
    Screen screen;
    Progress progress("decay", 100, screen.output(ProgressStyle::Plain));

    progress.skip(50);
    progress.update(25);

    REQUIRE(screen.writes.size() == 1);
    CHECK(screen.writes[0] == "decay   75 %  left 0 s\n");
}

}  // namespace feynet::test::progress_test
