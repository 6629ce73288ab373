#include "sweep_views.hpp"

#include "feynet/io/notation.hpp"
#include "sweep_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace feynet {
namespace {

constexpr std::size_t most_rows = 60;
constexpr std::size_t most_maps = 8;
constexpr std::size_t most_cells = 30;  ///< along a side of a map
constexpr std::size_t most_shown = 3;

bool is_measured(const std::vector<SweepPoint>& points, const std::string& name) {
    return std::any_of(points.begin(), points.end(), [&](const SweepPoint& point) {
        return std::any_of(
            point.summary.runs.begin(), point.summary.runs.end(), [&](const NetworkRun& run) {
                return find_observable(run, name) != nullptr;
            });
    });
}

std::vector<ReportCell> row_of(
    const SweepPoint& point, const NetworkRun& run, const std::vector<std::string>& observables) {
    std::vector<ReportCell> row{{fmt::format("{}", point.number)}};
    for (const TomlValue& value : point.values) {
        row.push_back({short_value(value)});
    }
    row.push_back({run.network});
    for (const std::string& name : observables) {
        const ObservableResult* const result = find_observable(run, name);
        const std::optional<double> pull = result == nullptr ? std::nullopt : result->pull;
        row.push_back(
            {result == nullptr ? em_dash : value_with_error(result->value, result->error)});
        row.push_back({signed_pull(pull), std::abs(pull.value_or(0.0)) > 2.0});
    }
    row.push_back({run.verdict});
    return row;
}

/// What tells one map of an observable from another: the network and the keys of other axes.
std::string rest_of(
    const SweepPlan& plan, const SweepPoint& point, const NetworkRun& run, std::size_t n_across) {
    std::string rest = run.network;
    const std::vector<std::string> keys = plan.keys();
    for (std::size_t k = n_across; k < keys.size(); ++k) {
        rest += fmt::format(", {} = {}", keys[k], short_value(point.values[k]));
    }
    return rest;
}

std::vector<std::string> labels_of(const SweepAxis& axis) {
    std::vector<std::string> labels;
    for (const TomlValue::List& step : axis.values) {
        labels.push_back(short_value(step.front()));
    }
    return labels;
}

ValueMap empty_map(const SweepPlan& plan, const std::string& title) {
    const SweepAxis& across = plan.axes()[0];
    const SweepAxis& upwards = plan.axes()[1];
    ValueMap map{
        .title = title,
        .caption =
            "One cell for each run, the more colour the larger; its errors are in table.csv.",
        .across = across.keys.front(),
        .upwards = upwards.keys.front(),
        .columns = labels_of(across),
        .rows = labels_of(upwards),
        .values = {}};
    map.values.assign(
        map.columns.size() * map.rows.size(), std::numeric_limits<double>::quiet_NaN());
    return map;
}

/// Where a point stands in a map: the last axis of the plan runs fastest.
std::size_t place_of(const SweepPlan& plan, Index number) {
    std::size_t rest = static_cast<std::size_t>(number - 1);
    std::vector<std::size_t> steps(plan.axes().size(), 0);
    for (std::size_t i = plan.axes().size(); i-- > 0;) {
        const auto size = static_cast<std::size_t>(plan.axes()[i].size());
        steps[i] = rest % size;
        rest /= size;
    }
    return steps[1] * static_cast<std::size_t>(plan.axes()[0].size()) + steps[0];
}

ValueMap& map_of(std::vector<ValueMap>& maps, const SweepPlan& plan, const std::string& title) {
    const auto found = std::find_if(
        maps.begin(), maps.end(), [&](const ValueMap& map) { return map.title == title; });
    return found != maps.end() ? *found : maps.emplace_back(empty_map(plan, title));
}

bool fits_on_a_map(const SweepPlan& plan) {
    return plan.axes().size() >= 2 &&
           std::all_of(plan.axes().begin(), plan.axes().begin() + 2, [](const SweepAxis& axis) {
               return axis.size() >= 2 && axis.values.size() <= most_cells;
           });
}

}  // namespace

std::vector<std::string> shown_observables(const std::vector<SweepPoint>& points) {
    std::vector<std::string> names;
    const auto add = [&names](const std::string& name) {
        if (names.size() < most_shown &&
            std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    };
    for (const char* const name : {"x2", "energy", "gap"}) {
        if (is_measured(points, name)) {
            add(name);
        }
    }
    for (const SweepPoint& point : points) {
        for (const NetworkRun& run : point.summary.runs) {
            for (const ObservableResult& result : run.observables) {
                add(result.name);
            }
        }
    }
    return names;
}

ReportTable point_table(const SweepPlan& plan, const std::vector<SweepPoint>& points) {
    const std::vector<std::string> observables = shown_observables(points);
    const std::vector<std::string> keys = plan.keys();
    ReportTable table{
        .title = "The points",
        .caption = {},
        .columns = {"point"},
        .rows = {},
        .n_names = keys.size() + 2};
    table.columns.insert(table.columns.end(), keys.begin(), keys.end());
    table.columns.push_back("network");
    for (const std::string& name : observables) {
        table.columns.push_back(formula_of(points, name));
        table.columns.push_back("pull");
    }
    table.columns.push_back("verdict");
    std::size_t n_lines = 0;
    for (const SweepPoint& point : points) {
        for (const NetworkRun& run : point.summary.runs) {
            if (++n_lines <= most_rows) {
                table.rows.push_back(row_of(point, run, observables));
            }
        }
    }
    table.caption =
        n_lines > most_rows
            ? fmt::format("The first {} of {} lines; table.csv has all.", most_rows, n_lines)
            : "The pull is (value − exact)/error. All observables are in table.csv.";
    return table;
}

std::vector<ValueMap> sweep_maps(const SweepPlan& plan, const std::vector<SweepPoint>& points) {
    std::vector<ValueMap> maps;
    if (!fits_on_a_map(plan)) {
        return maps;
    }
    const std::size_t n_across = plan.axes()[0].keys.size() + plan.axes()[1].keys.size();
    for (const std::string& name : shown_observables(points)) {
        const std::string heading = formula_of(points, name);
        for (const SweepPoint& point : points) {
            for (const NetworkRun& run : point.summary.runs) {
                if (const ObservableResult* const result = find_observable(run, name)) {
                    const std::string title =
                        fmt::format("{}: {}", heading, rest_of(plan, point, run, n_across));
                    map_of(maps, plan, title).values[place_of(plan, point.number)] = result->value;
                }
            }
        }
    }
    if (maps.size() > most_maps) {
        maps.resize(most_maps);
    }
    return maps;
}

}  // namespace feynet
