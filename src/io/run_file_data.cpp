#include "feynet/io/file_mark.hpp"
#include "feynet/io/run_file.hpp"
#include "feynet/io/toml_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace feynet {

std::filesystem::path RunFile::data_file(
    std::string_view section, std::string_view key, const std::string& name) {
    const bool is_name = !name.empty() && name.find('\0') == std::string::npos;
    const auto path = std::filesystem::path(name_).parent_path() / name;
    const auto require_file = [&] {
        require(is_name, key, "must name a file, got {}", feynet::quoted(name));
        std::error_code error;
        const auto type = std::filesystem::status(path, error).type();
        using Type = std::filesystem::file_type;
        require(
            type != Type::not_found && type != Type::none,
            key,
            "must name a file beside the run file, there is no {}",
            path.string());
        require(type == Type::regular, key, "must name a file, {} is none", path.string());
    };
    locate(require_file, section);
    std::string line =
        fmt::format("# data file {}: {}\n", feynet::quoted(name), mark_of(path).in_words());
    if (std::find(data_files_.begin(), data_files_.end(), line) == data_files_.end()) {
        data_files_.push_back(std::move(line));
    }
    return path;
}

}  // namespace feynet
