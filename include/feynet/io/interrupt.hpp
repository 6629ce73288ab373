#pragma once

#include <array>
#include <csignal>

namespace feynet {

/// While it lives, SIGINT, SIGTERM and SIGUSR1 ask the run to stop and be summarised instead of
/// ending it; a second SIGINT or SIGTERM ends the process at once with exit code 130.
///
/// Two signals within a fifth of a second count as one: `timeout` and terminals send the same
/// signal to the process and to its group.
class InterruptGuard {
public:
    InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;
    ~InterruptGuard();

private:
    std::array<struct sigaction, 3> before_{};
};

/// Whether a signal has asked to stop since the guard was made; lock-free, cheap enough for every
/// trajectory.
bool stop_requested() noexcept;

/// The signal that asked to stop, 0 if none did.
int stop_signal() noexcept;

}  // namespace feynet
