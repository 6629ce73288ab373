#include "command_line.hpp"
#include "freed_memory.hpp"
#include "guarded.hpp"

#include <chrono>
#include <functional>
#include <thread>

namespace feynet {
namespace {

/// Does what the words ask for, and waits for the processes that were given the same words.
ExitCode obey_together(int argc, char** argv, std::unique_ptr<Processes>& processes) {
    processes = join_processes();
    try {
        const ExitCode code = obey(argc, argv, processes.get());
        if (processes) {
            processes->leave();
        }
        return code;
    } catch (...) {
        if (processes && processes->number() != 0) {
            // What all of them find wrong is said by rank 0, which is quicker and ends the others.
            constexpr std::chrono::milliseconds precedence{500};
            std::this_thread::sleep_for(precedence);
        }
        throw;
    }
}

}  // namespace
}  // namespace feynet

int main(int argc, char** argv) {
    using namespace feynet;
    std::unique_ptr<Processes> processes;
    bool is_done = false;
    const auto program = [&] {
        keep_freed_memory();
        const ExitCode done = obey_together(argc, argv, processes);
        is_done = true;
        return done;
    };
    // By reference: a copy would need memory before anybody is on guard.
    const ExitCode code = guarded(std::cref(program));
    if (processes && !is_done) {
        processes->abort(static_cast<int>(code));
    }
    return static_cast<int>(code);
}
