#include "feynet/study/sweep/sweep_plan.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/text_file.hpp"
#include "feynet/study/run_configuration.hpp"
#include "sweep_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace feynet {
namespace {

constexpr std::string_view seed_key = "run.seed";

}  // namespace

SweepPlan SweepPlan::read(const std::filesystem::path& path) {
    constexpr std::size_t largest_study = std::size_t{1} << 24U;
    return parse(text_of_file(path, "a study file", largest_study), path.string());
}

SweepPlan SweepPlan::parse(std::string text, const std::string& name) {
    RunFile file = RunFile::parse(std::move(text), name);
    const TomlDocument sections = file.take("sweep");
    std::vector<SweepAxis> axes = sweep_axes(sections, name);
    std::optional<SweepTarget> target = sweep_target(sections, name);
    if (std::optional<RunFile> run = named_run(sections, name)) {
        file.reject_unread();
        file = std::move(*run);
    }
    return {std::move(file), std::move(axes), sweep_seeds(sections), std::move(target)};
}

void SweepPlan::set(std::string_view assignment) {
    const std::vector<std::string> swept = keys();
    const std::string key(assignment.substr(0, assignment.find('=')));
    require(
        std::find(swept.begin(), swept.end(), key) == swept.end(),
        "--set",
        "must not name a key that is swept, got {}",
        key);
    run_.set(assignment);
}

Index SweepPlan::n_points() const {
    Index points = 1;
    for (const SweepAxis& axis : axes_) {
        points *= axis.size();
    }
    return points;
}

std::vector<std::string> SweepPlan::keys() const {
    std::vector<std::string> keys;
    for (const SweepAxis& axis : axes_) {
        keys.insert(keys.end(), axis.keys.begin(), axis.keys.end());
    }
    return keys;
}

TomlValue::List SweepPlan::values(Index point) const {
    require(
        point >= 1 && point <= n_points(), "point", "must be 1 … {}, got {}", n_points(), point);
    Index left = n_points();
    Index rest = point - 1;
    TomlValue::List values;
    for (const SweepAxis& axis : axes_) {
        left /= axis.size();
        const TomlValue::List& step = axis.values[static_cast<std::size_t>(rest / left)];
        rest %= left;
        values.insert(values.end(), step.begin(), step.end());
    }
    return values;
}

std::string SweepPlan::describe(Index point) const {
    const std::vector<std::string> names = keys();
    const TomlValue::List list = values(point);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < names.size(); ++i) {
        words.push_back(fmt::format("{} = {}", names[i], shown(list[i])));
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

RunFile SweepPlan::run_file(Index point) const {
    RunFile file = run_;
    const std::vector<std::string> names = keys();
    const TomlValue::List list = values(point);
    for (std::size_t i = 0; i < names.size(); ++i) {
        file.set(fmt::format("{}={}", names[i], to_toml(list[i])));
    }
    return file;
}

ReadRun SweepPlan::run(Index point) const {
    ReadRun run = ReadRun::from(run_file(point));
    const std::vector<std::string> swept = keys();
    const bool has_seed = resolved_value(run.file.resolved(), seed_key).has_value() &&
                          std::find(swept.begin(), swept.end(), seed_key) == swept.end();
    if (!has_seed || seeds_ == SweepSeeds::Common || point == 1) {
        return run;
    }
    RunFile file = run_file(point);
    constexpr std::uint64_t largest_seed = INT64_MAX;
    const auto distance = static_cast<std::uint64_t>(point - 1);
    file.set(fmt::format("{}={}", seed_key, (run.study->seed() + distance) & largest_seed));
    return ReadRun::from(std::move(file));
}

std::string SweepPlan::text() const {
    TomlDocument sweep;
    sweep.sections.push_back({"sweep", {}});
    sweep.keys.push_back({"sweep", "seeds", {std::string(word(seeds_))}, {}});
    const auto add = [&](std::string_view section, const SweepAxis& axis) {
        for (std::size_t k = 0; k < axis.keys.size(); ++k) {
            TomlValue::List list;
            for (const TomlValue::List& step : axis.values) {
                list.push_back(step[k]);
            }
            sweep.keys.push_back({std::string(section), axis.keys[k], {std::move(list)}, {}});
        }
    };
    for (const SweepAxis& axis : axes_) {
        add(axis.keys.size() == 1 ? grid_section : together_section, axis);
    }
    const auto is_one_key = [](const SweepAxis& axis) { return axis.keys.size() == 1; };
    if (std::any_of(axes_.begin(), axes_.end(), is_one_key)) {
        sweep.sections.push_back({std::string(grid_section), {}});
    }
    if (!std::all_of(axes_.begin(), axes_.end(), is_one_key)) {
        sweep.sections.push_back({std::string(together_section), {}});
    }
    if (target_) {
        const std::string section(target_section);
        sweep.sections.push_back({section, {}});
        sweep.keys.push_back({section, "observable", {target_->observable}, {}});
        sweep.keys.push_back({section, "relative_error", {target_->relative_error}, {}});
        sweep.keys.push_back({section, "most_draws", {std::int64_t{target_->most_draws}}, {}});
    }
    return run_.given() + "\n" + to_toml(sweep);
}

}  // namespace feynet
