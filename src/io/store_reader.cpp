#include "feynet/io/config_error.hpp"
#include "feynet/io/store.hpp"
#include "hdf5_handle.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

/// How the children of a group are ordered: as they were written, if the file knows that.
H5_index_t order_of(hid_t parent) {
    const Handle group(H5Gopen2(parent, ".", H5P_DEFAULT), H5Gclose);
    const Handle properties(H5Gget_create_plist(group), H5Pclose);
    unsigned order = 0;
    checked(H5Pget_link_creation_order(properties, &order));
    return (order & H5P_CRT_ORDER_TRACKED) != 0 ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;
}

std::vector<std::string> names_in(hid_t group) {
    std::vector<std::string> names;
    const H5L_iterate_t note = [](hid_t, const char* name, const H5L_info_t*, void* out) -> herr_t {
        static_cast<std::vector<std::string>*>(out)->emplace_back(name);
        return 0;
    };
    checked(H5Literate(group, order_of(group), H5_ITER_INC, nullptr, note, &names));
    return names;
}

bool is_group(hid_t parent, const std::string& name) {
    H5O_info_t info;
    checked(H5Oget_info_by_name2(parent, name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT));
    return info.type == H5O_TYPE_GROUP;
}

bool is_of_numbers(hid_t dataset) {
    const Handle type(H5Dget_type(dataset), H5Tclose);
    const H5T_class_t kind = H5Tget_class(type);
    return kind == H5T_FLOAT || kind == H5T_INTEGER;
}

/// The name of the scale of one axis.
std::string axis_name(hid_t dataset, unsigned axis) {
    std::string name;
    const H5DS_iterate_t note = [](hid_t, unsigned, hid_t scale, void* out) -> herr_t {
        constexpr std::size_t longest = 256;
        std::string path(longest, '\0');
        const ssize_t length = H5Iget_name(scale, path.data(), path.size());
        if (length < 0) {
            return -1;
        }
        path.resize(length > 0 ? std::min(static_cast<std::size_t>(length), longest - 1) : 0);
        *static_cast<std::string*>(out) = path.substr(path.rfind('/') + 1);
        return 1;
    };
    checked(H5DSiterate_scales(dataset, axis, nullptr, note, &name));
    return name;
}

Dataset dataset_in(hid_t group, const std::string& name) {
    const Handle handle(H5Dopen2(group, name.c_str(), H5P_DEFAULT), H5Dclose);
    const Handle space(H5Dget_space(handle), H5Sclose);
    std::vector<hsize_t> extent(
        static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space))));
    checked(H5Sget_simple_extent_dims(space, extent.data(), nullptr));
    Dataset dataset{.name = name, .shape = {}, .values = {}, .dimensions = {}};
    std::size_t size = 1;
    for (std::size_t axis = 0; axis < extent.size(); ++axis) {
        size *= extent[axis];
        dataset.shape.push_back(static_cast<Index>(extent[axis]));
        dataset.dimensions.push_back(axis_name(handle, static_cast<unsigned>(axis)));
    }
    dataset.values.resize(size);
    checked(
        H5Dread(handle, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, dataset.values.data()));
    return dataset;
}

/// Adds the groups at and below a path that have datasets besides their axes.
void collect(hid_t parent, const std::string& path, std::vector<Group>& groups) {
    Group group{.path = path, .datasets = {}};
    for (const std::string& name : names_in(parent)) {
        if (is_group(parent, name)) {
            const Handle child(H5Gopen2(parent, name.c_str(), H5P_DEFAULT), H5Gclose);
            collect(child, path.empty() ? name : fmt::format("{}/{}", path, name), groups);
        } else {
            const Handle handle(H5Dopen2(parent, name.c_str(), H5P_DEFAULT), H5Dclose);
            if (checked(H5DSis_scale(handle)) == 0 && is_of_numbers(handle)) {
                group.datasets.push_back(dataset_in(parent, name));
            }
        }
    }
    if (!group.datasets.empty()) {
        groups.push_back(std::move(group));
    }
}

}  // namespace

std::vector<Group> read_store(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        throw ConfigError(path.string() + ": no such file");
    }
    const std::lock_guard lock(hdf5_in_use());
    require_memory_for_hdf5();
    const SilentErrors silent;
    std::vector<Group> groups;
    try {
        const Handle file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose);
        collect(file, "", groups);
    } catch (const IoError& reason) {
        throw IoError(fmt::format("{}: cannot be read: {}", path.string(), reason.what()));
    }
    return groups;
}

}  // namespace feynet
