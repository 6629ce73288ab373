#pragma once

#include <string>
#include <vector>

namespace feynet {

/// One cell of a table of a report.
struct ReportCell {
    std::string text;
    bool is_remarkable = false;  ///< coloured, as a pull beyond 2
};

/// A table of a report under its own heading. The first cell of a row names it; a row of one cell
/// is the heading of those that follow.
struct ReportTable {
    std::string title;
    std::string caption;
    std::vector<std::string> columns;
    std::vector<std::vector<ReportCell>> rows;
    std::size_t n_names = 1;  ///< columns of words, from the left; the others are numbers
};

/// The same table as Markdown, its cells escaped.
std::string to_markdown(const ReportTable& table);

}  // namespace feynet
