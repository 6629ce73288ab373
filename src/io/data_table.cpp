#include "feynet/io/data_table.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"
#include "feynet/io/nearest_word.hpp"
#include "feynet/io/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace feynet {
namespace {

constexpr std::size_t largest_table = std::size_t{1} << 24U;

std::string_view without_blanks(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// The cells of a line: between commas if it has any, else between blanks.
std::vector<std::string> cells_of(std::string_view line) {
    const bool has_commas = line.find(',') != std::string_view::npos;
    const std::string_view separators = has_commas ? "," : " \t";
    std::vector<std::string> cells;
    while (true) {
        const std::size_t end = line.find_first_of(separators);
        cells.emplace_back(without_blanks(line.substr(0, end)));
        if (end == std::string_view::npos) {
            return cells;
        }
        line.remove_prefix(end + 1);
        if (!has_commas) {
            line = without_blanks(line);
        }
    }
}

std::optional<double> finite_number(std::string_view cell) {
    if (!cell.empty() && cell.front() == '+') {
        cell.remove_prefix(1);
    }
    double value = 0.0;
    const char* const end = cell.data() + cell.size();
    const auto [rest, error] = std::from_chars(cell.data(), end, value);
    if (error != std::errc() || rest != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::string whole_table(const std::filesystem::path& path) {
    std::string text = text_of_file(path, "a table of numbers", largest_table);
    if (text.size() > largest_table) {
        throw IoError(path.string() + ": is larger than 16 MB, too large for a table of numbers");
    }
    return text;
}

}  // namespace

DataTable DataTable::read(const std::filesystem::path& path) {
    return parse(whole_table(path), path.string());
}

DataTable DataTable::parse(std::string_view text, std::string name) {
    DataTable table(std::move(name));
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark) {
        text.remove_prefix(byte_order_mark.size());
    }
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view whole = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t hash = std::min(whole.find('#'), whole.size());
        const std::string_view numbers = without_blanks(whole.substr(0, hash));
        if (numbers.empty()) {
            if (hash < whole.size()) {
                table.comments_.emplace_back(without_blanks(whole.substr(hash + 1)));
            }
        } else if (table.columns_.empty()) {
            table.name_columns(cells_of(numbers), line);
        } else {
            table.add_row(cells_of(numbers), line);
        }
    }
    if (table.rows() == 0) {
        throw ConfigError(table.name_ + ": no row of numbers, expected names of columns and rows");
    }
    return table;
}

void DataTable::name_columns(const std::vector<std::string>& cells, std::size_t line) {
    for (const std::string& cell : cells) {
        if (cell.empty() || finite_number(cell)) {
            throw ConfigError(fmt::format(
                "{}: expected the names of the columns, got \"{}\"", at_line(line), cell));
        }
        if (has(cell)) {
            throw ConfigError(fmt::format("{}: two columns \"{}\"", at_line(line), cell));
        }
        columns_.push_back(cell);
    }
    values_.resize(columns_.size());
    names_line_ = line;
}

void DataTable::add_row(const std::vector<std::string>& cells, std::size_t line) {
    if (cells.size() != columns_.size()) {
        throw ConfigError(fmt::format(
            "{}: expected {} numbers ({}), got {}",
            at_line(line),
            columns_.size(),
            fmt::join(columns_, ", "),
            cells.size()));
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::optional<double> value = finite_number(cells[i]);
        if (!value) {
            throw ConfigError(fmt::format(
                "{}: {}: expected a finite number, got \"{}\"",
                at_line(line),
                columns_[i],
                cells[i]));
        }
        values_[i].push_back(*value);
    }
    lines_.push_back(line);
}

bool DataTable::has(std::string_view column) const {
    return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

const std::vector<double>& DataTable::column(std::string_view column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    if (found == columns_.end()) {
        const std::vector<std::string_view> known(columns_.begin(), columns_.end());
        const auto nearest = nearest_word(column, known);
        throw ConfigError(fmt::format(
            "{}: no column \"{}\"; {}",
            at_line(names_line_),
            column,
            nearest ? fmt::format("did you mean \"{}\"?", *nearest)
                    : fmt::format("columns: {}", fmt::join(known, ", "))));
    }
    return values_[static_cast<std::size_t>(found - columns_.begin())];
}

std::string DataTable::at_line(std::size_t line) const {
    return fmt::format("{}:{}", name_, line);
}

std::string DataTable::place(std::size_t row) const {
    return at_line(lines_.at(row));
}

}  // namespace feynet
