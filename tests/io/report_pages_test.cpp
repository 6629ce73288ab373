#include "feynet/io/report.hpp"
#include "io/markup_checks.hpp"
#include "io/synthetic_summary.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::report_pages_test {

std::string report(const Summary& summary) {
    return render_report(summary, {}).str();
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

void check_sound(const std::string& html) {
    CHECK(is_balanced(html));
    CHECK_FALSE(has_non_number(html));
}

TEST_CASE("Report: what differs from the defaults stands beside them, every key below") {
    ReportContext chosen{
        .configuration = "[time]\nn_slices = 1000\n", .provenance = {}, .command = {}};
    chosen.changes = {
        {"time.spacing", "0.05", "0.1", "a > 0"}, {"system.model", "\"<x>\"", "", ""}};

    const std::string html = render_report(synthetic_summary(), chosen).str();

    check_sound(html);
    const std::size_t key = html.find("time.spacing");
    REQUIRE(key != std::string::npos);
    CHECK(html.find("0.05", key) < html.find("0.1", key));
    CHECK(contains(html, "a &gt; 0"));
    CHECK(contains(html, "&quot;&lt;x&gt;&quot;"));
    CHECK(key < html.find("n_slices = 1000"));
}

TEST_CASE("Report: a page of a hundred networks stays below 300 kB and says what it leaves out") {
    Summary summary = synthetic_summary();
    while (summary.runs.size() < 100) {
        summary.runs.push_back(summary.runs.front());
    }

    const std::string html = report(summary);

    check_sound(html);
    CHECK(html.size() < 300000);
    CHECK(contains(html, "without their pictures"));
    CHECK_FALSE(contains(report(synthetic_summary()), "without their pictures"));
}

TEST_CASE("Report: a map has a cell for each pair of values, from below, with its number") {
    ReportContext context;
    context.tables = {{"<Points>", "", {"point", "x2"}, {{{"1"}, {"-0.5"}}}}};
    context.maps = {
        {"x2: <decay>",
         "",
         "coupling",
         "mass",
         {"1", "2"},
         {"a", "b"},
         {0.5, 1.0, 2.0, std::nan("")}}};

    const std::string html = render_report(Summary{}, context).str();

    check_sound(html);
    CHECK(contains(html, "&lt;Points&gt;"));
    CHECK(contains(html, "<td>−0.5</td>"));
    CHECK(contains(html, "x2: &lt;decay&gt;"));
    CHECK(contains(html, "tip hole"));
    CHECK(contains(html, ">0.5</text>"));
}

TEST_CASE("Report: a course of many values is a line, scattered values are points") {
    const auto drawn = [](auto value_at) {
        Summary summary;
        Figure figure{.name = "loss", .title = "Loss", .caption = ""};
        FigureSeries& series = figure.series.emplace_back();
        for (int i = 0; i < 60; ++i) {
            series.points.push_back(figure_point(i, value_at(i)));
        }
        summary.figures = {figure};
        return report(summary);
    };

    const std::string falling = drawn([](int i) { return std::exp(-0.1 * i); });
    const std::string scattered = drawn([](int i) { return i % 2 == 0 ? 1.0 : -1.0; });

    CHECK(contains(falling, "<path class=\"line\""));
    CHECK(contains(falling, "<path class=\"marker\""));
    CHECK_FALSE(contains(scattered, "<path class=\"line\""));
}

TEST_CASE("Report: exact curves of different names have dashes of their own") {
    Summary summary;
    Figure figure{.name = "towers", .title = "Towers", .caption = ""};
    figure.exact = {{"S = 1", {0.0, 1.0}, {0.0, 1.0}}, {"S = 2", {0.0, 1.0}, {1.0, 2.0}}};
    figure.exact.push_back(figure.exact.front());
    summary.figures = {figure};

    const std::string html = report(summary);

    CHECK(contains(html, "<g class=\"ink dash-1\">"));
    CHECK_FALSE(contains(html, "<g class=\"ink dash-2\">"));
}

}  // namespace feynet::test::report_pages_test
