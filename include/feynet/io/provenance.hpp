#pragma once

#include "feynet/io/json_object.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace feynet {

/// The version with the commit it was built from: "0.1.0 (1a2b3c4d5e6f)"; a commit with changes
/// ends in
/// "-dirty", a build outside git is "unknown".
std::string version();

/// A moment as UTC in ISO 8601: "2024-05-01T12:00:00Z".
std::string utc(std::chrono::system_clock::time_point moment);

/// What a reader needs to repeat a run: version and commit, compiler with its options, instruction
/// set, chains per block, libraries, machine, start, command line, seed.
JsonObject provenance(
    const std::string& command_line,
    std::uint64_t seed,
    std::chrono::system_clock::time_point start);

/// The words of a command as one line that a shell reads as the same words.
std::string command_line(int count, const char* const* words);

}  // namespace feynet
