#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// Measured numbers: a text file of columns with names,
///
///     # where the numbers come from, units, scale
///     m_q, condensate, error
///     0.000673563, 0.006323923, 1.1e-4
///
/// The first line that is neither empty nor a comment names the columns; every later one is a row
/// with a finite number for each. Separators are commas, or blanks where the names have none.
/// After `#` the rest of a line is a comment.
class DataTable {
public:
    /// @throws ConfigError if there is no such file or a line is wrong, with its place
    /// @throws IoError if it is a directory, larger than 16 MB or cannot be read
    static DataTable read(const std::filesystem::path& path);

    /// @param  name  the name of the text in messages
    /// @throws ConfigError if a line is wrong, with its place
    static DataTable parse(std::string_view text, std::string name);

    const std::string& name() const { return name_; }
    std::size_t rows() const { return lines_.size(); }
    const std::vector<std::string>& columns() const { return columns_; }
    /// Whether there is a column of this name.
    bool has(std::string_view column) const;

    /// The numbers of one column, from the first row to the last.
    /// @throws ConfigError naming the columns and the nearest of them
    const std::vector<double>& column(std::string_view column) const;

    /// "file:line" of a row, to say what is wrong with its numbers.
    std::string place(std::size_t row) const;

    /// The comment lines without `#`: the source of the numbers, in the words of the file.
    const std::vector<std::string>& comments() const { return comments_; }

private:
    explicit DataTable(std::string name) : name_(std::move(name)) {}

    void name_columns(const std::vector<std::string>& cells, std::size_t line);
    void add_row(const std::vector<std::string>& cells, std::size_t line);
    std::string at_line(std::size_t line) const;

    std::string name_;
    std::vector<std::string> columns_;
    std::vector<std::vector<double>> values_;  ///< a list for each column
    std::vector<std::size_t> lines_;           ///< of each row
    std::vector<std::string> comments_;
    std::size_t names_line_ = 0;
};

}  // namespace feynet
