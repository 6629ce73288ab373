#pragma once

#include "feynet/core/words.hpp"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// What a run is written as for other programs.
enum class ExportFormat {
    Csv,       ///< a table for each group and set of axes
    Npy,       ///< NumPy: a file for each dataset
    Pyerrors,  ///< json.gz of pyerrors: a file for each network
    Netcdf,  ///< ArviZ: a file for each network, whose groups are `posterior`, `sample_stats`, …
    Svg,     ///< the pictures of its report: a file for each
};

template <>
struct Words<ExportFormat> {
    static constexpr std::array<std::string_view, 5> value{
        "csv", "npy", "pyerrors", "netcdf", "svg"};
};

/// Writes the samples of a run for other programs, each file complete or not at all.
///
/// @param run  a run directory with samples.h5; for pictures, with report.html
/// @param to   the directory of the files, made if need be; those of an earlier export are replaced
/// @return     the paths of the files
/// @throws ConfigError if there is no such file
/// @throws InvalidInput if it has nothing of that format
/// @throws IoError
std::vector<std::filesystem::path> export_run(
    const std::filesystem::path& run, ExportFormat format, const std::filesystem::path& to);

}  // namespace feynet
