#include "guarded.hpp"

#include "console.hpp"
#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"
#include "feynet/io/plain_text.hpp"
#include "feynet/study/run_size.hpp"

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <system_error>
#include <unistd.h>

namespace feynet {
namespace {

constexpr std::string_view without_memory = "feynet: out of memory\n";

/// What is half-written has another name than what is complete: as safe as kill -9.
[[noreturn]] void end_without_memory() {
    say_text(without_memory);
    _exit(static_cast<int>(ExitCode::OutOfMemory));
}

std::terminate_handler otherwise = nullptr;

/// Memory can run out where no exception can pass: in a library, in a destructor.
[[noreturn]] void end_of_all() {
    try {
        if (const std::exception_ptr error = std::current_exception()) {
            std::rethrow_exception(error);
        }
    } catch (const std::bad_alloc&) {
        end_without_memory();
    } catch (...) {
    }
    otherwise();
    std::abort();
}

ExitCode complain(std::string_view begin, std::string_view message, ExitCode code) noexcept {
    say_text(begin);
    say_text(printable(message));
    say_text("\n");
    return code;
}

}  // namespace

// An Eigen array that cannot be resized throws when its old memory is freed already, and frees it
// again while the exception passes. So the linker leads what this program itself asks of malloc
// here, where a request that is refused ends the process. (--wrap in src/CMakeLists.txt; what
// libraries ask is not led here.)
// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
extern "C" void* __real_malloc(std::size_t size);
extern "C" void* __real_realloc(void* old, std::size_t size);

extern "C" void* __wrap_malloc(std::size_t size) {
    void* const memory = __real_malloc(size);
    if (memory == nullptr && size > 0) {
        end_without_memory();
    }
    return memory;
}

extern "C" void* __wrap_realloc(void* old, std::size_t size) {
    void* const memory = __real_realloc(old, size);
    if (memory == nullptr && size > 0) {
        end_without_memory();
    }
    return memory;
}
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)

ExitCode guarded(const std::function<ExitCode()>& program) {
    otherwise = std::set_terminate(end_of_all);
    // A file that becomes too large is an error of its own, not the end of the process.
    std::signal(SIGXFSZ, SIG_IGN);
    open_standard_streams();
    try {
        const ExitCode code = program();
        finish_printing();
        return code;
    } catch (const ConfigError& error) {
        return complain("", error.what(), ExitCode::BadInput);
    } catch (const InvalidInput& error) {
        return complain("feynet: ", error.what(), ExitCode::BadInput);
    } catch (const IoError& error) {
        return complain("feynet: ", error.what(), ExitCode::InputOutput);
    } catch (const std::filesystem::filesystem_error& error) {
        return error.code() == std::errc::not_enough_memory
                   ? complain("", "feynet: out of memory", ExitCode::OutOfMemory)
                   : complain("feynet: ", error.what(), ExitCode::InputOutput);
    } catch (const NotEnoughMemory& error) {
        return complain("feynet: ", error.what(), ExitCode::OutOfMemory);
    } catch (const std::bad_alloc&) {
        say_text(without_memory);
        return ExitCode::OutOfMemory;
    } catch (const std::exception& error) {
        return complain("feynet: this is a bug: ", error.what(), ExitCode::Bug);
    }
}

}  // namespace feynet
