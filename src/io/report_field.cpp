#include "feynet/io/field_picture.hpp"
#include "feynet/io/ticks.hpp"
#include "field_cells.hpp"
#include "report_parts.hpp"
#include "svg_pen.hpp"
#include "svg_series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

/// Blue below zero, orange above, the colour of the page at zero: told apart with every kind of
/// colour vision. Even steps in Oklab between five colours. Source  Ottosson, A perceptual color
/// space for image processing (2020), https://bottosson.github.io/posts/oklab/.
constexpr Markup field_styles = R"(
:root{--f0:#0a3a6b;--f1:#1a5487;--f2:#2b70a4;--f3:#3d8cc2;--f4:#7eaed2;--f5:#b8d0e1;--f6:#f3f2ee;
--f7:#f1d0ba;--f8:#ecae85;--f9:#e58a4c;--f10:#c66b36;--f11:#a84d20;--f12:#8a2f06}
@media screen and (prefers-color-scheme:dark){:root{--f0:#bfe4ff;--f1:#95c7f1;--f2:#69abe2;
--f3:#3a8ed2;--f4:#356996;--f5:#2d465d;--f6:#21252a;--f7:#593c31;--f8:#955333;--f9:#d5682c;
--f10:#e59060;--f11:#f3b68e;--f12:#ffdcbc}}
.field{margin:22px 0 0}
.panels{display:flex;flex-wrap:wrap;align-items:flex-start;gap:20px 22px}
.panels .plot{width:auto;min-width:0}
.many .panels .plot{font-size:16px}
.scale{max-width:400px;margin:0 0 14px}
@media (min-width:760px){.single{display:grid;grid-template-columns:minmax(0,560px) minmax(0,1fr);
grid-template-rows:auto 1fr;column-gap:36px}.single .panels{grid-row:1/3}.single .scale{margin:6px 0 8px}
.single .panels .plot{font-size:9.5px}.single figcaption{grid-column:2;margin:0 0 0 8px}}
.cells{shape-rendering:crispEdges;stroke:none}
.cells path{fill:none;stroke-width:1}
.frame{fill:none;stroke:var(--line);stroke-width:1}
.plot .middle{text-anchor:middle}
.f0{--c:var(--f0)}.f1{--c:var(--f1)}.f2{--c:var(--f2)}.f3{--c:var(--f3)}.f4{--c:var(--f4)}
.f5{--c:var(--f5)}.f6{--c:var(--f6)}.f7{--c:var(--f7)}.f8{--c:var(--f8)}.f9{--c:var(--f9)}
.f10{--c:var(--f10)}.f11{--c:var(--f11)}.f12{--c:var(--f12)}.hole{--c:var(--page)}
.plot .on-strong{fill:var(--page)}.plot .on-weak{fill:var(--ink)}
.cells rect,.tip{fill:var(--c)}.cells path{stroke:var(--c)}
)";

constexpr Index most_columns = 96;

struct Box {
    double left = 0.0;
    double top = 0.0;
    double width = 0.0;
    double height = 0.0;
};

constexpr double bar_width = 400.0;
constexpr double margin_left = 40.0;
constexpr double margin_right = 14.0;

/// Where the cells go: as large squares as fit, and no side too thin to be seen.
Box place(const FieldPanel& panel) {
    constexpr double widest = 346.0;
    constexpr double tallest = 420.0;
    constexpr double thinnest = 40.0;
    const auto columns = static_cast<double>(panel.columns);
    const auto rows = static_cast<double>(panel.rows);
    const double cell = std::min(widest / columns, tallest / rows);
    return {
        .left = margin_left,
        .top = panel.label.empty() ? 8.0 : 24.0,
        .width = std::max(cell * columns, thinnest),
        .height = std::max(cell * rows, thinnest)};
}

Html words(double x, double y, const char* kind, std::string_view text) {
    return element(
        "text",
        {{"x", svg::coordinate(x)}, {"y", svg::coordinate(y)}, {"class", kind}},
        Html::text(text));
}

/// Quarters of a side, round numbers where it has none, its ends where it is short.
std::vector<double> site_ticks(Index extent, double length) {
    constexpr double shortest = 90.0;
    const auto end = static_cast<double>(extent);
    if (extent == 1 || length < shortest) {
        return {0.0, end};
    }
    if (extent % 4 == 0) {
        return {0.0, 0.25 * end, 0.5 * end, 0.75 * end, end};
    }
    return linear_ticks(0.0, end, 4);
}

Html axes(const Box& box, const FieldPanel& panel, const FieldPicture& picture) {
    Html result;
    svg::Pen pen;
    const double bottom = box.top + box.height;
    const std::vector<double> across = site_ticks(panel.columns, box.width);
    const std::vector<std::string> across_labels = tick_labels(across);
    for (std::size_t i = 0; i < across.size(); ++i) {
        const double x = box.left + box.width * across[i] / static_cast<double>(panel.columns);
        pen.move_to(x, bottom);
        pen.line_to(x, bottom + 4.0);
        result += words(x, bottom + 17.0, "tick", across_labels[i]);
    }
    const std::vector<double> upwards = site_ticks(panel.rows, box.height);
    const std::vector<std::string> upwards_labels = tick_labels(upwards);
    for (std::size_t i = 0; i < upwards.size(); ++i) {
        const double y = bottom - box.height * upwards[i] / static_cast<double>(panel.rows);
        pen.move_to(box.left - 4.0, y);
        pen.line_to(box.left, y);
        result += words(box.left - 8.0, y + 4.0, "tick left", upwards_labels[i]);
    }
    result += words(box.left + 0.5 * box.width, bottom + 34.0, "label middle", picture.across);
    const double name = bottom - (upwards.size() == 2 ? 0.5 : 0.625) * box.height;
    result += words(box.left - 8.0, name + 4.0, "label left", picture.upwards);
    return svg::path("axis", pen.data()) + result;
}

Html framed(const Box& box) {
    return empty_element(
        "rect",
        {{"class", "frame"},
         {"x", svg::coordinate(box.left)},
         {"y", svg::coordinate(box.top)},
         {"width", svg::coordinate(box.width)},
         {"height", svg::coordinate(box.height)}});
}

/// The cells, drawn in units of a cell.
Html map(const Box& box, const FieldPanel& panel, double limit) {
    return element(
        "g",
        {{"class", "cells"},
         {"transform",
          fmt::format(
              "translate({} {}) scale({:.5g} {:.5g})",
              svg::coordinate(box.left),
              svg::coordinate(box.top),
              box.width / static_cast<double>(panel.columns),
              box.height / static_cast<double>(panel.rows))}},
        field_cells(panel, limit));
}

/// A picture that takes a share of a line of panels in proportion to its width, so that letters
/// are of one size in all of them.
Html image(const std::string& title, double width, double height, const Html& content) {
    return element(
        "svg",
        {{"class", "plot"},
         {"style",
          fmt::format(
              "flex:{0:.0f} 1 {1:.0f}px;max-width:{2:.0f}px", width, 0.63 * width, 1.4 * width)},
         {"viewBox", "0 0 " + svg::coordinate(width) + " " + svg::coordinate(height)},
         {"role", "img"},
         {"aria-label", title}},
        element("title", Html::text(title)) + content);
}

Html panel_image(const FieldPicture& picture, const FieldPanel& panel, double limit) {
    const FieldPanel coarse = averaged(panel, most_columns);
    const Box box = place(panel);
    Html content = map(box, coarse, limit) + framed(box) + axes(box, panel, picture);
    if (!panel.label.empty()) {
        content += words(box.left, box.top - 9.0, "label", panel.label);
    }
    const std::string title =
        panel.label.empty() ? picture.title : picture.title + ", " + panel.label;
    return image(title, box.left + box.width + margin_right, box.top + box.height + 40.0, content);
}

/// Whether any cell lies beyond the ends of the scale.
bool goes_beyond(const std::vector<FieldPanel>& panels, double limit) {
    return std::any_of(panels.begin(), panels.end(), [limit](const FieldPanel& panel) {
        return std::any_of(panel.values.begin(), panel.values.end(), [limit](double value) {
            return std::isfinite(value) && std::abs(value) > limit;
        });
    });
}

/// A triangle past the end of the scale: the last colour goes on.
Html tip(int level, double x, double towards, double top, double height) {
    svg::Pen pen;
    pen.move_to(x, top);
    pen.line_to(towards, top + 0.5 * height);
    pen.line_to(x, top + height);
    pen.close();
    return empty_element("path", {{"class", "tip " + field_level_class(level)}, {"d", pen.data()}});
}

Html colour_bar(const FieldPicture& picture, double limit, bool beyond) {
    constexpr double tip_length = 9.0;
    const Box box{
        .left = margin_left,
        .top = 4.0,
        .width = bar_width - margin_left - margin_right,
        .height = 13.0};
    FieldPanel levels{.label = {}, .columns = n_field_levels, .rows = 1, .values = {}};
    for (int level = 0; level < n_field_levels; ++level) {
        levels.values.push_back(limit * ((2.0 * level + 1.0) / n_field_levels - 1.0));
    }
    Html content =
        words(margin_left - 16.0, 15.0, "label left", picture.quantity) + map(box, levels, limit);
    const double right = box.left + box.width;
    if (beyond) {
        content += tip(0, box.left, box.left - tip_length, box.top, box.height);
        content += tip(n_field_levels - 1, right, right + tip_length, box.top, box.height);
    }
    const std::vector<double> ticks = linear_ticks(-limit, limit, 10);
    const std::vector<std::string> labels = tick_labels(ticks);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double x = box.left + 0.5 * box.width * (1.0 + ticks[i] / limit);
        content += words(x, box.top + box.height + 15.0, "tick", labels[i]);
    }
    return element(
        "div", {{"class", "scale"}}, image("Scale of colours", bar_width, 40.0, content));
}

std::string caption_of(const FieldPicture& picture) {
    Index widest = 1;
    for (const FieldPanel& panel : picture.panels) {
        widest = std::max(widest, block_width(panel, most_columns));
    }
    std::string caption = picture.caption;
    if (widest > 1) {
        caption += fmt::format(
            " Large lattices are drawn as means over blocks of up to {0} × {0} sites.", widest);
    }
    return caption + fmt::format(" The values of all sites are in {}.csv.", picture.name);
}

Html one_picture(const FieldPicture& picture) {
    std::vector<FieldPanel> coarse;
    for (const FieldPanel& panel : picture.panels) {
        coarse.push_back(averaged(panel, most_columns));
    }
    const double limit = colour_limit(coarse);
    Html panels;
    for (const FieldPanel& panel : picture.panels) {
        panels += panel_image(picture, panel, limit);
    }
    const Html drawn = colour_bar(picture, limit, goes_beyond(coarse, limit)) +
                       element("div", {{"class", "panels"}}, panels) +
                       element("figcaption", Html::text(caption_of(picture)));
    const std::size_t n = picture.panels.size();
    const char* const kind = n == 1 ? "field single" : (n > 2 ? "field many" : "field");
    return element(
        "section",
        element("h2", Html::text(picture.title)) + element("figure", {{"class", kind}}, drawn));
}

}  // namespace

Markup field_style() {
    return field_styles;
}

Html field_pictures(const Summary& summary) {
    Html sections;
    for (const FieldPicture& picture : summary.pictures) {
        sections += one_picture(picture);
    }
    return sections;
}

}  // namespace feynet
