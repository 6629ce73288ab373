#include "feynet/io/report_table.hpp"

#include "report_parts.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

Html group_row(const ReportTable& table, const ReportCell& cell) {
    const std::string width = fmt::format("{}", table.columns.size());
    return element(
        "tr",
        {{"class", "group"}},
        element("th", {{"colspan", width}, {"scope", "rowgroup"}}, Html::text(cell.text)));
}

Html table_row(const ReportTable& table, const std::vector<ReportCell>& cells) {
    if (cells.size() == 1) {
        return group_row(table, cells.front());
    }
    Html row;
    for (std::size_t k = 0; k < cells.size(); ++k) {
        const bool is_name = k < table.n_names;
        Html content = is_name ? Html::text(cells[k].text) : number(cells[k].text);
        if (cells[k].is_remarkable) {
            content = element("span", {{"class", "pull off"}}, content);
        }
        row += k == 0    ? element("th", {{"scope", "row"}, {"class", "name"}}, content)
               : is_name ? element("td", {{"class", "name"}}, content)
                         : element("td", content);
    }
    return element("tr", row);
}

Html table_section(const ReportTable& shown) {
    Html header;
    for (std::size_t k = 0; k < shown.columns.size(); ++k) {
        header += element(
            "th",
            {{"scope", "col"}, {"class", k < shown.n_names ? "name" : "figure"}},
            Html::text(shown.columns[k]));
    }
    Html rows;
    for (const std::vector<ReportCell>& cells : shown.rows) {
        rows += table_row(shown, cells);
    }
    return element(
        "section",
        element("h2", Html::text(shown.title)) + table(shown.title, header, rows) +
            paragraph("caption", shown.caption));
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
        const bool is_group = cells.size() == 1;
        for (const ReportCell& cell : cells) {
            const std::string words = escaped_markdown(cell.text);
            text += is_group || cell.is_remarkable ? fmt::format(" **{}** |", words)
                                                   : fmt::format(" {} |", words);
        }
        for (std::size_t k = cells.size(); k < table.columns.size(); ++k) {
            text += " |";
        }
        text += "\n";
    }
    return text + "\n";
}

}  // namespace feynet
