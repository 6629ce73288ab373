#include "console.hpp"

#include "feynet/io/io_error.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace feynet {
namespace {

[[noreturn]] void refuse_printing(int error) {
    throw IoError("standard output: cannot be written: " + std::generic_category().message(error));
}

}  // namespace

void open_standard_streams() noexcept {
    for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) < 0) {
            // The lowest free number is this one. Reading is all that it allows, so that writing
            // fails as it does on a closed stream.
            ::open("/dev/null", O_RDONLY);
        }
    }
}

void print_text(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
        refuse_printing(errno);
    }
}

void finish_printing() {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        refuse_printing(errno);
    }
}

void say_text(std::string_view text) noexcept {
    while (!text.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
        if (written == 0 || (written < 0 && errno != EINTR)) {
            return;
        }
        text.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
}

}  // namespace feynet
