#include "feynet/study/run_configuration.hpp"

#include "feynet/io/build_info.hpp"

#include <fmt/format.h>

#include <sstream>
#include <utility>

namespace feynet {
namespace {

constexpr std::string_view build_key = "build";

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

/// A line of a resolved run file: the section it opens, or a key of the section with its value.
struct ResolvedLine {
    std::string section;
    std::string key;
    std::string value;
};

ResolvedLine parse_line(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (line.substr(0, 1) == "[") {
        return {trimmed(line.substr(1, line.find(']') - 1)), {}, {}};
    }
    if (line.substr(0, 1) == "#" || equals == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = line.substr(equals + 1);
    return {{}, trimmed(line.substr(0, equals)), trimmed(rest.substr(0, rest.rfind("  # ")))};
}

/// The name and the mark of a data file, if a line is that of one: RunFile::resolved().
std::optional<std::pair<std::string, std::string>> data_file_in(std::string_view line) {
    constexpr std::string_view begin = "# data file \"";
    const std::size_t end = line.rfind("\": ");
    if (line.substr(0, begin.size()) != begin || end == std::string_view::npos) {
        return std::nullopt;
    }
    return std::pair(
        std::string(line.substr(begin.size(), end - begin.size())),
        std::string(line.substr(end + 3)));
}

/// Calls use(full key or "", value, line) for every line.
template <typename Use>
void for_each_line(std::string_view text, Use use) {
    std::istringstream lines{std::string(text)};
    std::string section;
    for (std::string line; std::getline(lines, line);) {
        ResolvedLine parsed = parse_line(line);
        if (!parsed.section.empty()) {
            section = parsed.section + ".";
        }
        use(parsed.key.empty() ? "" : section + parsed.key, parsed.value, line);
    }
}

std::map<std::string, std::string> values_in(std::string_view text) {
    std::map<std::string, std::string> values;
    for_each_line(text, [&](const std::string& key, const std::string& value, std::string_view) {
        if (!key.empty()) {
            values[key] = value;
        }
    });
    return values;
}

using DataFiles = std::map<std::string, std::string>;

/// A line for each file whose content is another one; what a run file names differs by itself.
void add_changed_files(
    const DataFiles& now, const DataFiles& before, std::vector<std::string>& lines) {
    for (const auto& [name, mark] : now) {
        const auto other = before.find(name);
        if (other != before.end() && other->second != mark) {
            lines.push_back(fmt::format(
                "{}: differs from what the run began with ({} now, {} before)",
                name,
                mark,
                other->second));
        }
    }
}

}  // namespace

RunConfiguration::RunConfiguration(std::string_view resolved, std::string_view length_key)
    : text_(fmt::format("{} = {}\n", build_key, this_build())) {
    for_each_line(resolved, [&](const std::string& key, const std::string&, std::string_view line) {
        if (key.empty() || key != length_key) {
            text_ += fmt::format("{}\n", line);
        }
    });
}

std::uint64_t RunConfiguration::hash() const {
    constexpr std::uint64_t prime = 0x100000001b3;
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char letter : text_) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * prime;
    }
    return hash;
}

std::vector<std::string> RunConfiguration::differences_from(std::string_view before) const {
    const std::map<std::string, std::string> mine = values_in(text_);
    std::map<std::string, std::string> theirs = values_in(before);
    std::vector<std::string> lines;
    for (const auto& [key, value] : mine) {
        const auto other = theirs.find(key);
        const std::string old = other == theirs.end() ? "not set" : other->second;
        if (old != value) {
            lines.push_back(fmt::format("{}: {} now, {} before", key, value, old));
        }
        theirs.erase(key);
    }
    for (const auto& [key, value] : theirs) {
        lines.push_back(fmt::format("{}: not set now, {} before", key, value));
    }
    add_changed_files(data_files_in(text_), data_files_in(before), lines);
    return lines;
}

std::string build_in(std::string_view configuration) {
    return resolved_value(configuration, build_key).value_or("");
}

std::string this_build() {
    return fmt::format(
        "{} {} {} {}", build_version(), build_commit(), build_compiler(), build_architecture());
}

std::map<std::string, std::string> data_files_in(std::string_view resolved) {
    std::map<std::string, std::string> files;
    for_each_line(resolved, [&](const std::string&, const std::string&, std::string_view line) {
        if (auto file = data_file_in(line)) {
            files.insert(std::move(*file));
        }
    });
    return files;
}

std::optional<std::string> resolved_value(std::string_view resolved, std::string_view key) {
    const std::map<std::string, std::string> values = values_in(resolved);
    const auto found = values.find(std::string(key));
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::string resolved_help(std::string_view resolved, std::string_view key) {
    constexpr std::string_view begin = "  # ";
    std::string help;
    for_each_line(
        resolved, [&](const std::string& name, const std::string&, std::string_view line) {
            const std::size_t at = line.rfind(begin);
            if (name == key && at != std::string_view::npos) {
                help = line.substr(at + begin.size());
            }
        });
    return help;
}

}  // namespace feynet
