// toml++ 3.3 guards its parser by assertions that bad input reaches; here they are errors of the
// input.
#undef NDEBUG
#define TOML_ASSERT(condition) ((condition) ? void() : throw feynet::ParserAssertion())

#include "feynet/io/toml_document.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/toml_guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <tuple>

namespace feynet {

/// An assertion of toml++ that does not hold.
struct ParserAssertion {};

}  // namespace feynet

#include <toml++/toml.h>

namespace feynet {

namespace {

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
    });
}

/// A part of the name of a section, in quotes where it needs them.
std::string section_part(const std::string& name) {
    return is_name(name) ? name : quoted(name);
}

/// Walks the tables of toml++, which are sorted by name, and puts their keys in file order.
class Collector {
public:
    explicit Collector(const std::string& name) : name_(name) {}

    TomlDocument collect(const toml::table& root) {
        table(root, "", toml::source_position{1, 1});
        TomlDocument document;
        std::stable_sort(keys_.begin(), keys_.end(), earlier<TomlKey>);
        std::stable_sort(sections_.begin(), sections_.end(), earlier<TomlSection>);
        for (Placed<TomlKey>& key : keys_) {
            document.keys.push_back(std::move(key.what));
        }
        for (Placed<TomlSection>& section : sections_) {
            document.sections.push_back(std::move(section.what));
        }
        return document;
    }

private:
    template <typename T>
    struct Placed {
        toml::source_position position;
        T what;
    };

    template <typename T>
    static bool earlier(const Placed<T>& a, const Placed<T>& b) {
        return std::tie(a.position.line, a.position.column) <
               std::tie(b.position.line, b.position.column);
    }

    std::string place(const toml::source_position& position) const {
        return fmt::format("{}:{}:{}", name_, position.line, position.column);
    }

    void table(
        const toml::table& content, const std::string& section, toml::source_position position) {
        bool has_keys = content.empty();
        for (const auto& [key, node] : content) {
            const std::string name(key.str());
            const toml::source_position begin = key.source().begin;
            if (const toml::table* inner = node.as_table()) {
                const std::string part = section_part(name);
                table(*inner, section.empty() ? part : fmt::format("{}.{}", section, part), begin);
            } else {
                has_keys = true;
                TomlValue value = value_of(node, fmt::format("{}: {}", place(begin), name));
                keys_.push_back({begin, {section, name, std::move(value), place(begin)}});
            }
        }
        if (has_keys && !section.empty()) {
            sections_.push_back({position, {section, place(position)}});
        }
    }

    TomlValue value_of(const toml::node& node, const std::string& where) const {
        switch (node.type()) {
            case toml::node_type::boolean:
                return {node.as_boolean()->get()};
            case toml::node_type::integer:
                return {node.as_integer()->get()};
            case toml::node_type::floating_point:
                return {node.as_floating_point()->get()};
            case toml::node_type::string:
                return {node.as_string()->get()};
            case toml::node_type::array:
                return list_of(*node.as_array(), where);
            default:
                throw ConfigError(where + ": dates and lists of tables have no meaning here");
        }
    }

    TomlValue list_of(const toml::array& array, const std::string& where) const {
        TomlValue::List list;
        for (const toml::node& item : array) {
            list.push_back(value_of(item, where));
        }
        return {std::move(list)};
    }

    const std::string& name_;
    std::vector<Placed<TomlKey>> keys_;
    std::vector<Placed<TomlSection>> sections_;
};

bool is_path(std::string_view text) {
    const std::size_t dot = text.find('.');
    return is_name(text.substr(0, dot)) &&
           (dot == std::string_view::npos || is_path(text.substr(dot + 1)));
}

bool is_word(std::string_view text) {
    return is_name(text) && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
           text != "true" && text != "false" && text != "nan" && text != "inf";
}

TomlValue assigned_value(std::string_view text, const std::string& place) {
    if (is_word(text)) {
        return {std::string(text)};
    }
    try {
        TomlDocument document = parse_toml("value = " + std::string(text), place);
        if (document.keys.size() == 1 && document.sections.empty()) {
            return std::move(document.keys.front().value);
        }
    } catch (const ConfigError&) {
    }
    throw ConfigError(fmt::format(
        "{}: expected a number, a text or a list, got {}", place, shown({std::string(text)})));
}

}  // namespace

bool is_in_section(std::string_view section, std::string_view outer) {
    return section == outer ||
           (section.substr(0, outer.size()) == outer && section.substr(outer.size(), 1) == ".");
}

TomlDocument parse_toml(std::string_view text, const std::string& name) {
    guard_toml(text, name);
    try {
        return Collector(name).collect(toml::parse(text));
    } catch (const toml::parse_error& error) {
        const toml::source_position& begin = error.source().begin;
        const bool is_text = error.description().find("utf-8") == std::string_view::npos;
        throw ConfigError(fmt::format(
            "{}:{}:{}: {}",
            name,
            begin.line,
            begin.column,
            is_text ? error.description() : "a byte that is not UTF-8, in which run files are"));
    } catch (const ParserAssertion&) {
        throw ConfigError(name + ": not valid TOML");
    }
}

std::string to_toml(const TomlDocument& document) {
    std::string text;
    const auto add_keys = [&](std::string_view section) {
        for (const TomlKey& key : document.keys) {
            if (key.section == section) {
                const std::string name = is_name(key.name) ? key.name : quoted(key.name);
                text += fmt::format("{} = {}\n", name, to_toml(key.value));
            }
        }
    };
    add_keys("");
    for (const TomlSection& section : document.sections) {
        text += fmt::format("{}[{}]\n", text.empty() ? "" : "\n", section.name);
        add_keys(section.name);
    }
    return text;
}

TomlKey parse_assignment(std::string_view assignment) {
    const std::string place = fmt::format("--set {}", assignment);
    const std::size_t equals = assignment.find('=');
    const std::string_view path = assignment.substr(0, equals);
    constexpr std::size_t longest_path = 256;
    constexpr std::ptrdiff_t most_dots = 32;
    if (equals == std::string_view::npos || path.size() > longest_path || !is_path(path) ||
        std::count(path.begin(), path.end(), '.') > most_dots) {
        throw ConfigError(place + ": expected section.key=value");
    }
    const std::size_t dot = path.rfind('.');
    const bool at_top = dot == std::string_view::npos;
    return {
        std::string(at_top ? "" : path.substr(0, dot)),
        std::string(at_top ? path : path.substr(dot + 1)),
        assigned_value(assignment.substr(equals + 1), place),
        place};
}

}  // namespace feynet
