// A system that lets a program down: preloaded, this library does what the environment says.
//
//   FAIL_ALLOCATION=n   the n-th request for memory since main() began is refused;
//                       with FAIL_ALLOCATIONS=all those after it as well,
//                       with SPARE=name none of the library of this name
//   COUNT_IN=file       at the end it says how many requests there were, and looks at the clock
//   SHORT_WRITES=n      a file takes at most n bytes at once
//   STOP_AT=n           SIGTERM at the n-th look at the clock; there is one after every trajectory
#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <execinfo.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* __libc_calloc(std::size_t count, std::size_t size);
extern "C" void* __libc_realloc(void* old, std::size_t size);
extern "C" void* __libc_memalign(std::size_t alignment, std::size_t size);

namespace {

using Main = int(int, char**, char**);

/// None of it before main() has begun, when nobody could say what is wrong.
struct Trouble {
    Main* main = nullptr;
    long failing = 0;
    bool all_from_then = false;
    long short_write = 0;
    long stop = 0;
    const char* spared = nullptr;
};

Trouble trouble;
std::atomic<long> n_requests{0};
std::atomic<long> n_looks{0};

bool is_in(const void* code, const char* library) {
    Dl_info place{};
    return dladdr(code, &place) != 0 && place.dli_fname != nullptr &&
           std::strstr(place.dli_fname, library) != nullptr;
}

/// The library that is spared asks, or somebody on its behalf.
bool is_spared() {
    if (trouble.spared == nullptr) {
        return false;
    }
    std::array<void*, 20> callers{};
    const int depth = backtrace(callers.data(), static_cast<int>(callers.size()));
    return std::any_of(callers.begin(), callers.begin() + depth, [](const void* caller) {
        return is_in(caller, trouble.spared);
    });
}

bool is_refused() {
    if (trouble.main == nullptr) {
        return false;
    }
    const long number = ++n_requests;
    const bool refused = trouble.failing > 0 && (trouble.all_from_then ? number >= trouble.failing
                                                                       : number == trouble.failing);
    if (!refused || is_spared()) {
        return false;
    }
    errno = ENOMEM;
    return true;
}

long number_in(const char* variable) {
    const char* text = std::getenv(variable);
    return text != nullptr ? std::atol(text) : 0;
}

template <typename Function>
Function* original(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::size_t taken_of(int file, std::size_t size) {
    struct stat status {};
    const auto most = static_cast<std::size_t>(trouble.short_write);
    return most > 0 && size > most && fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? most
                                                                                           : size;
}

void note_count() {
    if (const char* file = std::getenv("COUNT_IN")) {
        const long count = n_requests;
        trouble.failing = 0;
        std::FILE* out = std::fopen(file, "w");
        std::fprintf(out, "%ld %ld\n", count, n_looks.load());
        std::fclose(out);
    }
}

int main_in_trouble(int argc, char** argv, char** environment) {
    std::atexit(note_count);
    n_requests = 0;
    n_looks = 0;
    void* here = nullptr;
    backtrace(&here, 1);  // which needs memory the first time
    trouble.failing = number_in("FAIL_ALLOCATION");
    trouble.all_from_then = std::getenv("FAIL_ALLOCATIONS") != nullptr;
    trouble.spared = std::getenv("SPARE");
    trouble.short_write = number_in("SHORT_WRITES");
    trouble.stop = number_in("STOP_AT");
    return trouble.main(argc, argv, environment);
}

}  // namespace

extern "C" int __libc_start_main(
    Main* main, int argc, char** argv, void (*init)(), void (*fini)(), void (*end)(), void* stack) {
    using Start = int(Main*, int, char**, void (*)(), void (*)(), void (*)(), void*);
    trouble.main = main;
    auto* const start = original<Start>("__libc_start_main");
    return start(main_in_trouble, argc, argv, init, fini, end, stack);
}

extern "C" void* malloc(std::size_t size) {
    return is_refused() ? nullptr : __libc_malloc(size);
}

extern "C" void* calloc(std::size_t count, std::size_t size) {
    return is_refused() ? nullptr : __libc_calloc(count, size);
}

extern "C" void* realloc(void* old, std::size_t size) {
    return size > 0 && is_refused() ? nullptr : __libc_realloc(old, size);
}

extern "C" void* memalign(std::size_t alignment, std::size_t size) {
    return is_refused() ? nullptr : __libc_memalign(alignment, size);
}

extern "C" void* aligned_alloc(std::size_t alignment, std::size_t size) {
    return is_refused() ? nullptr : __libc_memalign(alignment, size);
}

extern "C" int posix_memalign(void** result, std::size_t alignment, std::size_t size) {
    void* const found = is_refused() ? nullptr : __libc_memalign(alignment, size);
    if (found == nullptr) {
        return ENOMEM;
    }
    *result = found;
    return 0;
}

extern "C" ssize_t write(int file, const void* bytes, std::size_t size) {
    static auto* const really_write = original<ssize_t(int, const void*, std::size_t)>("write");
    return really_write(file, bytes, taken_of(file, size));
}

extern "C" ssize_t pwrite64(int file, const void* bytes, std::size_t size, off_t place) {
    static auto* const really_write =
        original<ssize_t(int, const void*, std::size_t, off_t)>("pwrite64");
    return really_write(file, bytes, taken_of(file, size), place);
}

extern "C" ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t place) {
    return pwrite64(file, bytes, size, place);
}

extern "C" int clock_gettime(clockid_t clock, timespec* now) {
    static auto* const really_look = original<int(clockid_t, timespec*)>("clock_gettime");
    if (clock == CLOCK_MONOTONIC && ++n_looks == trouble.stop) {
        std::raise(SIGTERM);
    }
    return really_look(clock, now);
}
