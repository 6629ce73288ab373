// A library that, preloaded, lets the time of day jump: back by a day, on by a year, before 1970.
// The clocks that only go on, and all else, stay as they are.
#include <atomic>
#include <ctime>
#include <dlfcn.h>

extern "C" int clock_gettime(clockid_t clock, timespec* now) {
    using Function = int (*)(clockid_t, timespec*);
    static const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "clock_gettime"));
    static std::atomic<int> calls{0};
    const int status = real(clock, now);
    if (clock == CLOCK_REALTIME) {
        constexpr time_t day = 86400;
        const time_t jumps[] = {0, -day, 365 * day, -now->tv_sec - day};
        now->tv_sec += jumps[calls++ % 4];
    }
    return status;
}
