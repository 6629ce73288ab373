#include "feynet/io/report_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>

namespace feynet {
namespace {

constexpr auto nowhere = std::string_view::npos;

/// What stands between two words, from `first` on; empty where they do not.
std::string_view between(
    std::string_view text, std::string_view open, std::string_view close, std::size_t first = 0) {
    const std::size_t begin = text.find(open, first);
    if (begin == nowhere) {
        return {};
    }
    const std::size_t end = text.find(close, begin + open.size());
    return end == nowhere ? std::string_view()
                          : text.substr(begin + open.size(), end - begin - open.size());
}

/// The element <svg …>…</svg> that begins at `begin`, with those inside it.
std::string_view svg_at(std::string_view text, std::size_t begin) {
    int depth = 0;
    std::size_t at = begin;
    while (at < text.size()) {
        const std::size_t open = text.find("<svg", at);
        const std::size_t close = text.find("</svg>", at);
        if (close == nowhere) {
            return {};
        }
        depth += open < close ? 1 : -1;
        at = open < close ? open + 4 : close + 6;
        if (depth == 0) {
            return text.substr(begin, at - begin);
        }
    }
    return {};
}

struct Box {
    double width = 0.0;
    double height = 0.0;
};

/// The two lengths of viewBox="0 0 width height".
std::optional<Box> box_of(std::string_view svg) {
    const std::string_view words = between(svg, "viewBox=\"0 0 ", "\"");
    const char* const end = words.data() + words.size();
    Box box;
    const auto [next, error] = std::from_chars(words.data(), end, box.width);
    if (error != std::errc() || next == end ||
        std::from_chars(next + 1, end, box.height).ec != std::errc() ||
        !(box.width > 0.0 && box.height > 0.0)) {
        return std::nullopt;
    }
    return box;
}

/// A title as the name of a file: letters and digits of ASCII in lower case, hyphens between words.
std::string file_name(std::string_view title) {
    std::string name;
    bool in_entity = false;  // &#39;
    for (const char letter : title) {
        const auto code = static_cast<unsigned char>(letter);
        in_entity = letter == '&' || (in_entity && letter != ';');
        if (in_entity) {
            continue;
        }
        if (code < 128 && std::isalnum(code) != 0) {
            name += static_cast<char>(std::tolower(code));
        } else if (!name.empty() && name.back() != '-' && (letter == ' ' || letter == '-')) {
            name += '-';
        }
    }
    while (!name.empty() && name.back() == '-') {
        name.pop_back();
    }
    return name.empty() ? "picture" : name.substr(0, 80);
}

/// About the width of words of 12.5 units, of which an em has 12.5.
double width_of(std::string_view words) {
    const auto letters = std::count_if(words.begin(), words.end(), [](char letter) {
        return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U;
    });
    return 6.9 * static_cast<double>(letters);
}

struct Legend {
    std::string svg;
    double height = 0.0;
};

/// The list of swatches and words as a row above the picture, or several where it is narrow.
Legend legend_above(std::string_view list, double width) {
    constexpr double line = 20.0;
    Legend legend;
    double x = 0.0;
    for (std::size_t at = list.find("<li>"); at != nowhere; at = list.find("<li>", at + 4)) {
        const std::string_view item = between(list, "<li>", "</li>", at);
        const std::string_view swatch = svg_at(item, item.find("<svg"));
        const std::string_view words = item.substr(std::min(item.size(), swatch.size()));
        const double length = 15.0 + width_of(words);
        if (swatch.empty() || x == 0.0 || x + length > width) {
            x = 0.0;
            legend.height += line;
        }
        const double y = legend.height - line;
        legend.svg += fmt::format(
            "<g class=\"{}\" transform=\"translate({:.1f} {:.1f})\">{}</g>"
            "<text class=\"label\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
            between(swatch, "class=\"", "\""),
            x,
            y + 2.0,
            swatch.empty() ? swatch : between(swatch, ">", "</svg>"),
            x + 15.0,
            y + 11.0,
            words);
        x += length + 20.0;
    }
    return legend;
}

/// The colour that the part of the page around `at` gives to its pictures: "n0".
std::string_view ink_around(std::string_view page, std::size_t at) {
    const std::size_t grid = page.rfind("<div class=\"grid", at);
    return grid == nowhere ? std::string_view() : between(page, "<div class=\"grid", "\"", grid);
}

std::string drawn(
    std::string_view svg,
    Box box,
    const Legend& legend,
    std::string_view ink,
    std::string_view style) {
    constexpr double margin = 8.0;
    const double width = box.width + 2.0 * margin;
    const double height = box.height + legend.height + 2.0 * margin;
    const std::size_t inside = svg.find('>') + 1;
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot{0}\" width=\"{1:.0f}\" "
        "height=\"{2:.0f}\" viewBox=\"{3} {3} {1:.0f} {2:.0f}\" role=\"img\">\n<style>{4}"
        "svg.plot{{width:{1:.0f}px;height:{2:.0f}px;color:var(--ink);font-family:system-ui,"
        "sans-serif}}.plot>.label{{font-size:12.5px}}\n</style>\n"
        "<rect x=\"{3}\" y=\"{3}\" width=\"100%\" height=\"100%\" style=\"fill:var(--page)\"/>\n"
        "<g class=\"{0}\">{5}</g>\n<g class=\"{0}\" transform=\"translate(0 {6:.0f})\">{7}</g>\n"
        "</svg>\n",
        ink,
        width,
        height,
        -margin,
        style,
        legend.svg,
        legend.height,
        svg.substr(inside, svg.size() - inside - std::string_view("</svg>").size()));
}

}  // namespace

std::vector<PictureFile> picture_files(std::string_view report) {
    const std::string_view style = between(report, "<style>", "</style>");
    std::vector<PictureFile> files;
    std::map<std::string, int> seen;
    std::size_t at = report.find("<svg class=\"plot");
    while (at != nowhere) {
        const std::string_view svg = svg_at(report, at);
        const std::optional<Box> box = box_of(svg.substr(0, svg.find('>')));
        if (!svg.empty() && box) {
            // The legend of a figure stands before its picture.
            const std::size_t figure = report.rfind("<figure", at);
            const std::string_view before =
                figure == nowhere ? std::string_view() : report.substr(figure, at - figure);
            const Legend legend =
                legend_above(between(before, "<ul class=\"legend\">", "</ul>"), box->width);
            std::string name = file_name(between(svg, "<title>", "</title>"));
            const int count = ++seen[name];
            name += count == 1 ? ".svg" : fmt::format("-{}.svg", count);
            files.push_back(
                {std::move(name), drawn(svg, *box, legend, ink_around(report, at), style)});
        }
        at = report.find("<svg class=\"plot", at + std::max<std::size_t>(svg.size(), 4));
    }
    return files;
}

}  // namespace feynet
