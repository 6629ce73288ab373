#include "feynet/io/svg_plot.hpp"

#include "io/markup_checks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <limits>

namespace feynet::test::svg_plot_test {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double huge = std::numeric_limits<double>::max();
constexpr double tiny = std::numeric_limits<double>::denorm_min();

svg::Plot plot_of(svg::Series series, svg::Scale scale = svg::Scale::Linear) {
    svg::Plot plot;
    plot.title = "A picture";
    plot.x.label = "t";
    plot.panels.push_back({.y = {.label = "G", .scale = scale}, .series = {std::move(series)}});
    return plot;
}

/// The data of the first path of one class.
std::string path_data(const std::string& html, const std::string& kind) {
    const std::string opening = "<path class=\"" + kind + "\" d=\"";
    const std::size_t start = html.find(opening);
    if (start == std::string::npos) {
        return "";
    }
    const std::size_t from = start + opening.size();
    return html.substr(from, html.find('"', from) - from);
}

constexpr auto every_shape = std::to_array<svg::Shape>(
    {svg::Shape::Line,
     svg::Shape::Markers,
     svg::Shape::Stems,
     svg::Shape::Steps,
     svg::Shape::Band});

TEST_CASE("Plot: a line ends at the edge of its panel and comes back in") {
    svg::Plot plot = plot_of({.x = {0.0, 1.0, 2.0}, .y = {0.0, 4.0, 0.0}});
    plot.panels[0].y.low = 0.0;
    plot.panels[0].y.high = 2.0;

    const std::string html = svg::draw(plot).str();
    const std::string data = path_data(html, "line");

    CHECK(std::count(data.begin(), data.end(), 'M') == 2);
    CHECK(html.find("<svg", 1) == std::string::npos);
}

TEST_CASE("SVG plot: a line joins its points with y growing upwards") {
    svg::Plot plot = plot_of({.x = {0.0, 1.0}, .y = {0.0, 1.0}});
    plot.x.low = 0.0;
    plot.x.high = 1.0;
    plot.panels[0].y.low = 0.0;
    plot.panels[0].y.high = 1.0;

    const std::string data = path_data(svg::draw(plot).str(), "line");

    CHECK(data == "M46 226l316-200");
}

TEST_CASE("SVG plot: a point without a place breaks the line in two") {
    const auto html = svg::draw(plot_of({.x = {0, 1, 2, 3, 4}, .y = {1, 2, nan, 3, 4}}));
    const std::string data = path_data(html.str(), "line");

    CHECK(std::count(data.begin(), data.end(), 'M') == 2);
}

TEST_CASE("SVG plot: what is not positive has no place on a logarithmic axis") {
    const svg::Series series{
        .shape = svg::Shape::Markers, .x = {0, 1, 2, 3}, .y = {1.0, 0.1, 0.0, -1.0}};
    const std::string data = path_data(svg::draw(plot_of(series, svg::Scale::Log)).str(), "marker");

    CHECK(std::count(data.begin(), data.end(), 'M') == 2);
}

TEST_CASE("SVG plot: an error bar has length 2 δ on a linear axis") {
    svg::Plot plot =
        plot_of({.shape = svg::Shape::Markers, .x = {0.5}, .y = {0.5}, .error = {0.25}});
    plot.panels[0].y.low = 0.0;
    plot.panels[0].y.high = 1.0;

    const std::string data = path_data(svg::draw(plot).str(), "bar");

    CHECK(data.find("l0-100") != std::string::npos);
}

TEST_CASE("SVG plot: numbers of any kind give a well-formed picture") {
    const std::vector<double> numbers{
        0.0, 1.0, -1.0, nan, infinity, -infinity, huge, -huge, tiny, 1e200};
    for (const svg::Shape shape : every_shape) {
        for (const svg::Scale scale : {svg::Scale::Linear, svg::Scale::Log}) {
            for (const double a : numbers) {
                for (const double b : numbers) {
                    svg::Plot plot = plot_of(
                        {.shape = shape, .x = {a, b, 1.0}, .y = {b, a, b}, .error = {a, b, a}},
                        scale);
                    plot.panels[0].marks.push_back({a, "mark"});
                    const std::string html = svg::draw(plot).str();
                    CAPTURE(a);
                    CAPTURE(b);
                    REQUIRE(is_balanced(html));
                    REQUIRE_FALSE(has_non_number(html));
                }
            }
        }
    }
}

TEST_CASE("SVG plot: a panel without a point says so") {
    for (const svg::Shape shape : every_shape) {
        const std::string html = svg::draw(plot_of({.shape = shape, .x = {nan}, .y = {1.0}})).str();

        CHECK(html.find("no data") != std::string::npos);
    }
    CHECK(is_balanced(svg::draw(svg::Plot{}).str()));
}

TEST_CASE("SVG plot: title and description are there for those who cannot see it") {
    svg::Plot plot = plot_of({.x = {0.0, 1.0}, .y = {0.0, 1.0}});
    plot.title = "a < b";
    plot.description = "one line";
    const std::string html = svg::draw(plot).str();

    CHECK(html.find("role=\"img\" aria-label=\"a &lt; b\"") != std::string::npos);
    CHECK(html.find("<title>a &lt; b</title><desc>one line</desc>") != std::string::npos);
}

TEST_CASE("SVG plot: panels share the x axis and only the last has its label") {
    svg::Plot plot = plot_of({.x = {0.0, 1.0}, .y = {0.0, 1.0}});
    plot.panels.push_back({.series = {{.x = {5.0, 10.0}, .y = {0.0, 1.0}}}});
    const std::string html = svg::draw(plot).str();

    CHECK(html.find(">10</text>") == html.rfind(">10</text>"));
    CHECK(html.find(">10</text>") != std::string::npos);
    CHECK(html.find(">t</text>") == html.rfind(">t</text>"));
}

TEST_CASE("SVG plot: the legend lists every label once") {
    svg::Plot plot = plot_of({.label = "site"});
    plot.panels[0].series.push_back({.shape = svg::Shape::Markers, .label = "step"});
    plot.panels[0].series.push_back({.label = "site"});
    plot.panels[0].series.push_back({});
    const std::string html = svg::legend(plot).str();

    CHECK(html.find("site") == html.rfind("site"));
    CHECK(html.find("step") != std::string::npos);
    CHECK(is_balanced(html));
    CHECK(svg::legend(svg::Plot{}).empty());
}

}  // namespace feynet::test::svg_plot_test
