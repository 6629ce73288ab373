#include "feynet/io/interrupt.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace feynet::test::interrupt_test {

namespace {

/// The exit code of a child process that runs `body`, −signal if a signal ended it.
template <typename Body>
int exit_code(Body&& body) {
    const pid_t child = ::fork();
    if (child == 0) {
        body();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

void pause_between_signals() {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
}

}  // namespace

TEST_CASE("without a signal nobody asks to stop") {
    const InterruptGuard guard;

    CHECK_FALSE(stop_requested());
    CHECK(stop_signal() == 0);
}

TEST_CASE("the first signal of each kind asks to stop and is remembered") {
    for (const int signal : {SIGINT, SIGTERM, SIGUSR1}) {
        const InterruptGuard guard;

        ::raise(signal);

        CHECK(stop_requested());
        CHECK(stop_signal() == signal);
    }
}

TEST_CASE("a new guard starts afresh") {
    {
        const InterruptGuard guard;
        ::raise(SIGINT);
    }
    const InterruptGuard guard;

    CHECK_FALSE(stop_requested());
}

TEST_CASE("a second signal ends the process with exit code 130") {
    const int code = exit_code([] {
        const InterruptGuard guard;
        ::raise(SIGINT);
        pause_between_signals();
        ::raise(SIGTERM);
    });

    CHECK(code == 130);
}

TEST_CASE("one signal delivered twice at once is one signal") {
    const int code = exit_code([] {
        const InterruptGuard guard;
        ::raise(SIGTERM);
        ::raise(SIGTERM);
    });

    CHECK(code == 0);
}

TEST_CASE("SIGUSR1 asks, it never ends the process") {
    const int code = exit_code([] {
        const InterruptGuard guard;
        ::raise(SIGUSR1);
        pause_between_signals();
        ::raise(SIGUSR1);
        ::raise(SIGINT);
    });

    CHECK(code == 0);
}

TEST_CASE("after the guard the signals do what they did before") {
    const int code = exit_code([] {
        { const InterruptGuard guard; }
        ::signal(SIGINT, SIG_DFL);
        { const InterruptGuard guard; }
        ::raise(SIGINT);
    });

    CHECK(code == -SIGINT);
}

}  // namespace feynet::test::interrupt_test
