#pragma once

#include "feynet/core/block.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace feynet {

/// Numbers with named axes, the last axis fastest: ⟨x²⟩ as chain × draw, G(k) as chain × lag.
struct Dataset {
    std::string name;
    std::vector<Index> shape;
    std::vector<double> values;
    std::vector<std::string> dimensions;  ///< one name per axis: "chain", "draw", "lag"
    std::string long_name{};              ///< what it is, for people; may be empty
};

/// Datasets that share their axes, under a path in the file: "decay/posterior",
/// "decay/sample_stats".
struct Group {
    std::string path;
    std::vector<Dataset> datasets;
    std::vector<std::pair<std::string, std::string>> attributes{};
};

/// Writes samples.h5, complete or not at all, laid out as netCDF-4: every axis of a group is a
/// dimension scale, numbered 0, 1, … unless the group has a dataset of that name with that one
/// axis.
///
/// Each network is a group with `posterior` (chain × draw) and `sample_stats` in it, read by
/// `xarray.open_dataset(path, group="decay/posterior")` or by
/// `arviz.InferenceData.from_netcdf(path, base_group="decay")`, both with engine="h5netcdf".
///
/// @throws InvalidInput if a dataset does not have the size of its shape, or two datasets of a
/// group
///         disagree on the length of an axis
/// @throws IoError
void write_store(const std::filesystem::path& path, const std::vector<Group>& groups);

/// The groups of such a file, or of any HDF5 file, with their datasets of numbers, without what
/// numbers the axes and without attributes. An axis without a scale has no name.
///
/// @throws ConfigError if there is no such file
/// @throws IoError if it is not HDF5 or cannot be read
std::vector<Group> read_store(const std::filesystem::path& path);

}  // namespace feynet
