#pragma once

#include "feynet/io/toml_value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// One `name = value` of a run file; the section of nested tables is dotted, at the top it is
/// empty.
struct TomlKey {
    std::string section;
    std::string name;
    TomlValue value;
    std::string place;  ///< "file:line:column" or "--set …"
};

/// One table of a run file.
struct TomlSection {
    std::string name;
    std::string place;
};

/// The keys and tables of a run file in the order they stand there.
struct TomlDocument {
    std::vector<TomlKey> keys;
    std::vector<TomlSection> sections;
};

/// Whether a section is `outer` or below it: "sweep.grid" is in "sweep".
bool is_in_section(std::string_view section, std::string_view outer);

/// Reads TOML text; dates and lists of tables have no meaning in a run file and are refused.
///
/// @param  name  the name of the text in messages
/// @throws ConfigError if the text is not such TOML, with line and column
TomlDocument parse_toml(std::string_view text, const std::string& name);

/// The document as TOML text, section by section; reading it gives the same keys and values.
std::string to_toml(const TomlDocument& document);

/// Reads `section.key=value`, the value in TOML or a bare word that stands for a text.
///
/// @throws ConfigError if it is not of this form
TomlKey parse_assignment(std::string_view assignment);

}  // namespace feynet
