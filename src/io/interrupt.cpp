#include "feynet/io/interrupt.hpp"

#include <atomic>
#include <cstdint>
#include <ctime>
#include <unistd.h>

namespace feynet {

namespace {

constexpr std::array<int, 3> handled{SIGINT, SIGTERM, SIGUSR1};
constexpr std::int64_t one_signal = 200'000'000;
constexpr int second_signal_exit = 130;

std::atomic<int> stopped_by{0};
std::atomic<std::int64_t> first_time{0};
static_assert(std::atomic<int>::is_always_lock_free);
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

std::int64_t nanoseconds() noexcept {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

extern "C" void feynet_on_signal(int signal) {
    int none = 0;
    stopped_by.compare_exchange_strong(none, signal);
    if (signal == SIGUSR1) {
        return;
    }
    const std::int64_t now = nanoseconds();
    std::int64_t never = 0;
    if (!first_time.compare_exchange_strong(never, now) && now - never > one_signal) {
        _exit(second_signal_exit);
    }
}

}  // namespace

InterruptGuard::InterruptGuard() {
    stopped_by = 0;
    first_time = 0;
    struct sigaction action {};
    action.sa_handler = feynet_on_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < handled.size(); ++i) {
        sigaction(handled[i], &action, &before_[i]);
    }
}

InterruptGuard::~InterruptGuard() {
    for (std::size_t i = 0; i < handled.size(); ++i) {
        sigaction(handled[i], &before_[i], nullptr);
    }
}

bool stop_requested() noexcept {
    return stopped_by != 0;
}

int stop_signal() noexcept {
    return stopped_by;
}

}  // namespace feynet
