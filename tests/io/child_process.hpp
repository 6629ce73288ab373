#pragma once

#include <array>
#include <csignal>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace feynet {

/// A process that does `work(ready)` until this object goes: it is then killed, wherever it is.
///
/// The constructor returns once the work has called ready() for the first time.
class ChildProcess {
public:
    template <typename Work>
    explicit ChildProcess(const Work& work) {
        std::array<int, 2> pipe{};
        if (::pipe(pipe.data()) != 0) {
            throw std::runtime_error("no pipe to a child process");
        }
        process_ = ::fork();
        if (process_ == 0) {
            run(work, pipe[1]);
        }
        ::close(pipe[1]);
        char byte = 0;
        const bool is_ready = ::read(pipe[0], &byte, 1) == 1;
        ::close(pipe[0]);
        if (!is_ready) {
            end();
            throw std::runtime_error("the child process ended before it was ready");
        }
    }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess() { end(); }

    pid_t number() const { return process_; }

private:
    template <typename Work>
    [[noreturn]] static void run(const Work& work, int pipe) {
        bool was_ready = false;
        const auto ready = [&] {
            if (!was_ready && ::write(pipe, "+", 1) != 1) {
                ::_exit(1);
            }
            was_ready = true;
        };
        try {
            work(ready);
        } catch (...) {
            ::_exit(1);
        }
        ::_exit(0);
    }

    void end() const {
        if (process_ > 0) {
            ::kill(process_, SIGKILL);
            ::waitpid(process_, nullptr, 0);
        }
    }

    pid_t process_ = -1;
};

}  // namespace feynet
