#include "feynet/io/table.hpp"

#include "feynet/io/plain_text.hpp"
#include "io/markup_checks.hpp"
#include "io/synthetic_summary.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <sstream>

namespace feynet::test::table_test {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// The lines from the header of the table on, one per network.
std::vector<std::string> network_lines(const std::string& text) {
    const std::vector<std::string> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].rfind("network", 0) == 0) {
            return {
                lines.begin() + static_cast<Index>(i), lines.begin() + static_cast<Index>(i) + 6};
        }
    }
    return {};
}

TEST_CASE("Table: the verdict in words is the last line") {
    Summary summary = synthetic_summary();
    CHECK(
        lines_of(render_table(summary, {})).back() ==
        "Pass: all 5 networks agree with the exact answers within their errors.");

    summary.verdict = "fail";
    summary.runs[2].verdict = "fail";
    CHECK(
        lines_of(render_table(summary, {})).back() == "Fail: 1 of 5 networks did not pass: relu.");

    CHECK(lines_of(render_table(Summary{}, {})).back() == "No network was run.");
}

TEST_CASE("Table: columns stand under one another") {
    const std::vector<std::string> lines = network_lines(render_table(synthetic_summary(), {}));
    REQUIRE(lines.size() == 6);
    const std::size_t verdict = display_width(lines[0].substr(0, lines[0].find("verdict")));

    for (std::size_t i = 1; i < lines.size(); ++i) {
        CHECK(display_width(lines[i].substr(0, lines[i].find("✓"))) == verdict);
    }
}

TEST_CASE("Table: a value carries its error, its exact value and its pull") {
    Summary summary = synthetic_summary();
    summary.runs[0].observables[0] = {
        "x2", "⟨x²⟩", 0.4993762, 0.00012, 0.5, 30000.0, 1.0, 0.4995, -1.03};
    const std::string line = network_lines(render_table(summary, {}))[1];

    for (const char* const part : {"0.49938(12)", "0.4995", "-1.03"}) {
        CHECK(line.find(part) != std::string::npos);
    }
}

TEST_CASE("Table: there is an escape sequence only where colour is on") {
    Summary summary = with_every_string(synthetic_summary(), "\x1b[31mred\n");
    const std::string plain = render_table(summary, {});
    CHECK(plain.find('\x1b') == std::string::npos);
    CHECK(plain.find("[31mred") != std::string::npos);

    summary = synthetic_summary();
    const std::string coloured = render_table(summary, {.colour = TableColour::On});
    CHECK(coloured.find("\x1b[32m✓ pass\x1b[0m") != std::string::npos);
}

TEST_CASE("Table: the picture shows the exact curve and every network") {
    const std::string text = render_table(synthetic_summary(), {});

    for (const char* const glyph :
         {"● site", "■ step", "◆ relu", "▲ cosine", "▼ decay", "⠒ exact"}) {
        CHECK(text.find(glyph) != std::string::npos);
    }
    for (const std::string& line : lines_of(text)) {
        CHECK(display_width(line) <= 120);
    }
}

TEST_CASE("Table: numbers that are none and missing parts leave dashes") {
    for (const double value :
         {std::numeric_limits<double>::quiet_NaN(),
          std::numeric_limits<double>::infinity(),
          1e308,
          5e-324,
          0.0}) {
        const std::string text = render_table(with_every_number(synthetic_summary(), value), {});

        CHECK_FALSE(has_non_number(text));
    }
    Summary summary = synthetic_summary();
    summary.runs.resize(2);
    summary.runs[1].observables.clear();
    CHECK(render_table(summary, {}).find("—") != std::string::npos);
}

TEST_CASE("Table: comparisons and diagnostics that no network has take no column") {
    Summary summary;
    summary.runs.resize(2);
    summary.runs[0].observables.push_back({.name = "slope", .formula = "slope", .value = 2.0});

    const std::string text = render_table(summary, {});

    CHECK(text.find("slope") != std::string::npos);
    CHECK(text.find("exact") == std::string::npos);
    CHECK(text.find("ESS") == std::string::npos);
    CHECK(text.find("accept") == std::string::npos);
}

TEST_CASE("Table: a study's figures are lists of points beside their exact values") {
    Summary summary;
    summary.verdict = "pass";
    summary.conclusion = "Pass.";
    Figure figure{.name = "kernel", .title = "The kernel"};
    figure.x.label = "x";
    figure.y.label = "K";
    FigureSeries series{
        .label = "decay", .points = {}, .test = {.value = 1.0, .dof = 24, .p = 0.5}};
    for (int i = 0; i < 24; ++i) {
        series.points.push_back(figure_point(i, 2.5, 0.5, 2.0));
    }
    figure.series.push_back(series);
    summary.figures.push_back(figure);

    const std::string text = render_table(summary, {});

    CHECK(text.find("The kernel\n") != std::string::npos);
    CHECK(text.find("decay: 24 points together, p = 0.5") != std::string::npos);
    CHECK(text.find("+1.00") != std::string::npos);
    CHECK(text.find("one in 2 of 24 points") != std::string::npos);
    CHECK(text.find("Pass.") != std::string::npos);
}

TEST_CASE("Table: a study without correlator shows its first picture over its exact line") {
    Summary summary;
    summary.verdict = "pass";
    summary.conclusion = "Pass.";
    Figure figure{.name = "energy", .title = "The energy \x1b[31mcomes down", .caption = ""};
    figure.x.label = "step";
    figure.y = {"E − E₀", AxisScale::Logarithmic};
    FigureSeries& series = figure.series.emplace_back();
    series.label = "rbm";
    for (int i = 0; i < 80; ++i) {
        series.points.push_back(figure_point(i, std::exp(-0.1 * i), std::nullopt, 0.001));
    }
    figure.is_detail = true;
    summary.figures = {figure};

    const std::string text = render_table(summary, {});

    CHECK(text.find("E − E₀   ⠒ exact   ● rbm") != std::string::npos);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("└──") != std::string::npos);
    CHECK(text.find("  step\n") != std::string::npos);
    CHECK(render_table(summary, {.plot_width = 10}).find("└──") == std::string::npos);

    summary.figures[0].series[0].points.resize(1);
    CHECK(render_table(summary, {}).find("└──") == std::string::npos);
}

TEST_CASE("Table: the mean of a second coordinate is not taken for ⟨x²⟩") {
    Summary summary;
    NetworkRun run{.network = "step", .verdict = "pass"};
    run.observables = {
        {.name = "x1_x1", .formula = "⟨x1²⟩", .value = 0.5},
        {.name = "x2", .formula = "⟨x2⟩", .value = 0.0},
        {.name = "gap", .formula = "gap", .value = 1.0}};
    summary.runs = {run};

    const std::string text = render_table(summary, {});

    CHECK(text.find("⟨x1²⟩") != std::string::npos);
    CHECK(text.find("⟨x2⟩") == std::string::npos);
}

}  // namespace feynet::test::table_test
