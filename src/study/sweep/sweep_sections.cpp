#include "sweep_sections.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/nearest_word.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace feynet {
namespace {

constexpr std::array<std::string_view, 4> range_keys{"from", "to", "points", "scale"};

enum class RangeScale { Linear, Logarithmic };

}  // namespace

template <>
struct Words<RangeScale> {
    static constexpr std::array<std::string_view, 2> value{"linear", "logarithmic"};
};

namespace {

[[noreturn]] void refuse(const TomlKey& key, const std::string& expectation) {
    throw ConfigError(fmt::format("{}: {}: {}", key.place, key.name, expectation));
}

/// What reads a value of `key`, with its place in the message that says what is wrong.
template <typename Read>
decltype(auto) at_place(const TomlKey& key, Read&& read) {
    try {
        return read();
    } catch (const InvalidInput& error) {
        refuse(key, error.expectation());
    }
}

/// { from = 0.05, to = 0.4, points = 4, scale = "logarithmic" }
struct Range {
    double from = std::nan("");
    double to = std::nan("");
    Index points = 0;
    RangeScale scale = RangeScale::Linear;
    std::string place;

    void take(const TomlKey& key) {
        at_place(key, [&] {
            if (key.name == "from") {
                from = number_from(key.name, key.value);
            } else if (key.name == "to") {
                to = number_from(key.name, key.value);
            } else if (key.name == "points") {
                points = whole_number_from(key.name, key.value);
                require(
                    points >= 2 && points <= most_sweep_points,
                    key.name,
                    "must be 2 … {}, got {}",
                    most_sweep_points,
                    points);
            } else {
                scale = ParameterType<RangeScale>::from(key.name, key.value);
            }
        });
        place = key.place;
    }

    TomlValue::List values() const {
        if (std::isnan(from) || std::isnan(to) || points == 0) {
            throw ConfigError(place + ": a range has from, to and points");
        }
        if (scale == RangeScale::Logarithmic && !(from * to > 0.0)) {
            throw ConfigError(
                place + ": a logarithmic range has from and to of one sign, neither of them 0");
        }
        TomlValue::List list;
        for (Index i = 0; i < points; ++i) {
            list.push_back({value(i)});
        }
        return list;
    }

private:
    double value(Index i) const {
        if (i == 0 || i == points - 1) {
            return i == 0 ? from : to;
        }
        const double share = static_cast<double>(i) / static_cast<double>(points - 1);
        return scale == RangeScale::Linear ? from + share * (to - from)
                                           : from * std::pow(to / from, share);
    }
};

/// A key of the run with the values it takes.
struct SweptKey {
    std::string key;
    TomlValue::List values;
    std::string place;
};

/// The keys below one of the sections, in the order of the file.
std::vector<SweptKey> swept_keys(const TomlDocument& document, std::string_view section) {
    std::vector<SweptKey> swept;
    std::vector<Range> ranges;
    for (const TomlKey& key : document.keys) {
        if (!is_in_section(key.section, section)) {
            continue;
        }
        std::string path = key.section.substr(std::min(key.section.size(), section.size() + 1));
        const bool is_range =
            std::find(range_keys.begin(), range_keys.end(), key.name) != range_keys.end();
        if (!is_range) {
            path += (path.empty() ? "" : ".") + key.name;
            swept.push_back(
                {path, at_place(key, [&] { return list_from(key.name, key.value); }), key.place});
            ranges.emplace_back();
            continue;
        }
        if (swept.empty() || swept.back().key != path) {
            swept.push_back({path, {}, key.place});
            ranges.emplace_back();
        }
        ranges.back().take(key);
    }
    for (std::size_t i = 0; i < swept.size(); ++i) {
        if (swept[i].values.empty()) {
            swept[i].values = ranges[i].values();
        }
    }
    return swept;
}

SweepAxis varied_together(const std::vector<SweptKey>& swept) {
    SweepAxis axis;
    axis.values.resize(swept.front().values.size());
    for (const SweptKey& key : swept) {
        if (key.values.size() != axis.values.size()) {
            throw ConfigError(fmt::format(
                "{}: {}: expected {} values, as of {}, got {}",
                key.place,
                key.key,
                axis.values.size(),
                swept.front().key,
                key.values.size()));
        }
        axis.keys.push_back(key.key);
        for (std::size_t i = 0; i < key.values.size(); ++i) {
            axis.values[i].push_back(key.values[i]);
        }
    }
    return axis;
}

void reject_other_sections(const TomlDocument& sections) {
    for (const TomlSection& section : sections.sections) {
        const bool is_known = section.name == "sweep" || section.name == target_section ||
                              is_in_section(section.name, grid_section) ||
                              is_in_section(section.name, together_section);
        if (!is_known) {
            throw ConfigError(fmt::format(
                "{}: unknown section [{}]; known: sweep, {}, {}, {}",
                section.place,
                section.name,
                grid_section,
                together_section,
                target_section));
        }
    }
}

void reject_other_keys(const TomlDocument& sections) {
    for (const TomlKey& key : sections.keys) {
        if (key.section == "sweep" && key.name != "run" && key.name != "seeds") {
            refuse(
                key, "unknown key in [sweep]; known: run, seeds; values belong into [sweep.grid]");
        }
    }
}

void reject_repeated_keys(const std::vector<SweptKey>& swept, std::set<std::string>& seen) {
    for (const SweptKey& key : swept) {
        if (!seen.insert(key.key).second) {
            throw ConfigError(fmt::format("{}: {} is swept twice", key.place, key.key));
        }
    }
}

}  // namespace

std::vector<SweepAxis> sweep_axes(const TomlDocument& sections, const std::string& name) {
    reject_other_sections(sections);
    reject_other_keys(sections);
    const std::vector<SweptKey> grid = swept_keys(sections, grid_section);
    const std::vector<SweptKey> together = swept_keys(sections, together_section);
    std::set<std::string> seen;
    reject_repeated_keys(grid, seen);
    reject_repeated_keys(together, seen);
    std::vector<SweepAxis> axes;
    double points = 1.0;
    for (const SweptKey& key : grid) {
        axes.push_back(varied_together({key}));
        points *= static_cast<double>(axes.back().size());
    }
    if (!together.empty()) {
        axes.push_back(varied_together(together));
        points *= static_cast<double>(axes.back().size());
    }
    if (axes.empty()) {
        throw ConfigError(name + ": nothing is swept; [sweep.grid] names keys and their values");
    }
    if (points > static_cast<double>(most_sweep_points)) {
        throw ConfigError(fmt::format(
            "{}: {:g} points are too many, expected at most {}", name, points, most_sweep_points));
    }
    return axes;
}

std::optional<SweepTarget> sweep_target(const TomlDocument& sections, const std::string& name) {
    constexpr std::array<std::string_view, 3> known{"observable", "relative_error", "most_draws"};
    std::optional<SweepTarget> target;
    for (const TomlKey& key : sections.keys) {
        if (key.section != target_section) {
            continue;
        }
        target = target.value_or(SweepTarget{});
        at_place(key, [&] {
            require_word("key", key.name, known);
            if (key.name == known[0]) {
                target->observable = text_from(key.name, key.value);
            } else if (key.name == known[1]) {
                target->relative_error = number_from(key.name, key.value);
            } else {
                target->most_draws = whole_number_from(key.name, key.value);
            }
        });
    }
    if (target &&
        (target->observable.empty() || !(target->relative_error > 0.0) || target->most_draws < 1)) {
        throw ConfigError(
            name + ": [sweep.target] has observable, relative_error > 0 and most_draws > 0");
    }
    return target;
}

SweepSeeds sweep_seeds(const TomlDocument& sections) {
    SweepSeeds seeds = SweepSeeds::Own;
    for (const TomlKey& key : sections.keys) {
        if (key.section == "sweep" && key.name == "seeds") {
            seeds =
                at_place(key, [&] { return ParameterType<SweepSeeds>::from(key.name, key.value); });
        }
    }
    return seeds;
}

std::optional<RunFile> named_run(const TomlDocument& sections, const std::string& name) {
    std::optional<RunFile> run;
    for (const TomlKey& key : sections.keys) {
        if (key.section == "sweep" && key.name == "run") {
            const std::string path = at_place(key, [&] { return text_from(key.name, key.value); });
            run = RunFile::read(std::filesystem::path(name).parent_path() / path);
        }
    }
    return run;
}

}  // namespace feynet
