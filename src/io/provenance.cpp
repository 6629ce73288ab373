#include "feynet/io/provenance.hpp"

#include "feynet/core/block.hpp"
#include "feynet/io/build_info.hpp"

#include <fmt/format.h>

#include <cctype>
#include <ctime>
#include <fstream>
#include <string_view>
#include <thread>

namespace feynet {

namespace {

/// The instruction set that this code was compiled for.
std::string instruction_set() {
#if defined(__AVX512F__) && defined(__AVX512VL__) && defined(__AVX512DQ__) && defined(__AVX512BW__)
    return "x86-64-v4";
#elif defined(__AVX2__) && defined(__FMA__)
    return "x86-64-v3";
#elif defined(__SSE4_2__)
    return "x86-64-v2";
#elif defined(__x86_64__)
    return "x86-64";
#elif defined(__aarch64__)
    return "aarch64";
#else
    return "unknown";
#endif
}

std::string processor() {
    constexpr std::string_view key = "model name";
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(": ");
        if (line.compare(0, key.size(), key) == 0 && colon != std::string::npos) {
            return line.substr(colon + 2);
        }
    }
    return "unknown";
}

JsonObject libraries() {
    JsonObject object;
    for (const BuildLibrary& library : build_libraries()) {
        object.fields.emplace_back(library.name, std::string(library.version));
    }
    return object;
}

std::string shell_word(std::string_view word) {
    constexpr std::string_view harmless = "_-+=.,:/@%";
    bool plain = !word.empty();
    std::string inside;
    for (const char c : word) {
        const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
        plain = plain && (letter || harmless.find(c) != std::string_view::npos);
        inside += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return plain ? std::string(word) : "'" + inside + "'";
}

}  // namespace

std::string version() {
    return fmt::format("{} ({})", build_version(), build_commit());
}

std::string utc(std::chrono::system_clock::time_point moment) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        parts.tm_year + 1900,
        parts.tm_mon + 1,
        parts.tm_mday,
        parts.tm_hour,
        parts.tm_min,
        parts.tm_sec);
}

std::string command_line(int count, const char* const* words) {
    std::string line;
    for (int i = 0; i < count; ++i) {
        line += (i > 0 ? " " : "") + shell_word(words[i]);
    }
    return line;
}

JsonObject provenance(
    const std::string& command_line,
    std::uint64_t seed,
    std::chrono::system_clock::time_point start) {
    return {
        {{"version", std::string(build_version())},
         {"commit", std::string(build_commit())},
         {"command_line", command_line},
         {"seed", static_cast<std::int64_t>(seed)},
         {"start", utc(start)},
         {"compiler", std::string(build_compiler())},
         {"compiler_options", std::string(build_options())},
         {"architecture", std::string(build_architecture())},
         {"instruction_set", instruction_set()},
         {"lanes", std::int64_t{lanes}},
         {"libraries", libraries()},
         {"processor", processor()},
         {"cores", std::int64_t{std::thread::hardware_concurrency()}}}};
}

}  // namespace feynet
