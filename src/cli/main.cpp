#include "command_line.hpp"
#include "failure.hpp"

#include <fmt/format.h>

#include <chrono>
#include <thread>

namespace feynet {
namespace {

/// Tells the user; where several processes run, the first one that fails ends them all.
ExitCode complain(const Failure& failure, Processes* processes) {
    if (processes == nullptr) {
        fmt::print(stderr, "{}\n", failure.message);
        return failure.code;
    }
    if (processes->number() == 0) {
        fmt::print(stderr, "{}\n", failure.message);
    } else {
        // What all of them find wrong is said by rank 0, which is quicker.
        constexpr std::chrono::milliseconds precedence{500};
        std::this_thread::sleep_for(precedence);
        fmt::print(stderr, "{} (rank {})\n", failure.message, processes->number());
    }
    processes->abort(static_cast<int>(failure.code));
    return failure.code;
}

ExitCode guarded(int argc, char** argv) {
    std::unique_ptr<Processes> processes;
    try {
        processes = join_processes();
        const ExitCode code = obey(argc, argv, processes.get());
        if (processes) {
            processes->leave();
        }
        return code;
    } catch (...) {
        return complain(failure_of(std::current_exception()), processes.get());
    }
}

}  // namespace
}  // namespace feynet

// What could still be thrown, by the printing of a complaint, has nowhere to go.
int main(int argc, char** argv) {  // NOLINT(bugprone-exception-escape)
    return static_cast<int>(feynet::guarded(argc, argv));
}
