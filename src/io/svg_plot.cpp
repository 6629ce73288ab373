#include "feynet/io/svg_plot.hpp"

#include "feynet/io/ticks.hpp"
#include "svg_pen.hpp"
#include "svg_series.hpp"

#include <algorithm>
#include <string_view>

namespace feynet::svg {

namespace {

/// Space around the panels. A wide plot leaves room for the larger letters it gets on a narrow
/// page.
struct Margins {
    double left = 46.0;
    double right = 8.0;
    double head = 26.0;
    double foot = 10.0;
    double axis = 42.0;
};

bool is_wide(const Plot& plot) {
    return plot.width > 500.0;
}

Margins margins(const Plot& plot) {
    return is_wide(plot) ? Margins{.left = 60.0, .head = 32.0, .axis = 60.0} : Margins{};
}

/// Words at (x, y), moved down by `shift` letter heights.
Html svg_text(double x, double y, const char* shift, std::string kind, std::string_view words) {
    return element(
        "text",
        {{"x", coordinate(x)}, {"y", coordinate(y)}, {"dy", shift}, {"class", std::move(kind)}},
        Html::text(words));
}

Html horizontal_grid(const Frame& frame) {
    const std::vector<double> ticks = frame.y.ticks(30.0);
    const std::vector<std::string> labels = tick_labels(ticks);
    Pen lines;
    Html words;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double y = frame.y(ticks[i]);
        lines.move_to(frame.x.from(), y);
        lines.line_to(frame.x.to(), y);
        words += svg_text(frame.x.from() - 7.0, y, ".35em", "tick left", labels[i]);
    }
    return path("grid", lines.data()) + words;
}

Html horizontal_axis(const Frame& frame, const std::string& label) {
    const std::vector<double> ticks = frame.x.ticks(70.0);
    const std::vector<std::string> labels = tick_labels(ticks);
    const double y = frame.y.from();
    Html words;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const char* const kind = i % 2 == 0 ? "tick" : "tick minor";
        words += svg_text(frame.x(ticks[i]), y + 5.0, "1.05em", kind, labels[i]);
    }
    return words + svg_text(frame.x.to(), y + 5.0, "2.45em", "label right", label);
}

Html base_line(const Frame& frame) {
    Pen pen;
    pen.move_to(frame.x.from(), frame.y.from());
    pen.line_to(frame.x.to(), frame.y.from());
    for (const double tick : frame.x.ticks(70.0)) {
        pen.move_to(frame.x(tick), frame.y.from());
        pen.line_to(frame.x(tick), frame.y.from() + 4.0);
    }
    return path("axis", pen.data());
}

Html draw_stripe(const Frame& frame, const Stripe& stripe) {
    const Window window = frame.window();
    const double top = window.clamped(frame.y(stripe.high));
    return empty_element(
        "rect",
        {{"class", "stripe " + std::string(stripe.ink.view())},
         {"x", coordinate(frame.x.from())},
         {"y", coordinate(top)},
         {"width", coordinate(frame.x.to() - frame.x.from())},
         {"height", coordinate(window.clamped(frame.y(stripe.low)) - top)}});
}

Html draw_mark(const Frame& frame, const Mark& mark) {
    if (!frame.x.holds(mark.x)) {
        return {};
    }
    Pen pen;
    pen.move_to(frame.x(mark.x), frame.y.from());
    pen.line_to(frame.x(mark.x), frame.y.to());
    const bool at_right = frame.x(mark.x) > 0.75 * frame.x.to();
    return path("mark", pen.data()) + svg_text(
                                          frame.x(mark.x) + (at_right ? -5.0 : 5.0),
                                          frame.y.to(),
                                          ".95em",
                                          at_right ? "label note right" : "label note",
                                          mark.label);
}

Interval x_extent(const Plot& plot) {
    Interval extent;
    for (const Panel& panel : plot.panels) {
        for (const Series& series : panel.series) {
            for (std::size_t i = 0; i < n_points(series); ++i) {
                if (plot.x.scale == Scale::Linear || series.x[i] > 0.0) {
                    extent.include(series.x[i]);
                }
            }
        }
    }
    return extent;
}

Interval y_extent(const Panel& panel) {
    Interval extent;
    const auto include = [&](double value) {
        if (panel.y.scale == Scale::Linear || value > 0.0) {
            extent.include(value);
        }
    };
    for (const Series& series : panel.series) {
        for (std::size_t i = 0; i < n_points(series); ++i) {
            include(series.y[i]);
            include(series.y[i] - error_at(series, i));
            include(series.y[i] + error_at(series, i));
        }
    }
    return extent;
}

/// Everything inside the frame.
Html draw_inside(const Frame& frame, const Panel& panel) {
    Html inside;
    for (const Stripe& stripe : panel.stripes) {
        inside += draw_stripe(frame, stripe);
    }
    Html shapes;
    for (const Series& series : panel.series) {
        shapes += draw_series(frame, series);
    }
    if (shapes.empty()) {
        const double middle = 0.5 * (frame.x.from() + frame.x.to());
        shapes =
            svg_text(middle, 0.5 * (frame.y.from() + frame.y.to()), ".35em", "tick", "— no data —");
    }
    for (const Mark& mark : panel.marks) {
        inside += draw_mark(frame, mark);
    }
    return inside + shapes;
}

/// An image of ten by ten units beside a word.
Html small_image(Markup ink, const Html& content) {
    return element(
        "svg",
        {{"class", "swatch " + std::string(ink.view())},
         {"viewBox", "0 0 10 10"},
         {"aria-hidden", "true"}},
        content);
}

Html sample(const Series& series) {
    if (series.shape == Shape::Markers) {
        return swatch(series.ink, series.marker);
    }
    const bool filled = series.shape == Shape::Steps || series.shape == Shape::Band;
    return small_image(series.ink, filled ? path("steps", "M0 9V3h10v6") : path("line", "M0 5h10"));
}

}  // namespace

Html draw(const Plot& plot) {
    const Interval x_data = x_extent(plot);
    const Margins space = margins(plot);
    double top = 0.0;
    Html content = element("title", Html::text(plot.title));
    content += element("desc", Html::text(plot.description));
    for (std::size_t i = 0; i < plot.panels.size(); ++i) {
        const Panel& panel = plot.panels[i];
        const bool last = i + 1 == plot.panels.size();
        const double bottom = top + space.head + panel.height;
        const Frame frame{
            Ruler(plot.x, x_data, space.left, plot.width - space.right),
            Ruler(panel.y, y_extent(panel), bottom, top + space.head)};
        content += svg_text(0.0, bottom - panel.height - 11.0, "0", "label", panel.y.label);
        content += horizontal_grid(frame);
        content += draw_inside(frame, panel) + base_line(frame);
        content += last ? horizontal_axis(frame, plot.x.label) : Html();
        top = bottom + (last ? space.axis : space.foot);
    }
    return element(
        "svg",
        {{"class", is_wide(plot) ? "plot wide" : "plot"},
         {"viewBox", "0 0 " + coordinate(plot.width) + " " + coordinate(top)},
         {"role", "img"},
         {"aria-label", plot.title}},
        content);
}

Html swatch(Markup ink, Marker marker) {
    Pen pen;
    pen.stamp(marker, 5.0, 5.0);
    return small_image(ink, path("marker", pen.data()));
}

Html legend(const Plot& plot) {
    Html items;
    std::vector<std::string> listed;
    for (const Panel& panel : plot.panels) {
        for (const Series& series : panel.series) {
            const bool known =
                std::find(listed.begin(), listed.end(), series.label) != listed.end();
            if (!series.label.empty() && !known) {
                listed.push_back(series.label);
                items += element("li", sample(series) + Html::text(series.label));
            }
        }
    }
    return items.empty() ? items : element("ul", {{"class", "legend"}}, items);
}

}  // namespace feynet::svg
