#include "feynet/io/table.hpp"

#include "feynet/io/notation.hpp"
#include "feynet/io/plain_text.hpp"
#include "summary_view.hpp"
#include "table_parts.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

using Row = std::vector<Styled>;

std::string_view verdict_rendition(std::string_view verdict) {
    if (verdict == "pass") {
        return "32";
    }
    return verdict == "partial" ? "33" : "31";
}

std::string verdict_sign(std::string_view verdict) {
    if (verdict == "pass") {
        return "✓ ";
    }
    return verdict == "partial" ? "◐ " : "✗ ";
}

Styled pull_cell(std::optional<double> pull) {
    const double size = pull ? std::abs(*pull) : 0.0;
    return {signed_pull(pull), size > 4.0 ? "31" : (size > 2.0 ? "33" : "")};
}

Row header_row(const std::vector<ObservableResult>& headlines) {
    Row row{{"network"}};
    for (std::size_t i = 0; i < headlines.size(); ++i) {
        row.push_back({heading_of(headlines[i])});
        if (i == 0) {
            row.push_back({"exact"});
            row.push_back({"pull"});
        }
    }
    for (const char* const name : {"τ_int", "ESS", "R̂", "accept", "corr p", "verdict"}) {
        row.push_back({name});
    }
    for (Styled& cell : row) {
        cell.rendition = "2";
    }
    return row;
}

void append_value(Row& row, const ObservableResult* result) {
    row.push_back({result == nullptr ? em_dash : value_with_error(result->value, result->error)});
}

Row network_row(const NetworkRun& run, const std::vector<ObservableResult>& headlines) {
    const WorstDiagnostics worst = worst_diagnostics(run);
    Row row{{run.network}};
    for (std::size_t i = 0; i < headlines.size(); ++i) {
        const ObservableResult* const result = find_observable(run, headlines[i].name);
        append_value(row, result);
        if (i == 0) {
            row.push_back({significant(result == nullptr ? std::nullopt : result->exact, 7)});
            row.push_back(pull_cell(result == nullptr ? std::nullopt : result->pull));
        }
    }
    row.push_back({significant(worst.tau_int, 3)});
    row.push_back({fixed_point(worst.ess, 0)});
    row.push_back({fixed_point(worst.rhat, 4)});
    row.push_back({run.sampler.chains > 0 ? fixed_point(run.sampler.acceptance, 2) : em_dash});
    row.push_back({significant(correlator_p(run), 2)});
    const std::string verdict = run.verdict.empty() ? "fail" : run.verdict;
    row.push_back({verdict_sign(verdict) + verdict, verdict_rendition(verdict)});
    return row;
}

/// Leaves out comparisons and diagnostics that no network has; the values themselves stay.
void drop_empty_columns(std::vector<Row>& rows) {
    const auto droppable = {"exact", "pull", "τ_int", "ESS", "R̂", "accept", "corr p"};
    for (std::size_t j = rows.front().size(); j-- > 0;) {
        const bool listed =
            std::find(droppable.begin(), droppable.end(), rows.front()[j].text) != droppable.end();
        const bool empty = listed && std::all_of(rows.begin() + 1, rows.end(), [j](const Row& row) {
                               return row[j].text == em_dash;
                           });
        if (empty) {
            for (Row& row : rows) {
                row.erase(row.begin() + static_cast<std::ptrdiff_t>(j));
            }
        }
    }
}

std::vector<std::size_t> column_widths(const std::vector<Row>& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const Row& row : rows) {
        for (std::size_t j = 0; j < row.size(); ++j) {
            widths[j] = std::max(widths[j], display_width(one_line(row[j].text)));
        }
    }
    return widths;
}

/// The first and the last column stand left, numbers right.
std::string line(const Row& row, const std::vector<std::size_t>& widths, TableColour colour) {
    std::string text;
    for (std::size_t j = 0; j < row.size(); ++j) {
        const std::string space(widths[j] - display_width(one_line(row[j].text)), ' ');
        const std::string cell = styled(row[j], colour);
        const bool last = j + 1 == row.size();
        text += j == 0 ? cell + space : "  " + (last ? cell : space + cell);
    }
    return text + "\n";
}

std::string networks(const Summary& summary, TableColour colour) {
    const std::vector<ObservableResult> headlines = headline_observables(summary);
    std::vector<Row> rows{header_row(headlines)};
    for (const NetworkRun& run : summary.runs) {
        rows.push_back(network_row(run, headlines));
    }
    drop_empty_columns(rows);
    const std::vector<std::size_t> widths = column_widths(rows);
    std::string text;
    for (const Row& row : rows) {
        text += line(row, widths, colour);
    }
    return text;
}

std::string title(const Summary& summary, TableColour colour) {
    std::string text;
    if (!summary.title.empty()) {
        text += styled({summary.title, "1"}, colour) + "\n";
    }
    for (const std::string& about : {summary.theory, summary.lattice}) {
        text += about.empty() ? "" : one_line(about) + "\n";
    }
    return text.empty() ? text : text + "\n";
}

}  // namespace

std::string render_table(const Summary& summary, const TableStyle& style) {
    std::string text = title(summary, style.colour);
    if (!summary.runs.empty()) {
        text += networks(summary, style.colour) + "\n";
    }
    std::string picture = correlator_picture(summary, style);
    if (picture.empty()) {
        picture = figure_picture(summary, style);
    }
    text += picture.empty() ? "" : picture + "\n";
    text += figure_tables(summary, style.colour);
    for (const std::string& reason : reasons(summary)) {
        text += one_line(reason) + "\n";
    }
    const std::string_view rendition =
        summary.runs.empty() && summary.figures.empty() ? "31" : verdict_rendition(summary.verdict);
    return text + styled({verdict_in_words(summary), rendition}, style.colour) + "\n";
}

}  // namespace feynet
