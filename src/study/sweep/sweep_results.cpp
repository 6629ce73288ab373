#include "feynet/study/sweep/sweep_results.hpp"

#include "feynet/io/correlator_csv.hpp"
#include "feynet/io/csv_number.hpp"
#include "feynet/io/figure_csv.hpp"
#include "feynet/io/provenance.hpp"
#include "feynet/io/report.hpp"
#include "feynet/io/summary_json.hpp"
#include "feynet/study/run_configuration.hpp"
#include "sweep_figures.hpp"
#include "sweep_views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

namespace feynet {
namespace {

std::string cell_of(const TomlValue& value) {
    const auto* text = std::get_if<std::string>(&value.value);
    return csv_cell(text != nullptr ? *text : to_toml(value));
}

/// The three columns of a group, point by point.
struct Columns {
    std::vector<double> value;
    std::vector<double> error;
    std::vector<double> exact;

    explicit Columns(std::size_t n)
        : value(n, std::numeric_limits<double>::quiet_NaN()), error(value), exact(value) {}
};

std::map<std::string, Columns> columns_of(const std::vector<SweepPoint>& points) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    std::map<std::string, Columns> columns;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (const NetworkRun& run : points[i].summary.runs) {
            for (const ObservableResult& observable : run.observables) {
                const std::string path = run.network + "/" + observable.name;
                Columns& column = columns.try_emplace(path, points.size()).first->second;
                column.value[i] = observable.value;
                column.error[i] = observable.error.value_or(nothing);
                column.exact[i] = observable.exact.value_or(nothing);
            }
        }
    }
    return columns;
}

Dataset column_dataset(std::string name, std::vector<double> values, std::string long_name) {
    return {
        .name = std::move(name),
        .shape = {static_cast<Index>(values.size())},
        .values = std::move(values),
        .dimensions = {"point"},
        .long_name = std::move(long_name)};
}

/// The number of each point and its keys.
std::vector<Dataset> coordinates(const SweepPlan& plan, const std::vector<SweepPoint>& points) {
    std::vector<double> numbers;
    for (const SweepPoint& point : points) {
        numbers.push_back(static_cast<double>(point.number));
    }
    std::vector<Dataset> datasets{
        column_dataset("point", std::move(numbers), "number of the point")};
    const std::vector<std::string> keys = plan.keys();
    for (std::size_t k = 0; k < keys.size(); ++k) {
        std::vector<double> values;
        for (const SweepPoint& point : points) {
            values.push_back(number_or_nan(point.values[k]));
        }
        datasets.push_back(column_dataset(keys[k], std::move(values), keys[k]));
    }
    return datasets;
}

void append_rows(const SweepPoint& point, std::string& text) {
    std::string head = fmt::format("{}", point.number);
    for (const TomlValue& value : point.values) {
        head += "," + cell_of(value);
    }
    for (const NetworkRun& run : point.summary.runs) {
        for (const ObservableResult& observable : run.observables) {
            text += fmt::format(
                "{},{},{},{},{},{},{},{},{},{},{}\n",
                head,
                csv_cell(run.network),
                csv_cell(observable.name),
                csv_number(observable.value),
                csv_number(observable.error),
                csv_number(observable.tau_int),
                csv_number(observable.ess),
                csv_number(observable.rhat),
                csv_number(observable.exact),
                csv_number(observable.pull),
                csv_cell(run.verdict));
        }
    }
}

/// "points 1 … 4, 7"
std::string in_ranges(const std::vector<Index>& numbers) {
    std::string text = numbers.size() == 1 ? "point" : "points";
    for (std::size_t first = 0; first < numbers.size();) {
        std::size_t last = first;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) {
            ++last;
        }
        text += fmt::format("{}{}", first == 0 ? " " : ", ", numbers[first]);
        text += last > first ? fmt::format(" … {}", numbers[last]) : "";
        first = last + 1;
    }
    return text;
}

/// What the theories of all points have in common, up to a comma.
std::string common_theory(const std::vector<SweepPoint>& points) {
    std::string common = points.front().summary.theory;
    for (const SweepPoint& point : points) {
        const std::string& theory = point.summary.theory;
        const auto [end, other] =
            std::mismatch(common.begin(), common.end(), theory.begin(), theory.end());
        const bool is_whole = end == common.end() && (other == theory.end() || *other == ',');
        if (!is_whole) {
            const auto length = static_cast<std::size_t>(end - common.begin());
            const std::size_t comma = common.rfind(',', length);
            common.resize(comma == std::string::npos ? 0 : comma);
        }
    }
    return common;
}

void conclude_sweep(
    const SweepPlan& plan, const std::vector<SweepPoint>& points, Summary& summary) {
    std::size_t n_done = 0;
    std::size_t n_failed = 0;
    for (const SweepPoint& point : points) {
        const std::string& verdict = point.summary.verdict;
        n_done += verdict == "partial" ? 0 : 1;
        if (verdict == "fail") {
            ++n_failed;
            constexpr std::size_t most_named = 20;
            if (n_failed <= most_named) {
                summary.remarks.push_back(
                    fmt::format("Point {} fails: {}.", point.number, plan.describe(point.number)));
            }
        }
    }
    const auto n_points = static_cast<std::size_t>(plan.n_points());
    if (n_done < n_points) {
        summary.verdict = "partial";
        summary.conclusion = fmt::format("Partial: {} of {} points are done.", n_done, n_points);
    } else if (n_failed > 0) {
        summary.verdict = "fail";
        summary.conclusion = fmt::format("Fail: {} of {} points fail.", n_failed, n_points);
    } else {
        summary.verdict = "pass";
        summary.conclusion = fmt::format("Pass: all {} points pass.", n_points);
    }
}

}  // namespace

std::vector<SweepPoint> finished_points(const SweepDirectory& sweep) {
    std::vector<SweepPoint> points;
    for (Index number = 1; number <= sweep.plan().n_points(); ++number) {
        if (std::optional<Summary> summary = sweep.summary(number)) {
            points.push_back(
                {number,
                 sweep.plan().values(number),
                 std::move(*summary),
                 build_in(sweep.configuration(number).value_or(""))});
        }
    }
    return points;
}

std::vector<std::string> other_builds(const std::vector<SweepPoint>& points) {
    std::map<std::string, std::vector<Index>> builds;
    for (const SweepPoint& point : points) {
        if (!point.build.empty() && point.build != this_build()) {
            builds[point.build].push_back(point.number);
        }
    }
    std::vector<std::string> lines;
    for (const auto& [build, numbers] : builds) {
        lines.push_back(fmt::format("{}: {}", build, in_ranges(numbers)));
    }
    return lines;
}

std::string sweep_csv(const SweepPlan& plan, const std::vector<SweepPoint>& points) {
    std::string text = "point";
    for (const std::string& key : plan.keys()) {
        text += "," + csv_cell(key);
    }
    text += ",network,observable,value,error,tau_int,ess,rhat,exact,pull,verdict\n";
    for (const SweepPoint& point : points) {
        append_rows(point, text);
    }
    return text;
}

std::vector<Group> sweep_groups(const SweepPlan& plan, const std::vector<SweepPoint>& points) {
    std::vector<Group> groups;
    const std::vector<Dataset> keys = coordinates(plan, points);
    for (const auto& [path, column] : columns_of(points)) {
        Group group{.path = path, .datasets = keys};
        group.datasets.push_back(column_dataset("value", column.value, path));
        group.datasets.push_back(column_dataset("error", column.error, "standard error"));
        group.datasets.push_back(column_dataset("exact", column.exact, "exact value"));
        groups.push_back(std::move(group));
    }
    return groups;
}

Summary sweep_summary(const SweepPlan& plan, const std::vector<SweepPoint>& points) {
    Summary summary;
    if (!points.empty()) {
        summary.title = points.front().summary.title;
        summary.theory = common_theory(points);
    }
    summary.lattice =
        fmt::format("{} points over {}", plan.n_points(), fmt::join(plan.keys(), ", "));
    summary.figures = sweep_figures(plan, points);
    for (const std::string& line : other_builds(points)) {
        summary.remarks.push_back("Made by another build of the program, " + line + ".");
    }
    conclude_sweep(plan, points, summary);
    return summary;
}

Summary write_results(
    const SweepDirectory& sweep,
    const std::vector<SweepPoint>& points,
    const std::string& command_line) {
    const RunDirectory& directory = sweep.directory();
    Summary summary = sweep_summary(sweep.plan(), points);
    write_store(directory.file("table.h5"), sweep_groups(sweep.plan(), points));
    directory.write("table.csv", sweep_csv(sweep.plan(), points));
    for (const Figure& figure : summary.figures) {
        directory.write(figure.name + ".csv", figure_csv(figure));
    }
    ReportContext context{
        .configuration = sweep.plan().text(),
        .provenance = {{"version", version()}, {"command", command_line}},
        .command = "feynet sweep study.toml",
        .tables = {point_table(sweep.plan(), points)},
        .maps = sweep_maps(sweep.plan(), points)};
    for (const std::string& line : other_builds(points)) {
        context.provenance.emplace_back("other build", line);
    }
    directory.write("report.html", render_report(summary, context).str());
    directory.write("summary.json", to_json(summary));
    return summary;
}

}  // namespace feynet
