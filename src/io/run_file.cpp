#include "feynet/io/run_file.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/nearest_word.hpp"
#include "feynet/io/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace feynet {

namespace {

constexpr std::size_t largest_file = std::size_t{1} << 20U;

std::string in_section(std::string_view section) {
    return section.empty() ? "at the top of the file" : fmt::format("in [{}]", section);
}

std::string joined(const std::vector<std::string_view>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

/// The line in "file:line:column"; 0 for a place that has none.
std::size_t line_of(std::string_view place) {
    const std::size_t colon = place.rfind(':');
    const std::size_t before = colon == 0 ? colon : place.rfind(':', colon - 1);
    std::size_t line = 0;
    if (colon != std::string_view::npos && before != std::string_view::npos) {
        std::from_chars(place.data() + before + 1, place.data() + colon, line);
    }
    return line;
}

/// A name that nobody asked for: of a section or of a key.
struct Mistake {
    std::size_t line = 0;
    const TomlSection* section = nullptr;
    const TomlKey* key = nullptr;
};

std::string path_of(const TomlKey& key) {
    return key.section.empty() ? key.name : key.section + "." + key.name;
}

/// That the key takes no section of the document for a key, and no key for a section.
void require_place(const TomlKey& key, const TomlDocument& document) {
    const std::string path = path_of(key);
    for (const TomlSection& section : document.sections) {
        if (is_in_section(section.name, path)) {
            throw ConfigError(
                fmt::format("{}: {} is a section, expected {}.key=value", key.place, path, path));
        }
    }
    for (const TomlKey& other : document.keys) {
        if (is_in_section(key.section, path_of(other))) {
            throw ConfigError(fmt::format(
                "{}: {} is a key, expected {}=value", key.place, path_of(other), path_of(other)));
        }
    }
}

}  // namespace

RunFile::RunFile(std::string text, std::string name)
    : text_(std::move(text)), name_(std::move(name)), document_(parse_toml(text_, name_)) {
    if (document_.keys.empty() && document_.sections.empty()) {
        throw ConfigError(name_ + ": the run file is empty");
    }
}

RunFile RunFile::read(const std::filesystem::path& path) {
    return parse(text_of_file(path, "a run file", largest_file), path.string());
}

RunFile RunFile::parse(std::string text, std::string name) {
    return {std::move(text), std::move(name)};
}

void RunFile::set(std::string_view assignment) {
    TomlKey key = parse_assignment(assignment);
    require_place(key, document_);
    if (const TomlKey* present = key_in_file(key.section, key.name)) {
        document_.keys[static_cast<std::size_t>(present - document_.keys.data())] = std::move(key);
        return;
    }
    const auto same_name = [&key](const TomlSection& s) { return s.name == key.section; };
    const auto& sections = document_.sections;
    if (!key.section.empty() && std::none_of(sections.begin(), sections.end(), same_name)) {
        document_.sections.push_back({key.section, key.place});
    }
    document_.keys.push_back(std::move(key));
}

TomlDocument RunFile::take(std::string_view section) {
    TomlDocument taken;
    TomlDocument left;
    for (TomlKey& key : document_.keys) {
        (is_in_section(key.section, section) ? taken : left).keys.push_back(std::move(key));
    }
    for (TomlSection& table : document_.sections) {
        (is_in_section(table.name, section) ? taken : left).sections.push_back(std::move(table));
    }
    document_ = std::move(left);
    return taken;
}

const TomlKey* RunFile::key_in_file(std::string_view section, std::string_view key) const {
    const auto found =
        std::find_if(document_.keys.begin(), document_.keys.end(), [&](const TomlKey& candidate) {
            return candidate.section == section && candidate.name == key;
        });
    return found == document_.keys.end() ? nullptr : &*found;
}

const RunFile::Asked* RunFile::asked(std::string_view section, std::string_view key) const {
    const auto found = std::find_if(asked_.begin(), asked_.end(), [&](const Asked& candidate) {
        return candidate.section == section && candidate.key == key;
    });
    return found == asked_.end() ? nullptr : &*found;
}

const TomlValue* RunFile::find(std::string_view section, std::string_view key) const {
    if (const TomlKey* given = key_in_file(section, key)) {
        return &given->value;
    }
    const Asked* before = asked(section, key);
    return before != nullptr && before->value ? &*before->value : nullptr;
}

void RunFile::note(
    std::string_view section,
    std::string_view key,
    std::optional<TomlValue> value,
    std::string_view help) {
    if (const Asked* before = asked(section, key)) {
        asked_[static_cast<std::size_t>(before - asked_.data())].value = std::move(value);
        return;
    }
    asked_.push_back({std::string(section), std::string(key), std::string(help), std::move(value)});
}

bool RunFile::section_asked(std::string_view section) const {
    return section.empty() || std::any_of(asked_.begin(), asked_.end(), [&](const Asked& a) {
               return a.section == section;
           });
}

std::vector<std::string_view> RunFile::asked_sections() const {
    std::vector<std::string_view> sections;
    for (const Asked& parameter : asked_) {
        const std::string_view section = parameter.section;
        if (!section.empty() &&
            std::find(sections.begin(), sections.end(), section) == sections.end()) {
            sections.push_back(section);
        }
    }
    return sections;
}

std::string RunFile::unknown_key(const TomlKey& key) const {
    std::vector<std::string_view> known;
    std::string home;
    for (const Asked& parameter : asked_) {
        if (parameter.section == key.section) {
            known.emplace_back(parameter.key);
        } else if (parameter.key == key.name && home.empty()) {
            home = parameter.section;
        }
    }
    const std::string message =
        fmt::format("{}: unknown key {} {}", key.place, shown({key.name}), in_section(key.section));
    if (const auto nearest = nearest_word(key.name, known)) {
        return fmt::format("{}, did you mean \"{}\"?", message, *nearest);
    }
    if (!home.empty()) {
        return fmt::format("{}, it belongs into [{}]", message, home);
    }
    return fmt::format("{}; known: {}", message, joined(known));
}

std::string RunFile::unknown_section(const TomlSection& section) const {
    const std::vector<std::string_view> known = asked_sections();
    const std::string message =
        fmt::format("{}: unknown section [{}]", section.place, section.name);
    const std::size_t dot = std::min(section.name.rfind('.'), section.name.size());
    const std::string key = section.name.substr(std::min(dot + 1, section.name.size()));
    if (const std::string outer = section.name.substr(0, dot); asked(outer, key) != nullptr) {
        return fmt::format(
            "{}; {} is a key of [{}], expected {} = value", message, key, outer, key);
    }
    if (const auto nearest = nearest_word(section.name, known)) {
        return fmt::format("{}, did you mean [{}]?", message, *nearest);
    }
    return fmt::format("{}; known: {}", message, joined(known));
}

void RunFile::reject_unread() const {
    std::vector<Mistake> mistakes;
    for (const TomlSection& section : document_.sections) {
        if (!section_asked(section.name)) {
            mistakes.push_back({line_of(section.place), &section, nullptr});
        }
    }
    for (const TomlKey& key : document_.keys) {
        if (section_asked(key.section) && asked(key.section, key.name) == nullptr) {
            mistakes.push_back({line_of(key.place), nullptr, &key});
        }
    }
    if (mistakes.empty()) {
        return;
    }
    std::stable_sort(mistakes.begin(), mistakes.end(), [](const Mistake& a, const Mistake& b) {
        return a.line < b.line;
    });
    constexpr std::size_t most_told = 10;
    std::vector<std::string> told;
    for (std::size_t i = 0; i < std::min(most_told, mistakes.size()); ++i) {
        const Mistake& mistake = mistakes[i];
        told.push_back(
            mistake.key != nullptr ? unknown_key(*mistake.key) : unknown_section(*mistake.section));
    }
    if (mistakes.size() > most_told) {
        told.push_back(fmt::format("{}: and {} more", name_, mistakes.size() - most_told));
    }
    throw ConfigError(fmt::format("{}", fmt::join(told, "\n")));
}

std::string RunFile::section_of(std::string_view key) const {
    std::string section;
    bool found = false;
    for (const Asked& parameter : asked_) {
        if (parameter.key != key) {
            continue;
        }
        if (key_in_file(parameter.section, key) != nullptr) {
            return parameter.section;
        }
        if (!found) {
            section = parameter.section;
            found = true;
        }
    }
    return section;
}

void RunFile::fail(const InvalidInput& error, std::optional<std::string_view> section) const {
    const std::string& argument = error.argument();
    const std::size_t dot = argument.rfind('.');
    const bool dotted = dot != std::string::npos;
    const std::string key = dotted ? argument.substr(dot + 1) : argument;
    const std::string where = dotted    ? argument.substr(0, dot)
                              : section ? std::string(*section)
                                        : section_of(key);
    const TomlKey* given = key_in_file(where, key);
    throw ConfigError(fmt::format(
        "{}: {}{}: {}",
        given != nullptr ? given->place : name_,
        where.empty() ? "" : fmt::format("[{}] ", where),
        key,
        error.expectation()));
}

std::string RunFile::resolved_section(std::string_view section) const {
    std::string text = section.empty() ? "" : fmt::format("[{}]\n", section);
    for (const Asked& parameter : asked_) {
        if (parameter.section != section) {
            continue;
        }
        if (parameter.value) {
            const std::string line =
                fmt::format("{} = {}", parameter.key, to_toml(*parameter.value));
            text += fmt::format("{:<32}  # {}\n", line, parameter.help);
        } else {
            text += fmt::format("# {} is not set: {}\n", parameter.key, parameter.help);
        }
    }
    return text;
}

std::string RunFile::given() const {
    return to_toml(document_);
}

std::string RunFile::resolved() const {
    std::string text = resolved_section("");
    for (const std::string_view section : asked_sections()) {
        text += (text.empty() ? "" : "\n") + resolved_section(section);
    }
    return text + fmt::format("{}", fmt::join(data_files_, ""));
}

}  // namespace feynet
