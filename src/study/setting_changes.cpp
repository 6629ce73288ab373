#include "feynet/study/setting_changes.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"
#include "feynet/study/run_configuration.hpp"
#include "feynet/study/study_kind.hpp"

#include <algorithm>
#include <optional>

namespace feynet {
namespace {

std::string path_of_key(const TomlKey& key) {
    return key.section.empty() ? key.name : key.section + "." + key.name;
}

/// What the other keys mean depends on these.
bool tells_the_kind(const TomlKey& key) {
    return (key.section == "study" && (key.name == "kind" || key.name == "mode")) ||
           (key.section == "system" && key.name == "kind");
}

/// The run file that the keys make, resolved; nothing if they make none.
std::optional<std::string> resolved_from(std::vector<TomlKey> keys, const std::string& name) {
    TomlDocument document{.keys = std::move(keys), .sections = {}};
    if (document.keys.empty()) {
        document.keys.push_back(
            {.section = "run", .name = "seed", .value = {std::int64_t{1}}, .place = name});
    }
    for (const TomlKey& key : document.keys) {
        const bool is_new = std::none_of(
            document.sections.begin(), document.sections.end(), [&](const TomlSection& section) {
                return section.name == key.section;
            });
        if (is_new && !key.section.empty()) {
            document.sections.push_back({key.section, key.place});
        }
    }
    try {
        RunFile file = RunFile::parse(to_toml(document), name);
        read_study(file);
        return file.resolved();
    } catch (const ConfigError&) {
        return std::nullopt;
    } catch (const InvalidInput&) {
        return std::nullopt;
    } catch (const IoError&) {
        return std::nullopt;
    }
}

/// The keys that `keep` is true for.
template <typename Keep>
std::vector<TomlKey> selected(const std::vector<TomlKey>& keys, Keep keep) {
    std::vector<TomlKey> kept;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(kept), keep);
    return kept;
}

}  // namespace

std::vector<SettingChange> setting_changes(const RunFile& file) {
    const std::vector<TomlKey> given = parse_toml(file.given(), file.name()).keys;
    const std::string resolved = file.resolved();
    const auto plain = resolved_from(selected(given, tells_the_kind), file.name());
    std::vector<SettingChange> changes;
    for (const TomlKey& key : given) {
        const std::string path = path_of_key(key);
        if (path == "title") {
            continue;
        }
        auto standard = plain && !tells_the_kind(key) ? resolved_value(*plain, path) : std::nullopt;
        if (!standard) {
            const auto others =
                selected(given, [&](const TomlKey& other) { return path_of_key(other) != path; });
            const auto without = resolved_from(others, file.name());
            standard = without ? resolved_value(*without, path).value_or("not set") : "";
        }
        const std::string value = resolved_value(resolved, path).value_or(to_toml(key.value));
        if (value != *standard) {
            changes.push_back({path, value, *standard, resolved_help(resolved, path)});
        }
    }
    return changes;
}

}  // namespace feynet
