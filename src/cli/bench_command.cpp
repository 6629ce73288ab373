#include "commands.hpp"
#include "console.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace feynet {
namespace {

/// feynet-bench beside this program, as it is installed, or in the build tree's own directory.
std::optional<std::filesystem::path> find_bench() {
    std::error_code ignored;
    const std::filesystem::path here =
        std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    for (const auto& path : {here / "feynet-bench", here.parent_path() / "bench/feynet-bench"}) {
        if (std::filesystem::exists(path, ignored)) {
            return path;
        }
    }
    return std::nullopt;
}

}  // namespace

ExitCode bench_command(const std::vector<std::string>& words) {
    const auto program = find_bench();
    if (!program) {
        say("feynet: feynet-bench is not beside this program; build it with "
            "-DFEYNET_BUILD_BENCH=ON\n");
        return ExitCode::Unavailable;
    }
    std::vector<std::string> all{program->string()};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> argv;
    for (std::string& word : all) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    execv(argv.front(), argv.data());
    say("feynet: cannot start {}: {}\n", program->string(), std::strerror(errno));
    return ExitCode::Unavailable;
}

}  // namespace feynet
