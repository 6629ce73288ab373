#include "feynet/io/report_table.hpp"

#include "report_parts.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

Html table_row(const std::vector<ReportCell>& cells) {
    Html row;
    for (const ReportCell& cell : cells) {
        Html content = number(cell.text);
        if (cell.is_remarkable) {
            content = element("span", {{"class", "pull off"}}, content);
        }
        row += row.empty() ? element("th", {{"scope", "row"}}, content) : element("td", content);
    }
    return element("tr", row);
}

Html table_section(const ReportTable& table) {
    Html header;
    for (const std::string& column : table.columns) {
        header += element("th", {{"scope", "col"}}, Html::text(column));
    }
    Html rows;
    for (const std::vector<ReportCell>& cells : table.rows) {
        rows += table_row(cells);
    }
    const Html content = element("thead", element("tr", header)) + element("tbody", rows);
    const Html scrolled = element(
        "div",
        {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", table.title}},
        element("table", content));
    return element(
        "section",
        element("h2", Html::text(table.title)) + scrolled + paragraph("caption", table.caption));
}

/// Text in a cell of Markdown: bars and marks of emphasis lose their meaning.
std::string escaped_markdown(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        if (std::string_view("|*_`<>[]\\").find(letter) != std::string_view::npos) {
            result += '\\';
        }
        result += letter == '\n' ? ' ' : letter;
    }
    return result;
}

}  // namespace

Html table_sections(std::span<const ReportTable> tables) {
    Html sections;
    for (const ReportTable& table : tables) {
        sections += table_section(table);
    }
    return sections;
}

std::string to_markdown(const ReportTable& table) {
    std::string text = fmt::format("## {}\n\n", escaped_markdown(table.title));
    if (!table.caption.empty()) {
        text += escaped_markdown(table.caption) + "\n\n";
    }
    std::string rule = "|";
    text += "|";
    for (const std::string& column : table.columns) {
        text += fmt::format(" {} |", escaped_markdown(column));
        rule += "---|";
    }
    text += "\n" + rule + "\n";
    for (const std::vector<ReportCell>& cells : table.rows) {
        text += "|";
        for (const ReportCell& cell : cells) {
            const std::string words = escaped_markdown(cell.text);
            text +=
                cell.is_remarkable ? fmt::format(" **{}** |", words) : fmt::format(" {} |", words);
        }
        text += "\n";
    }
    return text + "\n";
}

}  // namespace feynet
