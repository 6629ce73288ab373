// The table of ratios: what feynet costs beside plain programs for the same work and beside the
// limits of the machine, all measured in turn in this process.
//
//     feynet-bench [--json] [--short] [--only R3,R5]
//     feynet-bench --growth DIR [--short]

#include "growth.hpp"
#include "ratio_rows.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <climits>
#include <cstdio>
#include <exception>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace feynet::bench {
namespace {

/// Rows that are measured together, and the names they can have.
struct Group {
    std::vector<std::string> names;
    std::vector<Ratio> (*measure)(Effort);
};

const std::vector<Group>& groups() {
    static const std::vector<Group> all{
        {{"R1", "R2", "R4"}, random_rows},
        {{"R5", "R6", "R7", "R9"}, sampling_rows},
        {{"R10"}, field_sampling_rows},
        {{"R12", "R14"}, program_rows},
        {{"R3", "R8", "R9", "R13"}, kernel_rows},
        {{"R11"}, measurement_rows},
    };
    return all;
}

struct Options {
    bool json = false;
    bool is_short = false;
    std::vector<std::string> only;
    std::string growth;  ///< the directory of the curves
};

bool is_wanted(const Options& options, const std::string& name) {
    return options.only.empty() ||
           std::find(options.only.begin(), options.only.end(), name) != options.only.end();
}

/// The names of all rows.
std::vector<std::string> known_names() {
    std::vector<std::string> names;
    for (const Group& group : groups()) {
        names.insert(names.end(), group.names.begin(), group.names.end());
    }
    return names;
}

std::vector<Ratio> measure(const Options& options) {
    const Effort effort = options.is_short ? Effort::Short : Effort::Full;
    std::vector<Ratio> rows;
    for (const Group& group : groups()) {
        const auto wanted = [&](const std::string& name) { return is_wanted(options, name); };
        if (!std::any_of(group.names.begin(), group.names.end(), wanted)) {
            continue;
        }
        fmt::print(stderr, "measuring {}\n", fmt::join(group.names, ", "));
        for (Ratio& row : group.measure(effort)) {
            if (is_wanted(options, row.name)) {
                rows.push_back(std::move(row));
            }
        }
    }
    return rows;
}

void print_table(const std::vector<Ratio>& rows) {
    fmt::print(
        "{:<4} {:<58} {:>9} {:>19} {:>9}       {}\n",
        "",
        "ratio",
        "value",
        "spread",
        "target",
        "costs");
    for (const Ratio& row : rows) {
        fmt::print(
            "{:<4} {:<58} {:>9.4g} {:>19} {:>2}{:>7.4g} {:<5} {}\n",
            row.name,
            row.what,
            row.value,
            fmt::format("{:.4g} … {:.4g}", row.low, row.high),
            row.side == Side::AtMost ? "≤" : "≥",
            row.target,
            row.is_met() ? "met" : "—",
            row.costs);
    }
}

void print_json(const std::vector<Ratio>& rows) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Ratio& row : rows) {
        list.push_back(
            {{"name", row.name},
             {"what", row.what},
             {"value", row.value},
             {"low", row.low},
             {"high", row.high},
             {"bound", row.side == Side::AtMost ? "at most" : "at least"},
             {"target", row.target},
             {"met", row.is_met()},
             {"costs", row.costs}});
    }
    fmt::print("{}\n", nlohmann::ordered_json{{"ratios", list}}.dump(2));
}

/// As the program feynet does: otherwise the pages of temporaries cost more than the arithmetic.
void keep_freed_memory() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 25);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
#endif
}

int run(int argc, char** argv) {
    keep_freed_memory();
    Options options;
    CLI::App app("Ratios of costs, measured in turn in one process.", "feynet-bench");
    app.add_flag("--json", options.json, "the table as JSON");
    app.add_flag("--short", options.is_short, "one quick round, to see that everything runs");
    app.add_option("--only", options.only, "the rows to measure: R3,R5")
        ->delimiter(',')
        ->check(CLI::IsMember(known_names()));
    app.add_option(
           "--growth", options.growth, "instead: how cost grows with N and 1/a, curves into DIR")
        ->type_name("DIR");
    CLI11_PARSE(app, argc, argv);
    if (!options.growth.empty()) {
        measure_growth(options.is_short ? Effort::Short : Effort::Full, options.growth);
        return 0;
    }
    const std::vector<Ratio> rows = measure(options);
    options.json ? print_json(rows) : print_table(rows);
    return 0;
}

}  // namespace
}  // namespace feynet::bench

int main(int argc, char** argv) {
    try {
        return feynet::bench::run(argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "feynet-bench: {}\n", error.what());
        return 70;
    }
}
