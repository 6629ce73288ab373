#pragma once

#include "feynet/core/error.hpp"
#include "feynet/io/parameter.hpp"
#include "feynet/io/toml_document.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace feynet {

/// A run file: sections of keys that settings structs are filled from, each key with its place in
/// the file for the message that says what is wrong with it.
///
/// Read every section, then call reject_unread(): what nobody asked for is a mistake of the writer.
class RunFile {
public:
    /// @throws ConfigError if there is no such file, or it is empty or not TOML
    /// @throws IoError if it is a directory or cannot be read
    static RunFile read(const std::filesystem::path& path);

    /// @param  name  the name of the text in messages
    /// @throws ConfigError if the text is empty or not TOML
    static RunFile parse(std::string text, std::string name);

    /// Overrides one key: `sampler.draws=100`. Call it before the section is read.
    /// @throws ConfigError if it is not of this form
    void set(std::string_view assignment);

    /// Takes the section and those below it out of the file, in its order: what is no part of the
    /// run that the rest describes.
    TomlDocument take(std::string_view section);

    /// Fills the settings from a section ("" is the top of the file); a missing key keeps its
    /// default.
    ///
    /// Two settings may share a key; it then has one value, the first default if the file has none.
    /// @throws ConfigError if a value has the wrong type
    template <typename Settings>
    void read(std::string_view section, Settings& settings) {
        auto fill = [this, section](std::string_view key, auto& parameter, std::string_view help) {
            fill_parameter(section, key, parameter, help);
        };
        Settings::visit_parameters(settings, fill);
    }

    /// @throws ConfigError naming every key and section that nothing has read, one line each
    void reject_unread() const;

    /// Bad input that the physics found, as a mistake in this file: the key is the argument of
    /// `error`, in `section` if that is given ("section.key" as argument also says it).
    /// @throws ConfigError always
    [[noreturn]] void fail(
        const InvalidInput& error, std::optional<std::string_view> section = std::nullopt) const;

    /// make(), where bad input is reported as a mistake in this file.
    /// @throws ConfigError for every InvalidInput
    template <typename Make>
    decltype(auto) locate(
        Make&& make, std::optional<std::string_view> section = std::nullopt) const {
        try {
            return std::forward<Make>(make)();
        } catch (const InvalidInput& error) {
            fail(error, section);
        }
    }

    /// Where a file of data is that a key names: relative to the directory of the run file. It is
    /// noted with its mark, so that resolved() tells one content from another.
    /// @throws ConfigError at the key, with the path, if no file is there
    /// @throws IoError if it cannot be read
    std::filesystem::path data_file(
        std::string_view section, std::string_view key, const std::string& name);

    /// Every key that was read with the value it had, as a run file that repeats the run; then, as
    /// comments, the data files by name and mark:
    ///
    ///     # data file "data/masses.csv": crc32c 89abcdef, 1234 bytes
    std::string resolved() const;

    /// What the file and set() gave and take() left, as a run file without defaults.
    std::string given() const;

    /// The text as it was read, without what set() changed.
    const std::string& text() const { return text_; }
    const std::string& name() const { return name_; }

private:
    struct Asked {
        std::string section;
        std::string key;
        std::string help;
        std::optional<TomlValue> value;
    };

    RunFile(std::string text, std::string name);

    template <typename T>
    void fill_parameter(
        std::string_view section, std::string_view key, T& parameter, std::string_view help) {
        try {
            if (const TomlValue* given = find(section, key)) {
                parameter = ParameterType<T>::from(key, *given);
            }
        } catch (const InvalidInput& error) {
            fail(error, section);
        }
        note(section, key, ParameterType<T>::to(parameter), help);
    }

    const TomlValue* find(std::string_view section, std::string_view key) const;
    void note(
        std::string_view section,
        std::string_view key,
        std::optional<TomlValue> value,
        std::string_view help);
    const TomlKey* key_in_file(std::string_view section, std::string_view key) const;
    const Asked* asked(std::string_view section, std::string_view key) const;
    bool section_asked(std::string_view section) const;
    std::vector<std::string_view> asked_sections() const;
    std::string section_of(std::string_view key) const;
    std::string unknown_key(const TomlKey& key) const;
    std::string unknown_section(const TomlSection& section) const;
    std::string resolved_section(std::string_view section) const;

    std::string text_;
    std::string name_;
    TomlDocument document_;
    std::vector<Asked> asked_;
    std::vector<std::string> data_files_;  ///< their lines in resolved()
};

}  // namespace feynet
