#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// Everything that the numbers of a run depend on: this build of the program, the resolved run file
/// but for the key by which a run may be lengthened, and the content of the files it names.
class RunConfiguration {
public:
    /// @param  resolved    of RunFile::resolved
    /// @param  length_key  of Study::length_key
    RunConfiguration(std::string_view resolved, std::string_view length_key);

    /// One line for the build, then the lines of the run file.
    const std::string& text() const { return text_; }

    /// FNV-1a of the text.
    /// Source  Fowler, Noll & Vo, the 64-bit variant with basis 0xcbf29ce484222325.
    std::uint64_t hash() const;

    /// What differs from the text of another configuration, one line each:
    /// "sampler.step_size: 0.2 now, 0.1 before", "data/masses.csv: differs from what the run began
    /// with (…)".
    std::vector<std::string> differences_from(std::string_view before) const;

private:
    std::string text_;
};

/// The build of a program as RunConfiguration::text has it: version, commit, compiler and machine.
/// Empty if a text has none.
std::string build_in(std::string_view configuration);

/// That of this program.
std::string this_build();

/// The data files that a resolved run file was made with: names and marks.
std::map<std::string, std::string> data_files_in(std::string_view resolved);

/// The value of a key "section.key" in a resolved run file, as it is written there.
std::optional<std::string> resolved_value(std::string_view resolved, std::string_view key);

/// What a key means, as a resolved run file says beside it; empty if it has no such key.
std::string resolved_help(std::string_view resolved, std::string_view key);

}  // namespace feynet
